import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import { addDays, MONTHS, printDay, printShortDay } from "../../../src/domain/day.js";
import { effort } from "../../effort.js";
import { about } from "./about.js";
import { MENTIONED, UNDONE } from "./frames.js";

const day = fc.integer({ min: 0, max: 365 * 6 }).map((days) => addDays("2021-01-01", days));
const ahead = fc.nat(365 * 5).map((days) => addDays("2022-02-04", days));
const done = fc.constantFrom("done", "complete", "completed", "finished", "closed", "sorted", "resolved", "wrapped up");

const AROUND = ["", "Hi all, ", "Update: ", "Sorry, ", "Thanks. ", "Paper went out on Monday. "];

describe("what is not done", () => {
  it("is never read as completion, however it is framed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UNDONE),
        done,
        fc.constantFrom(...AROUND),
        fc.constantFrom("", " Thanks", "\n\nRegards,\nSam", " - more soon"),
        fc.boolean(),
        (frame, word, before, after, shout) => {
          const text = `${before}${frame.replace("…", word)}${after}`;
          const read = understand(shout ? text.toUpperCase() : text, about());
          expect([text, read.kind]).not.toEqual([text, "completion"]);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it("stays undone when another sentence takes the completion back", () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNDONE), done, done, fc.boolean(), (frame, word, other, first) => {
        const undone = frame.replace("…", word);
        if (/^(the |one of|our part|un)/iu.test(undone) || undone.endsWith("?")) return;
        const text = first ? `${undone}. ${other}.` : `${other}. ${undone}.`;
        const read = understand(text, about());
        if (/SECAS|first phase/u.test(undone)) return;
        expect([text, read.kind]).not.toEqual([text, "completion"]);
      }),
      { numRuns: 1_000 },
    );
  });
});

const printed = (wanted: string): string[] => {
  const [year = "", month = "", date = ""] = wanted.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  return [
    wanted,
    printDay(wanted),
    printShortDay(wanted),
    `${Number(date)}/${Number(month)}/${year.slice(2)}`,
    `${date}.${month}.${year.slice(2)}`,
    `${date}.${month}.${year}`,
    `${Number(date)} ${name.slice(0, 3)} ${year}`,
    `${name} ${Number(date)}, ${year}`,
    `the ${Number(date)}${ordinal(Number(date))} of ${name} ${year}`,
    `${Number(date)}${ordinal(Number(date))} ${name.toLowerCase()} ${year}`,
    printDay(wanted).toUpperCase(),
  ];
};

const ordinal = (date: number): string =>
  date % 10 === 1 && date !== 11
    ? "st"
    : date % 10 === 2 && date !== 12
      ? "nd"
      : date % 10 === 3 && date !== 13
        ? "rd"
        : "th";

describe("days", () => {
  it("only mentioned never become the target", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MENTIONED),
        day,
        fc.nat(10),
        fc.constantFrom(...AROUND),
        (frame, wanted, form, before) => {
          const text = `${before}${frame.replace("…", printed(wanted)[form] ?? wanted)}`;
          expect([text, understand(text, about()).kind]).not.toEqual([text, "target"]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    "revised target",
    "Revised target:",
    "push to",
    "need until",
    "please can we move this to",
    "new date",
    "extend until",
  ])("printed in any form after “%s” is read exactly", (frame) => {
    fc.assert(
      fc.property(
        ahead,
        fc.nat(10),
        fc.constantFrom("", " please", " - waiting for the lab", ".", "\nThanks\nSam"),
        (wanted, form, after) => {
          const text = `${frame} ${printed(wanted)[form] ?? wanted}${after}`;
          const { kind, target } = understand(text, about({ target: "TBC" }));
          expect([text, kind, target]).toEqual([text, "target", wanted]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("to which the target is to be put off are never before it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("push to", "please postpone to", "extend until", "can we push this back to", "defer to"),
        fc.oneof(
          fc.constantFrom("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
          day.map((one) => printDay(one)),
        ),
        day,
        (frame, wanted, now) => {
          const text = `${frame} ${wanted}`;
          const { target } = understand(text, about({ said: now, target: addDays(now, 5) }));
          expect(target === null || target >= addDays(now, 5), `${text} on ${now}`).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("whatever is typed", () => {
  it("is understood as something, and its words are kept", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        const { kind, words } = understand(text, about());
        expect(kind).toMatch(/^[a-z]+$/u);
        expect(text.trim() === "" || words !== "").toBe(true);
      }),
    );
  });

  it.each([
    ["one word", "a"],
    ["requests", "is it ok can we "],
    ["requests and commas", "can we push it this action to, "],
    ["leads", "yes ok good news now already "],
    ["days", "8 March "],
    ["days and figures", "8/3 or 9/3, "],
    ["tails", "done per per "],
    ["commas", "a,"],
    ["quotes", "> \n"],
    ["greetings", "Hi Sam "],
    ["stops", "."],
    ["blanks", " "],
    ["lines", "\n"],
    ["undoing", "sorry please ignore "],
    ["snoozing", "remind me again about this "],
    ["redirecting", "this one is not this one "],
    ["dashes", "- "],
    ["polite words", "say if any thanks for let me know "],
  ])("is understood in good time, though it be ten thousand characters of %s", (_, unit) => {
    const best = (characters: number) => {
      const text = unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters);
      return effort(() => understand(text, about()));
    };
    best(1_000);
    const [short, long] = [best(1_000), best(10_000)];
    // Ten times the text; a hundred times the work is what must not be.
    expect(long / Math.max(short, 2)).toBeLessThan(10 * 4);
  });
});
