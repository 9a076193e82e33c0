import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Asks, answerTo, askedBy } from "../../../src/domain/answer/asked.js";
import { understand } from "../../../src/domain/answer/understand.js";
import { chosenBy } from "../../../src/domain/answer/which.js";
import { addDays, printDay, WEEKDAYS, weekdayOf } from "../../../src/domain/day.js";
import { about } from "./about.js";

const told = (asks: Asks, text: string, offer: string | null = null) => {
  const found = answerTo(asks, text, about(), offer);
  return found === null ? null : "day" in found ? `${found.means} ${found.day}` : found.means;
};

describe("what an answer to a question means", () => {
  it.each<[Asks, string, string | null]>([
    ["until", "Monday", "until 2022-02-07"],
    ["until", "until Wednesday", "until 2022-02-09"],
    ["until", "8 March please", "until 2022-03-08"],
    ["until", "for a week", "until 2022-02-10"],
    ["until", "tomorrow, thanks", "until 2022-02-04"],
    ["until", "Monday, the draft is with the printer", null],
    ["until", "sent it on Monday", null],
    ["until", "yesterday", null],
    ["until", "done", null],
    ["target", "1 March", "target 2022-03-01"],
    ["target", "to 1 March please", "target 2022-03-01"],
    ["target", "Friday", "target 2022-02-04"],
    ["target", "the next main meeting", "target 2022-03-08"],
    ["target", "TBC", "target TBC"],
    ["target", "30 February", null],
    ["target", "1 March or 2 March", null],
    ["target", "the workshop is on 1 March", null],
    ["target", "not 1 March", null],
    ["target", "1 March?", null],
    ["target", "only an update", "update"],
    ["target", "done", null],
    ["offer", "yes please", "target 2022-02-18"],
    ["offer", "no, only an update", "update"],
    ["offer", "make it 21 February", "target 2022-02-21"],
    ["done", "yes", "done"],
    ["done", "done", "done"],
    ["done", "yes, it is done", "done"],
    ["done", "no", "update"],
    ["done", "not yet", "update"],
    ["done", "only an update", "update"],
    ["done", "just an update, thanks", "update"],
    ["done", "not done", null],
    ["done", "nearly done", null],
    ["done", "yes but the annex is missing", null],
    ["done", "thanks", null],
    ["undo", "take it back", "undo"],
    ["undo", "yes", "undo"],
    ["undo", "an update", "update"],
  ])("asked for %s, “%s” means %s", (asks, text, means) => {
    expect(told(asks, text, asks === "offer" ? "2022-02-18" : null)).toBe(means);
  });

  it("is every day that is ahead, however it is written, and what stands beside it makes it none", () => {
    const day = fc.integer({ min: 1, max: 250 }).map((many) => addDays("2022-02-03", many));
    const lead = fc.constantFrom("", "to ", "by ", "make it ", "please, ", "ok ");
    const tail = fc.constantFrom("", " please", ", thanks", ".");
    fc.assert(
      fc.property(day, lead, tail, (on, before, after) => {
        const words = `${before}${printDay(on)}${after}`;
        expect([told("target", words), told("until", words)]).toEqual([`target ${on}`, `until ${on}`]);
        for (const more of [`the lab opens on ${words}`, `${words} is the workshop`, `${words} and it is half done`])
          expect([told("target", more), told("until", more), told("done", more)]).toEqual([null, null, null]);
      }),
    );
  });

  it("is a weekday that comes next", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (many) => {
        const on = addDays("2022-02-03", many);
        expect(told("until", WEEKDAYS[weekdayOf(on) - 1] ?? "")).toBe(`until ${on}`);
      }),
    );
  });

  it("is never what would be done of words that deny it", () => {
    const no = fc.constantFrom(
      "not done",
      "no, nearly done",
      "will be done",
      "done the first half",
      "it is not complete",
    );
    fc.assert(fc.property(no, (words) => void expect(told("done", words)).not.toBe("done")));
  });

  it("never throws, and long words are none", () => {
    const asks = fc.constantFrom<Asks>("until", "target", "offer", "done", "undo");
    fc.assert(
      fc.property(asks, fc.string({ maxLength: 200 }), (which, words) => {
        const found = answerTo(which, words, about(), null);
        if (words.trim().length > 60) expect(found).toBeNull();
      }),
    );
  });

  it("is asked of what was read", () => {
    const asked = (words: string) => askedBy(understand(words, about()));
    expect([asked("snooze"), asked("need more time"), asked("the draft will be ready on 18 February")]).toEqual([
      "until",
      "target",
      "offer",
    ]);
    expect([asked("half way"), asked("done"), asked("remind me on Monday")]).toEqual([null, null, null]);
  });
});

describe("which actions an answer chooses", () => {
  const reference = (sequence: number) => ({ committee: "OPSG", meeting: 64, sequence });
  const chosen = (text: string, many = 3) =>
    chosenBy(text, [1, 2, 6].slice(0, many).map(reference), "OPSG")?.map(({ sequence }) => sequence) ?? null;

  it.each<[string, number[] | null]>([
    ["64/01", [1]],
    ["64/06 please", [6]],
    ["it is 64/02", [2]],
    ["OPSG 64/02", [2]],
    ["64/01 and 64/06", [1, 6]],
    ["64/09", [9]],
    ["the first one", [1]],
    ["second", [2]],
    ["the last one please", [6]],
    ["all of them", [1, 2, 6]],
    ["all three", [1, 2, 6]],
    ["all", [1, 2, 6]],
    ["all four", null],
    ["both", null],
    ["none of them", []],
    ["64/01 done", null],
    ["64/01 and 64/06 are done", null],
    ["not 64/01", null],
    ["64/01?", null],
    ["the first half is done", null],
    ["all done", null],
    ["done", null],
    ["", null],
  ])("“%s”: %j", (text, means) => expect(chosen(text)).toEqual(means));

  it("“both” is of two", () => {
    expect([chosen("both", 2), chosen("both of them please", 2), chosen("both done", 2)]).toEqual([
      [1, 2],
      [1, 2],
      null,
    ]);
  });

  it("are those that are named, once each, in any order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 42 }), { minLength: 1, maxLength: 6 }), (named) => {
        const text = `${named.map((one) => `64/${String(one).padStart(2, "0")}`).join(", ")} please`;
        expect(chosen(text)).toEqual(named);
        expect(chosen(`${text}, 64/${String(named[0]).padStart(2, "0")}`)).toEqual(named);
        expect(chosen(`${text} the draft is out`)).toBeNull();
      }),
    );
  });
});
