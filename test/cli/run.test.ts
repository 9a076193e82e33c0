import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../../src/cli/run.js";
import { readConfig } from "../../src/config.js";
import { openTerminal } from "../../src/start.js";

const NOW = new Date("2026-11-23T10:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "opsg-cli-"));
const MINUTES = "src/sandbox/sample/meeting-12.md";
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const database = (name: string) => `file:${join(folder, `${name}.db`)}`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const typed = async (url: string, ...argv: string[]) => {
  const read = readConfig({ DATABASE_URL: url });
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

describe("opsg in a terminal", () => {
  const url = database("log");
  const opsg = (...argv: string[]) => typed(url, ...argv);

  beforeAll(async () => {
    expect((await opsg("import", MINUTES)).exit).toBe(0);
    const added = await opsg("person", "add", "Primrose Quill", "--role", "secretary", "--email", "p@example.org");
    expect([added.exit, added.err]).toEqual([0, ""]);
    await opsg("person", "add", "Thaddeus Samphire", "--role", "member", "--email", "t@example.org");
  });

  it("acts as the operator, and prints cards with the lines to type next", async () => {
    const { exit, out, err } = await opsg("action", "list", "overdue");
    expect([exit, err]).toEqual([0, ""]);
    expect(out).toContain("! HWG 7/02");
    expect(out).toContain("Next:\n  Raise an action: action new");
    expect(out.match(/\(each after: npm run -s opsg --\)\n$/g)).toHaveLength(1);
  });

  it("a file that --out names is called by that name, and by no other", async () => {
    const path = join(folder, "draft of ours.md");
    const made = await opsg("minutes", "12", "--out", path);
    expect([made.exit, made.err]).toEqual([0, `Written to ${path}\n`]);
    expect(made.out).not.toMatch(/HWG_12/u);
    expect((await opsg("--json", "minutes", "12", "--out", path)).json().file).toBe(path);
  });

  it("acts as somebody by name or e-mail address, with their rights", async () => {
    const asSecretary = await opsg(
      "--as",
      "primrose quill",
      "action",
      "withdraw",
      "12/3",
      "because",
      "the wind dropped",
    );
    expect([asSecretary.exit, asSecretary.err]).toEqual([0, ""]);
    const asMember = await opsg("action", "reopen", "12/3", "because", "it is back", "--as", "t@example.org");
    expect(asMember.exit).toBe(1);
    expect(asMember.err).toContain("the Chair or the Secretary");
  });

  it("an unknown person to act as is wrong use", async () => {
    const { exit, err } = await opsg("action", "list", "--as", "Nobody");
    expect([exit, err]).toEqual([
      2,
      "Nobody called Nobody is known here.\nType npm run -s opsg -- person list to see who is.\n",
    ]);
  });

  it("gives data as JSON: the actions themselves", async () => {
    const list = (await opsg("action", "list", "all", "--json")).json();
    expect(list[0]).toMatchObject({ reference: "HWG 7/02", status: "open", owners: [expect.any(String)] });
    const shown = (await opsg("action", "show", "7/2", "--json")).json();
    expect(shown).toMatchObject({ ...list[0], text: expect.stringContaining("derrick") });
    expect(shown.targets.at(-1).to).toBe(list[0].target);
    expect(shown).toHaveProperty("updates");
    expect((await opsg("help", "--json")).json()).toMatchObject({ title: expect.any(String) });
  });

  it("an unknown word is answered with the nearest command, and is wrong use", async () => {
    const { exit, err } = await opsg("action", "lits");
    expect(exit).toBe(2);
    expect(err).toContain("Did you mean action list? For example: npm run -s opsg -- action list");
  });

  it("a command that cannot be done is a fault, and says what to type instead", async () => {
    const { exit, err, out } = await opsg("action", "show", "999/1");
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toContain("There is no action HWG 999/01.");
    expect(err).toContain("npm run -s opsg -- action list");
  });

  it("help also tells what only the terminal has", async () => {
    const { exit, out } = await opsg("help");
    expect([exit, (await opsg()).out]).toEqual([0, out]);
    for (const told of ["import FILE [--dry-run] [--json] [--committee CODE]", "--as PERSON", "--committee", "--json"])
      expect(out).toContain(told);
    expect((await opsg("help", "action", "new")).out).not.toContain("import FILE");
  });

  it.each([[["help", "import"]], [["import", "--help"]]])("%j explains the import", async (argv) => {
    const { exit, out } = await opsg(...argv);
    expect(exit).toBe(0);
    expect(out).toMatch(/For example +npm run -s opsg -- import minutes\.md --dry-run/);
  });

  it.each([
    [["help", "sandbox"], "npm start -- --fresh"],
    [["help", "preview"], "reminders preview [next week"],
    [["help", "reminders", "preview"], "reminders preview [next week"],
  ])("%j says what to type", async (argv, what) => {
    const { exit, out } = await opsg(...argv);
    expect(exit).toBe(0);
    expect(out).toContain(what);
  });

  it("--version prints the package's version", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(await opsg("--version")).toMatchObject({ exit: 0, out: `${version}\n`, err: "" });
  });

  it("what the shell kept together arrives as it was meant", async () => {
    expect((await opsg("action", "show", "HWG 7/2")).exit).toBe(0);
    expect((await opsg("action", "update", "7/2", "“Curly” it’s going")).out).toContain("\n“Curly” it’s going\n");
    const away = await opsg("person", "away", "Primrose Quill", "--until", "14 March");
    expect([away.exit, away.err]).toEqual([0, ""]);
    expect((await opsg("action", "close", "12/2", "at 12")).err).toBe("");
  });

  it("where a chat would open a form, it says which line to type", async () => {
    const { exit, err } = await opsg("action", "new");
    expect(exit).toBe(2);
    expect(err).toContain("Type it on one line, for example: npm run -s opsg -- action new");
  });

  it("a committee is named apart from the words", async () => {
    await opsg("committee", "add", "LKF", "Lantern Keepers", "secretary", "Ada Wick", "email", "ada@example.org");
    expect((await opsg("action", "list")).err).toContain("Add --committee and one of HWG, LKF.");
    expect((await opsg("action", "list", "--committee", "lkf")).out).toContain("LKF");
    expect((await opsg("action", "list", "--committee", "HWG")).out).toContain("HWG 7/02");
  });

  it("person import reads a list from a file, and the line beneath it stores that list", async () => {
    const path = join(folder, "people.csv");
    writeFileSync(path, 'Name,E-mail,Party,Role\nWilbur Sedge,w@example.org,"Saltmarsh Trust",member\n');
    const shown = await opsg("person", "import", path, "--committee", "HWG");
    expect([shown.exit, shown.out]).toEqual([0, expect.stringContaining("Wilbur Sedge: w@example.org, member")]);
    expect(shown.out).toContain("1 new");
    const line = /Add them: (person import preview .*)/u.exec(shown.out)?.[1] ?? "";
    expect((await opsg(...line.split(" "), "--committee", "HWG")).out).toContain("1 person is stored");
    const missing = await opsg("person", "import", join(folder, "nobody.csv"), "--committee", "HWG");
    expect([missing.exit, missing.err]).toEqual([1, expect.stringContaining("nobody.csv: there is no such file.")]);
  });

  it("terminal control sequences in an action are not printed", async () => {
    await opsg("action", "update", "7/2", "all \u001b]0;evil\u0007 clear", "--committee", "HWG");
    const { out } = await opsg("action", "show", "7/2", "--committee", "HWG");
    expect(out).toContain("evil");
    expect(out).not.toMatch(/(?![\t\n])\p{Cc}/u);
  });
});

describe("opsg preview", () => {
  const url = database("preview");
  const opsg = (...argv: string[]) => typed(url, ...argv);
  type Line = { at: string; stage: string; action: string; party: string; to: string[]; late: boolean };
  const lines = async (...argv: string[]): Promise<Line[]> => (await opsg("preview", ...argv, "--json")).json();

  beforeAll(async () => {
    expect((await opsg("import", MINUTES)).exit).toBe(0);
  });

  it("lists every reminder of a span of days, in order, in the past as in the future", async () => {
    for (const [from, to] of [
      ["2022-02-01", "2022-12-31"],
      ["2027-01-01", "2027-06-30"],
    ] as const) {
      const said = await lines("--from", from, "--to", to);
      expect(said.length).toBeGreaterThan(10);
      expect(Object.keys(said[0] ?? {})).toEqual(["at", "stage", "action", "party", "to", "late"]);
      expect(said.map(({ at }) => Date.parse(at))).toEqual(
        said.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b),
      );
      for (const { at, stage, to: names } of said) {
        expect(at).toMatch(/^\d{4}-\d{2}-\d{2}T09:00:00\+0[01]:00$/);
        expect(at >= from && at.slice(0, 10) <= to).toBe(true);
        expect(stage).toMatch(/^(before-(10|5|1)|due|overdue|tbc)$/);
        expect(names).toEqual([]);
      }
    }
  });

  it("names the party's contacts, and marks in words that nothing is sent while the committee is paused", async () => {
    const [first] = await lines("--from", "2027-01-01", "--to", "2027-01-31");
    const party = first?.party ?? "";
    await opsg("party", "add", party);
    expect((await opsg("person", "add", "Wren Holloway", "--contact-for", party)).err).toBe("");
    const [again] = await lines("--from", "2027-01-01", "--to", "2027-01-31");
    expect(again).toEqual({ ...first, to: ["Wren Holloway"] });
    const { out, exit } = await opsg("preview", "--from", "2027-01-01", "--to", "2027-01-31");
    expect(exit).toBe(0);
    expect(out).toContain("The reminders of HWG are paused");
    expect(out).toContain("to Wren Holloway");
  });

  it("days that cannot be read are a fault, and said", async () => {
    expect(await opsg("preview", "--from", "2027-02-30")).toMatchObject({
      exit: 1,
      err: expect.stringContaining("There is no such day"),
    });
  });
});

