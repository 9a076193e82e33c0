import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { saveFile } from "../../src/cli/save-file.js";

const file = { name: "log.csv", type: "text/csv", bytes: new TextEncoder().encode("new") };
const before = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "opsg-out-"));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

it("a file is written under its own name, and never over one that is there", async () => {
  writeFileSync("log.csv", "worked on");
  expect(await saveFile(file, null)).toEqual({ ok: true, value: "log (2).csv" });
  expect(await saveFile(file, null)).toEqual({ ok: true, value: "log (3).csv" });
  expect(readFileSync("log.csv", "utf8")).toBe("worked on");
  expect(readFileSync("log (2).csv", "utf8")).toBe("new");
});

it("a name never leads out of the folder", async () => {
  expect(await saveFile({ ...file, name: "../../log.csv" }, null)).toEqual({ ok: true, value: "log.csv" });
});

it("where --out says, it is written over what is there", async () => {
  writeFileSync("mine.csv", "old");
  expect(await saveFile(file, "mine.csv")).toEqual({ ok: true, value: "mine.csv" });
  expect(readFileSync("mine.csv", "utf8")).toBe("new");
});

it("where nothing can be written, it is said what to do", async () => {
  const saved = await saveFile(file, join(folder, "nowhere", "log.csv"));
  expect(saved).toMatchObject({ ok: false, problem: { instead: "Name another place with --out FILE." } });
});

it("writes over a file of its own kind where it is told to, and over no other", async () => {
  writeFileSync("opsg.db", "precious");
  expect(await saveFile(file, "opsg.db")).toMatchObject({
    ok: false,
    problem: { what: expect.stringContaining("left as it is") },
  });
  expect(readFileSync("opsg.db", "utf8")).toBe("precious");
  expect(await saveFile(file, "mine.CSV")).toEqual({ ok: true, value: "mine.CSV" });
  expect(await saveFile(file, "mine.CSV")).toEqual({ ok: true, value: "mine.CSV" });
});
