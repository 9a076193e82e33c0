import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLog } from "../src/log.js";

const logged = (pretty: boolean, say: (log: ReturnType<typeof createLog>) => void): string => {
  const out = new PassThrough();
  say(createLog("info", pretty, out));
  return String(out.read() ?? "");
};

describe("the log", () => {
  it.each([false, true])("hides secrets wherever they stand (for a person: %s)", (pretty) => {
    const text = logged(pretty, (log) => {
      log.info(
        { token: "hunter2", headers: { Authorization: "hunter2", deep: [{ app_password: "hunter2" }] } },
        "fields",
      );
      log.warn({ url: "postgresql://me:hunter2@db/opsg" }, "connecting to postgresql://me:hunter2@db/opsg");
      log.error({ err: new Error("xoxb-hunter2-1 was refused, Bearer hunter2") }, "send failed");
      log.error(new Error("no postgres://me:hunter2@db", { cause: { clientSecret: "hunter2" } }), "plain error");
    });
    expect(text).not.toContain("hunter2");
    expect(text).toContain("postgresql://me:[hidden]@db/opsg");
    expect(text).toContain("was refused");
  });

  it("leaves what it was given untouched", () => {
    const fields = { token: "kept" };
    logged(false, (log) => log.info(fields, "x"));
    expect(fields).toEqual({ token: "kept" });
  });

  it("for a person, a line says what happened and the fields after it", () => {
    expect(logged(true, (log) => log.info({ port: 3000 }, "Listening"))).toBe('Listening  {"port":3000}\n');
    expect(logged(true, (log) => log.warn({}, "Careful"))).toBe("warning: Careful\n");
  });

  it("for a person, a line that says why is one sentence", () => {
    const why = "no account of theirs is linked yet";
    expect(logged(true, (log) => log.warn({ delivery: "d1", key: "k", why }, "a message was not sent"))).toBe(
      `warning: a message was not sent: ${why}.\n`,
    );
  });

  it("for a machine, a line is JSON with its level and time", () => {
    const line = JSON.parse(logged(false, (log) => log.info({ port: 3000 }, "Listening")));
    expect(line).toMatchObject({ level: 30, port: 3000, msg: "Listening" });
  });
});
