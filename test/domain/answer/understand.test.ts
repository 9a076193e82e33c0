import { describe, expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import { about } from "./about.js";

const kindOf = (text: string): string => understand(text, about()).kind;

/** Said on Thursday 3 February 2022 of an action due on Tuesday 8 February; the next main meeting after that is 8 March. */
describe("a reply is read as", () => {
  it.each([
    "done",
    "DONE!!",
    "All done, thank you",
    "It's done.",
    "we've now completed this",
    "Finished last week",
    "Completed on Tuesday - minutes attached",
    "Status: complete",
    "Yes - all sorted",
    "DCC have completed this",
    "happy for this one to be closed",
    "Please close at the next main meeting",
    "nothing further to do",
    "No further action needed from us",
    "“Done”",
    "Done. Let me know if you need anything else",
  ])("completion: %s", (text) => expect(kindOf(text)).toBe("completion"));

  it.each([
    "not yet done",
    "nearly done",
    "will be done",
    "done the first half",
    "done by Friday",
    "Done on 4 March 2022",
    "completed most of it",
    "the report, now complete, was sent to legal",
    "slides: done, paper: done",
    "they told me it's done",
    "It would be done if the lab answered",
    "Done. Well, not really.",
    "Undone by the outage",
    "to be closed",
    "Pretty much done. Done, thanks",
    "✅",
  ])("an update, not completion: %s", (text) => expect(kindOf(text)).toBe("update"));

  it.each([
    ["revised target 11 March", "2022-03-11"],
    ["can we push to 8/3", "2022-03-08"],
    ["we need until the end of Feb", "2022-02-28"],
    ["to the next main meeting please", "2022-03-08"],
    ["move to the April meeting", "2022-04-12"],
    ["please move to the next reporting meeting", "2022-02-28"],
    ["push this to the March reporting meeting", "2022-03-28"],
    ["TBC at the moment", "TBC"],
    ["revised target TBC", "TBC"],
    ["Not done yet, and need until 4 March", "2022-03-04"],
    ["can we move from 8 Feb to 4 March?", "2022-03-04"],
    ["push to Friday week", "2022-02-11"],
    ["need until the 18th please", "2022-02-18"],
    ["extend to a fortnight from now", "2022-02-17"],
    ["please extend by a week", "2022-02-15"],
    ["revised target Tue 8 March", "2022-03-08"],
    ["Sorry, running late: new target 08.03.22", "2022-03-08"],
  ])("a new target: %s (%s)", (text, target) => {
    expect(understand(text, about())).toMatchObject({ kind: "target", target });
  });

  it.each([
    ["30 February", null],
    ["push to 31/04", null],
    ["revised target 10/13/2022", null],
    ["need until Q2", null],
    ["push to the summer", null],
    ["early March please", null],
    ["need until March", null],
    ["push to w/c 7 March", "2022-03-07"],
    ["to the main meeting after next please", "2022-04-12"],
    ["revised target around 10 March", "2022-03-10"],
    ["push to 8 or 9 March", "2022-03-09"],
    ["revised target Monday 8 March", null],
    ["need two more weeks", "2022-02-22"],
    ["we might need until 4 March", "2022-03-04"],
    ["due date 10 March", "2022-03-10"],
    ["Date: 10 March 2022", "2022-03-10"],
    ["10 March?", "2022-03-10"],
    ["Friday", "2022-02-04"],
    ["next meeting please", "2022-03-08"],
    ["done, and push to 4 March", "2022-03-04"],
    ["could we have more time?", null],
  ])("an update that is asked about: %s", (text, offer) => {
    const read = understand(text, about());
    expect(read).toMatchObject({ kind: "update", target: null, offer });
    expect(read.ask).not.toBeNull();
  });

  it.each([
    ["will be finished by Friday", "2022-02-04"],
    ["the paper will be ready on 4 March", "2022-03-04"],
    ["should have it in a fortnight", "2022-02-17"],
    ["we'll bring it to the April meeting", "2022-04-12"],
  ])("an update with a day to offer: %s", (text, offer) => {
    expect(understand(text, about())).toMatchObject({ kind: "update", offer, ask: null });
  });

  it.each(["on track for 8 February", "Will be done by 8 Feb", "We met on 1 February", "thanks", "👍"])(
    "a plain update: %s",
    (text) => expect(understand(text, about())).toMatchObject({ kind: "update", offer: null, ask: null }),
  );

  it.each([
    ["remind me Thursday", "2022-02-10"],
    ["snooze for a week", "2022-02-10"],
    ["Not done - ping me again on Monday", "2022-02-07"],
    ["please remind me in three days", "2022-02-06"],
    ["remind me next week", "2022-02-07"],
    ["snooze until the next main meeting", "2022-02-08"],
  ])("snooze: %s (%s)", (text, until) => {
    expect(understand(text, about())).toMatchObject({ kind: "snooze", until, ask: null });
  });

  it("snooze that does not say until when, which is asked", () => {
    const read = understand("remind me later", about());
    expect([read.kind, read.until]).toEqual(["snooze", null]);
    expect(read.ask).not.toBeNull();
  });

  it.each([
    "not ours",
    "Not for us, GridCo own this",
    "this should sit with NetCo",
    "please pass this to SECAS",
    "you've got the wrong person",
  ])("redirect: %s", (text) => expect(kindOf(text)).toBe("redirect"));

  it.each([
    "who should get this?",
    "which format do you want",
    "done?",
    "is the January paper what you mean?",
    "Paper sent. Do we need anything else?",
    "can you remind me what this is about",
  ])("question: %s", (text) => expect(kindOf(text)).toBe("question"));

  it.each(["undo", "Undo please", "sorry, wrong action", "that was wrong", "scrap my last message"])(
    "undo: %s",
    (text) => expect(kindOf(text)).toBe("undo"),
  );
});

describe("by whom and when it is said", () => {
  it("counts days from the day of the message", () => {
    expect(understand("need until tomorrow", about({ said: "2022-12-31" }))).toMatchObject({ target: "2023-01-01" });
  });

  it("asks of no day ahead whether the action is done already", () => {
    expect(understand("should be done by Friday", about())).toMatchObject({ offer: "2022-02-04", ask: null });
  });

  it("takes one owner's completion for the whole only where it owns the action alone", () => {
    expect(understand("DCC have completed this", about({ owners: ["DCC", "SECAS"] })).kind).toBe("update");
  });

  it("counts the next main meeting from today where the target is past or open", () => {
    for (const target of ["2022-01-11", "TBC"])
      expect(understand("to the next main meeting please", about({ target }))).toMatchObject({ target: "2022-02-08" });
  });
});

describe("of a reply by mail", () => {
  it.each([
    ["Hi all,\n\nDone.\n\nKind regards,\nSam Sample\nHead of Samples\n020 7946 0000", "Done."],
    ["Half way.\n\nSent from my phone", "Half way."],
    ["Half way.\n\nOn Thu, 3 Feb 2022 at 09:00, the bot wrote:\n> Is it done?", "Half way."],
    ["On Thu, 3 Feb 2022 at 09:00, the bot wrote:\n> Is it done?\n\nHalf way.", "Half way."],
    ["Half way.\n\nFrom: The bot\nSent: today\nTo: Sam\n\ndone", "Half way."],
    ["Hello Sam - half way.", "half way."],
    ["Half way.\nThanks\nSam\nPS the annex is not done", "Half way.\nPS the annex is not done"],
    ["Thanks", "Thanks"],
    ["Draft is with the group. Thanks, Corny", "Draft is with the group."],
    ["Done, thanks, Corny", "Done"],
    ["Slides went out yesterday - cheers, Sam Archer", "Slides went out yesterday"],
    ["Done. Kind regards Jo Bell", "Done."],
    ["Half way – thanks, Anne-Marie O’Neill", "Half way"],
  ])("only the words themselves are kept (%#)", (text, words) => {
    expect(understand(text, about()).words).toBe(words);
  });

  it.each([
    "We have had the figures from SECAS. Thanks, NetCo",
    "With the lab now. Thanks, Elexon",
    "Tests passed, thanks to Corny",
    "Done, thanks Corny",
    "The note came. Thanks. Published",
    "Done. Thanks, Corny, see the paper",
    "Draft with members. Thanks, Monday",
    "Is it done? Thanks, No",
    "We owe it to thanks, Corny",
    "Of the venues we like this best, Jo",
    "Thanks, Corny",
  ])("no word that may be of the report is taken for a farewell: “%s”", (text) => {
    expect(understand(text, { ...about(), parties: [...about().parties, "Elexon"] }).words).toBe(text);
  });
});

it.each([
  ["push to Friday", "2022-02-11"],
  ["can we extend this to Monday please", "2022-02-14"],
  ["postpone to Tuesday", "2022-02-15"],
  ["push back to 7 Feb", "2022-02-07"],
  ["need until Friday", "2022-02-11"],
  ["We need this until 4 February, please", "2022-02-04"],
  ["Can we have until Monday?", "2022-02-14"],
])("to put the target off is never to move it before it is due: asked about, “%s”", (text, offer) => {
  const read = understand(text, about());
  expect([read.kind, read.offer]).toEqual(["update", offer]);
  expect(read.ask).toContain("Which day should the target be?");
});

it("a day before the target that is needed is told with the target", () => {
  const read = understand("need until Friday", about({ target: "2022-03-08" }));
  expect(read.ask).toBe(
    "The target is already 8 March 2022, later than 4 February 2022. Which day should the target be?",
  );
});

it.each(["bring it forward to Friday", "make it Friday", "push to Wednesday"])(
  "a day is asked for that is earlier, or later: “%s”",
  (text) => expect(kindOf(text)).toBe("target"),
);
