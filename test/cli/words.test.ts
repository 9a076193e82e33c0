import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readArguments } from "../../src/cli/arguments.js";
import { toJson, withoutControls, wrap } from "../../src/cli/print.js";

const read = (...argv: string[]) => {
  const result = readArguments(argv);
  if (!result.ok) throw new Error(result.problem.what);
  return result.value;
};

describe("what is typed in a terminal", () => {
  it.each([
    [["action", "list", "overdue"], "action list overdue"],
    [["action list overdue"], "action list overdue"],
    [["action", "new", "NetCo to publish it", "owner", "NetCo"], 'action new "NetCo to publish it" owner NetCo'],
    [
      ["person", "add", "A B", "--role", "secretary", "--email=a@b.org"],
      'person add "A B" role secretary email a@b.org',
    ],
    [["person", "add", "A B", "--contact-for", "Rope Co"], 'person add "A B" contact-for "Rope Co"'],
    [["action", "update", "64/1", 'he said "no" twice'], 'action update 64/1 he said "no" twice'],
    [["action", "update", "64/1", "-5 degrees"], "action update 64/1 -5 degrees"],
    [["action", "show", "HWG 12/04"], "action show HWG 12/04"],
    [["action", "close", "12/05", "at 12"], "action close 12/05 at 12"],
    [["action", "update", "12/04", "“Curly” it’s going"], "action update 12/04 “Curly” it’s going"],
    [["action", "update", "12/04", "All is well."], "action update 12/04 All is well."],
    [["action", "new", "Move the “big” target owner", "owner", "A"], "action new Move the “big” target owner owner A"],
    [
      ["action", "new", "Set the target price", "--owner", "Owner Co"],
      'action new "Set the target price" owner "Owner Co"',
    ],
    [["action", "new", "NetCo to publish it owner NetCo"], "action new NetCo to publish it owner NetCo"],
    [["action", "withdraw", "12/3", "--because=the wind dropped"], 'action withdraw 12/3 because "the wind dropped"'],
    [["person", "away", "A B", "--until", "14 March"], "person away A B until 14 March"],
    [["person", "away", "A B", "--until=14 March"], "person away A B until 14 March"],
    [["committee", "add", "LKF", "Lantern Keepers"], 'committee add LKF "Lantern Keepers"'],
    [
      ["committee", "add", "LKF", "Lantern Keepers", "secretary", "Alex Green", "email", "a@b.org"],
      'committee add LKF "Lantern Keepers" secretary "Alex Green" email a@b.org',
    ],
    [["action", "new", "--help"], "help action new"],
  ])("%j is the line: %s", (argv, line) => {
    expect(read(...argv).line).toBe(line);
  });

  it("options may stand anywhere among the words", () => {
    expect(read("--json", "person", "add", "A", "--role", "chair", "--committee", "LKF", "--as", "Robin")).toEqual({
      words: ["person", "add", "A", "role", "chair"],
      line: "person add A role chair",
      as: "Robin",
      committee: "LKF",
      json: true,
      dryRun: false,
      on: null,
      out: null,
    });
  });

  it("an option that import does not have is named", () => {
    expect(readArguments(["import", "x.md", "--bogus"])).toMatchObject({
      ok: false,
      problem: { what: "import knows no option --bogus." },
    });
  });

  it("an option without its value is refused", () => {
    expect(readArguments(["action", "list", "--as"]).ok).toBe(false);
  });
});

describe("what is printed in a terminal", () => {
  it("text from people cannot command the terminal", () => {
    expect(withoutControls("\u001b[31mred\u001b]0;title\u0007 \u009b2J\rback\tTab\nnext")).toBe(
      "[31mred]0;title 2Jback\tTab\nnext",
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(withoutControls(text)).not.toMatch(/(?![\t\n])\p{Cc}/u);
      }),
    );
  });

  it("nor can it through JSON, which gives back what was there", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const json = toJson({ text });
        expect(json).not.toMatch(/(?![\t\n])\p{Cc}/u);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });

  it("lines break between words at the terminal's width and stay indented", () => {
    expect(wrap("  one two three four\nfive", 11)).toBe("  one two\n  three\n  four\nfive");
    expect(wrap("a-word-longer-than-the-width stays", 10)).toBe("a-word-longer-than-the-width\nstays");
  });

  it("a pipe is given lines as they are", () => {
    expect(wrap("  one two three four", null)).toBe("  one two three four");
  });
});
