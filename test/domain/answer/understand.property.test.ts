import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import { addDays, MONTHS, printDay, printShortDay } from "../../../src/domain/day.js";
import { effort } from "../../effort.js";
import { about } from "./about.js";

const day = fc.integer({ min: 0, max: 365 * 6 }).map((days) => addDays("2021-01-01", days));
const done = fc.constantFrom("done", "complete", "completed", "finished", "closed", "sorted", "resolved", "wrapped up");

/** A frame around a word of completion that leaves something undone; `…` is the word's place. */
const UNDONE = [
  "not …",
  "not … yet",
  "It's not yet …",
  "this isn't …",
  "this hasn't been …",
  "we haven't … this",
  "never …",
  "nothing is …",
  "nowhere near …",
  "cannot be … yet",
  "nearly …",
  "Almost …!",
  "half …",
  "partly …",
  "mostly …",
  "80% …",
  "8 of 12 …",
  "… the first half",
  "… half of it",
  "… apart from the annex",
  "… except the annex",
  "…, except for the annex",
  "… bar the shouting",
  "… in part",
  "… in draft",
  "… subject to sign-off",
  "…, rest to follow",
  "… but one item remains",
  "… pending review",
  "… in review",
  "… in dev",
  "… for now",
  "… with caveats",
  "…, testing continues",
  "…, sign-off Tuesday",
  "… - Legal checking",
  "…, we owe the annex",
  "…, Ofgem permitting",
  "…, fingers crossed",
  "…, annex excluded",
  "… to a point",
  "…! Just kidding",
  "… once legal agree",
  "…. Still waiting on one reply.",
  "some of it is …",
  "the first phase is …",
  "will be …",
  "will be … by Friday",
  "we'll have it … by Friday",
  "to be … next week",
  "should be … tomorrow",
  "hope to have this …",
  "expect this to be … on 4 March",
  "… by Friday",
  "… by the end of Feb",
  "… next week",
  "… tomorrow",
  "going to be … soon",
  "might be …",
  "may be … by then",
  "if … I'll say so",
  "when … I'll say so",
  "can't say it's …",
  "I don't think it is …",
  "they said it was …",
  "is it …?",
  "…?",
  "was this …?",
  "…, not",
  "… - well, nearly",
  "the report is …",
  "the testing was … on Monday",
  "the incident is … and a report is due",
  "SECAS have … theirs",
  "aiming for …",
  "far from …",
  "yet to be …",
  "un…",
  "as good as …",
  "more or less …",
  "all but …",
  "practically …",
  "Our part is …",
  "one of the two is …",
  "I wish it were …",
  "please don't mark it …",
  "do not treat as …",
];

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
      { numRuns: 3_000 },
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
      { numRuns: 2_000 },
    );
  });
});

/** Frames in which a day is only mentioned. */
const MENTIONED = [
  "We spoke on …",
  "The workshop is on …",
  "the pack will be ready on …",
  "will be finished by …",
  "The paper will be tabled on …",
  "the supplier moved the release to …",
  "the go-live was pushed to …",
  "they asked us to push to …",
  "don't push to …",
  "please do not move to …",
  "no need to extend to …",
  "we won't need until …",
  "we might need until …",
  "if it slips, push to …",
  "we could push to … if you prefer",
  "the target was …",
  "the old target was …",
  "still on track for …",
  "we have until … to respond",
  "Ofgem want a response by …",
  "why did you push to …?",
  "who moved this to …?",
  "is … the right date?",
  "rather not move to …",
  "we decided against extending to …",
  "revised target … was rejected",
  "the revised target of … is not achievable",
  "…",
  "see the minutes of …",
  "following the meeting on … we agreed a plan",
  "remind me on …",
  "done on …",
  "not before …",
  "need it by …",
  "need the data by …",
  "we need sign-off by …",
  "update …: two replies in",
  "I never said push to …",
  "unless we extend to … it fails",
  "the deadline for comments is …",
  "the new date for the workshop is …",
  "we moved the workshop to …",
  "budget approved until …",
  "leave runs from 4 February to …",
  "back on …",
  "maybe move to …",
  "I am thinking of moving to …",
  "should we push to …?",
];

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
      { numRuns: 5_000 },
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
        day,
        fc.nat(10),
        fc.constantFrom("", " please", " - waiting for the lab", ".", "\nThanks\nSam"),
        (wanted, form, after) => {
          const text = `${frame} ${printed(wanted)[form] ?? wanted}${after}`;
          const { kind, target } = understand(text, about());
          expect([text, kind, target]).toEqual([text, "target", wanted]);
        },
      ),
      { numRuns: 300 },
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