describe("opsg import", () => {
  it("a dry run says what it would do and stores nothing", async () => {
    const url = database("dry");
    const { exit, out, err } = await typed(url, "import", MINUTES, "--dry-run");
    expect([exit, err]).toEqual([0, `Reading ${MINUTES} …\n`]);
    expect(out).toContain("dry run");
    expect((await typed(url, "action", "list")).out).toContain("There is no committee yet");
  });

  it("prints what was read as JSON, with the progress apart from it", async () => {
    const { exit, json } = await typed(database("json"), "import", MINUTES, "--json");
    expect(exit).toBe(0);
    expect(json()).toMatchObject({
      meeting: { committee: "HWG", number: 12, date: "2026-11-10", status: "draft", classification: "White" },
      changes: { created: 11, updated: 0, unchanged: 0 },
      actions: expect.any(Array),
      decisions: expect.any(Array),
      next: expect.any(Array),
      warnings: expect.any(Array),
      unread: expect.any(Array),
    });
  });

  it("the same file again changes nothing", async () => {
    const url = database("again");
    await typed(url, "import", MINUTES);
    expect((await typed(url, "import", MINUTES, "--json")).json().changes).toEqual({
      created: 0,
      updated: 0,
      unchanged: 11,
    });
  });

  it.each([
    ["a file that is not there", "nothing.md", null, "there is no such file"],
    ["a folder", ".", null, "it is a folder"],
    ["an empty file", "empty.md", "", "empty"],
    ["a picture", "picture.md", "\u0000\u0001PNG", "not plain text"],
    ["a file over 10 MB", "big.md", "x".repeat(10 * 1024 * 1024 + 1), "over 10 MB"],
    ["something that is no minutes", "shopping.md", "milk\nbread\n", ""],
  ])("%s is refused with a clear message, and nothing is stored", async (_, name, contents, why) => {
    const url = database("bad");
    const file = contents === null ? name : join(folder, name);
    if (contents !== null) writeFileSync(file, contents);
    const { exit, err, out } = await typed(url, "import", file);
    expect([exit, out]).toEqual([1, ""]);
    expect(err).toContain(why);
    expect(err.split("\n").length).toBeGreaterThan(2);
    expect((await typed(url, "action", "list")).out).toContain("There is no committee yet");
  });

  it.each([
    ["without a file", ["import"]],
    ["with two files", ["import", "a", "b"]],
    ["as --dry-run of something else", ["action", "list", "--dry-run"]],
  ])("%s it is wrong use", async (_, argv) => {
    expect((await typed(database("use"), ...argv)).exit).toBe(2);
  });

  it("minutes of another committee than the one named are refused", async () => {
    const { exit, err } = await typed(database("other"), "import", MINUTES, "--committee", "LKF");
    expect(exit).toBe(1);
    expect(err).toContain("LKF");
  });

  it("only the Secretary may, and the operator", async () => {
    const url = database("who");
    await typed(url, "import", MINUTES);
    await typed(url, "person", "add", "Primrose Quill", "--role", "secretary");
    await typed(url, "person", "add", "Marigold Tern", "--role", "chair");
    const chair = await typed(url, "import", MINUTES, "--as", "Marigold Tern");
    expect([chair.exit, chair.err]).toEqual([1, expect.stringContaining("Only the Secretary may import minutes")]);
    expect((await typed(url, "import", MINUTES, "--as", "Primrose Quill")).exit).toBe(0);
  });
});
