import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../../src/cli/run.js";
import { readConfig } from "../../src/config.js";
import { openTerminal } from "../../src/start.js";

const NOW = new Date("2026-11-23T10:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "opsg-tick-"));
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const SLACK = {
  SLACK_BOT_TOKEN: "xoxb-1",
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
  SLACK_API_URL: "http://127.0.0.1:9/api/",
};
const TEAMS = {
  MICROSOFT_APP_ID: "00000000-0000-0000-0000-000000000009",
  MICROSOFT_APP_PASSWORD: "none-at-all",
  MICROSOFT_APP_TYPE: "SingleTenant",
  MICROSOFT_APP_TENANT_ID: "00000000-0000-0000-0000-000000000008",
};

const typed = async (env: Record<string, string>, ...argv: string[]) => {
  const read = readConfig({ DATABASE_URL: `file:${join(folder, "log.db")}`, ...env });
  if (!read.ok) throw new Error(read.faults.join());
  let out = "";
  let err = "";
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    lines: () => [],
    columns: null,
  };
  const exit = await runCli(argv, terminal, () => openTerminal(read.config, silent, { clock: { now: () => NOW } }));
  return { exit, out, err, json: () => JSON.parse(out) };
};
const opsg = (...argv: string[]) => typed({}, ...argv);
const dryRun = async (at: string, env: Record<string, string> = {}) =>
  (await typed(env, "tick", "--at", at, "--dry-run", "--json")).json();

beforeAll(async () => {
  await opsg("import", "src/sandbox/sample/meeting-12.md");
  await opsg("person", "add", "Primrose Quill", "--role", "secretary", "--email", "p@example.org");
  const slack = ["--slack", "U0CORNELIUS"];
  await opsg("person", "add", "Cornelius Winch", "--role", "member", "--contact-for", "Quayside Cranes", ...slack);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("tick", () => {
  it("is told of in the help", async () => {
    expect((await opsg("help", "tick")).out).toContain("plans and sends once what is due");
  });

  it("of a paused committee plans nothing, and says that it is paused", async () => {
    const { exit, out } = await opsg("tick", "--at", "2026-11-30T09:00:00Z", "--dry-run");
    expect(exit).toBe(0);
    expect(out).toContain("The reminders of HWG are paused");
    expect((await dryRun("2026-11-30 09:00")).queued).toEqual([]);
  });

  it("with --dry-run says what a pass at any instant would queue, past or future, and stores nothing", async () => {
    await opsg("reminders", "start", "now");
    for (const at of ["2026-11-30 09:00", "2026-11-30T09:00:00Z"]) {
      const ticked = await dryRun(at, SLACK);
      expect(ticked).toMatchObject({ at: "2026-11-30T09:00:00+00:00", dryRun: true, paused: [] });
      expect(ticked.queued).toContainEqual({
        committee: "HWG",
        what: "HWG 11/02, 1 working day before",
        action: "HWG 11/02",
        stage: "before-1",
        party: "Quayside Cranes",
        to: "Cornelius Winch",
        late: false,
        state: "would be sent",
        why: null,
      });
    }
    const past = await dryRun("2026-11-17 09:00");
    expect(past.queued.map(({ what }: { what: string }) => what)).toContain("HWG 11/02, 10 working days before");
    expect((await opsg("reminders", "queued", "--json")).json()).toEqual([]);
  });

  it("with --dry-run says what would wait for a platform that has no token here, as the pass itself then says", async () => {
    const { queued } = await dryRun("2026-11-30 09:00");
    expect(queued).toContainEqual(
      expect.objectContaining({
        ...{ action: "HWG 11/02", to: "Cornelius Winch", state: "would wait" },
        why: "Slack is not configured here: the bot that has its token sends this",
      }),
    );
    const { out } = await opsg("tick", "--at", "2026-11-30 09:00", "--dry-run");
    expect(out).toContain("would wait · Slack is not configured here");
    expect(out).not.toContain("would be sent");
  });

  it("with --dry-run says whom nothing would reach, and that the Secretary would be told", async () => {
    await opsg("person", "add", "Tobias Reed", "--contact-for", "Tidewater Ferries", "--teams", "29:reed");
    const reminded = (env: Record<string, string>) => dryRun("2026-11-30 09:00", { ...SLACK, ...env });
    expect((await reminded(TEAMS)).queued).toContainEqual(
      expect.objectContaining({
        ...{ party: "Tidewater Ferries", to: "Tobias Reed", state: "would fail" },
        why: expect.stringMatching(/^They have not met the bot on Teams.*; the Secretary would be told$/),
      }),
    );
    const nobody = "nobody who answers for it has an account I can write to";
    expect((await reminded({})).queued).toContainEqual(
      expect.objectContaining({
        ...{ what: expect.stringContaining("nobody to remind"), party: "Tidewater Ferries", to: "Primrose Quill" },
        ...{ state: "would wait", why: `no account of theirs is linked yet; to say: ${nobody}` },
      }),
    );
  });

  it("says all that the bot sends of its own accord, the Chair's digest too, and stores nothing of it", async () => {
    const queued = async (at: string): Promise<string[]> =>
      (await dryRun(at)).queued.map(({ what, to }: { what: string; to: string }) => `${what} to ${to}`);
    await opsg("person", "add", "Marigold Tern", "--role", "chair", "--email", "m@example.org");
    const told = ["Digest to Marigold Tern", "Clash to Primrose Quill", "Not recorded to Primrose Quill"];
    expect(await queued("2026-12-01T09:05:00Z")).toEqual(expect.arrayContaining(told));
    expect((await opsg("reminders", "queued", "--json")).json()).toEqual([]);
  });

  it("has pictures fetched where the running bot serves them, and nowhere as long as nobody said where that is", async () => {
    for (const [env, at] of [
      [{ PUBLIC_URL: "https://opsg.example.org/" }, "https://opsg.example.org/files/some-token"],
      [{}, null],
    ] as const) {
      const read = readConfig({ DATABASE_URL: `file:${join(folder, "log.db")}`, ...env });
      if (!read.ok) throw new Error(read.faults.join());
      const house = await openTerminal(read.config, silent);
      expect(house.fileUrl("some-token")).toBe(at);
      await house.close();
    }
  });

  it("at a time outside the hours of reminders plans none", async () => {
    for (const at of ["2026-11-30 08:59", "2026-11-29 12:00"])
      expect((await dryRun(at)).queued.filter(({ stage }: { stage: string | null }) => stage !== null)).toEqual([]);
  });

  it("with a platform configured makes no pass at another time, and says what to add", async () => {
    const refused = await typed(SLACK, "tick", "--at", "2026-11-30 09:00");
    expect(refused).toMatchObject({ exit: 2, out: "" });
    expect(refused.err).toContain("Another instant than now is for the sandbox alone");
    expect(refused.err).toContain("--dry-run");
    expect((await opsg("reminders", "queued", "--json")).json()).toEqual([]);
  });

  it.each([
    [["tick", "--at", "soon"], "“soon” is no day and time that I can read."],
    [["tick", "--at", "2026-02-30 09:00"], "“2026-02-30 09:00” is no day and time"],
    [["tick", "--at"], "tick takes an instant and nothing else."],
    [["tick", "tock"], "tick takes an instant and nothing else."],
  ])("%s is refused with what to type instead", async (argv, why) => {
    const { exit, err } = await opsg(...argv);
    expect([exit, err]).toEqual([2, expect.stringContaining(why)]);
  });

  it("without the platform's token makes the pass of any instant: what is for people there stays queued, and says so", async () => {
    const ticked = (await opsg("tick", "--at", "2026-11-30 09:00", "--json")).json();
    expect(ticked.queued).toContainEqual(
      expect.objectContaining({
        // The first of those to him, by its reference: the others wait for it.
        ...{ action: "HWG 7/02", to: "Cornelius Winch", state: "waiting" },
        why: "Slack is not configured here: the bot that has its token sends this",
      }),
    );
    const again = (await opsg("tick", "--at", "2026-11-30 09:30", "--json")).json();
    expect(again.queued).toEqual([]);
    expect((await opsg("reminders", "failed", "--json")).json()).toEqual([]);
  });

  it("with --dry-run says of what waits from before whether it would go, wait for its hours, or is of no use any more", async () => {
    const cornelius = async (at: string, env = SLACK) =>
      (await dryRun(at, env)).waiting
        .filter(({ action, to }: Record<string, unknown>) => action === "HWG 11/02" && to === "Cornelius Winch")
        .map(({ state, why }: Record<string, unknown>) => ({ state, why }));
    expect(await cornelius("2026-11-30 09:45")).toEqual([{ state: "would be sent", why: null }]);
    expect(await cornelius("2026-11-30 18:00")).toEqual([
      { state: "would wait", why: "reminders wait for their hours" },
    ]);
    await opsg("action", "withdraw", "11/02", "overtaken");
    expect(await cornelius("2026-11-30 09:45")).toEqual([
      { state: "would be dropped", why: "it is of no use any more" },
    ]);
  });
});
