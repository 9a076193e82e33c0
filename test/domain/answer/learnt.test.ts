import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import learnt from "../../../src/domain/answer/learnt.json" with { type: "json" };
import { type Learnt, makeLikeness } from "../../../src/domain/answer/likeness.js";
import { readSentences } from "../../../src/domain/answer/sentences.js";
import { understand } from "../../../src/domain/answer/understand.js";
import { about } from "./about.js";
import { learn } from "./learn.js";
import { lessonsOf } from "./lessons.js";

const FILE = "src/domain/answer/learnt.json";

/** As it stands in the file. */
const printed = (table: Learnt): string => `${JSON.stringify(table)}\n`;

describe("what replies are weighed by", () => {
  it("is what the labelled replies teach (LEARN=1 npx vitest run test/domain/answer/learnt.test.ts learns anew)", () => {
    const table = learn(lessonsOf());
    if (process.env.LEARN) writeFileSync(FILE, printed(table));
    else expect(readFileSync(FILE, "utf8") === printed(table)).toBe(true);
  });

  it("gives each reading a share, and all together one", () => {
    const weigh = makeLikeness(learnt);
    const shares = Object.values(weigh(readSentences("please close this one", about())));
    expect(shares).toHaveLength(7);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
  });
});

describe("where the rules know no better", () => {
  const all = (kind: string) => {
    const kinds = ["update", "completion", "target", "snooze", "redirect", "question", "undo"];
    return makeLikeness({ kinds, scale: 1, start: kinds.map((one) => (one === kind ? 20 : 0)), weights: "" });
  };

  it.each([
    ["undo", "Kindly unsay the foregoing", { kind: "undo" }],
    ["redirect", "Methinks another house has this", { kind: "redirect" }],
    ["snooze", "Knock once more, Monday", { kind: "snooze", until: "2022-02-07", ask: null }],
    ["snooze", "Knock once more", { kind: "snooze", until: null, ask: expect.stringContaining("Until when?") }],
    ["question", "Pray tell the wherefore", { kind: "question" }],
    ["target", "Release slipped to 24/2, please move the target to match", { kind: "target", target: "2022-02-24" }],
    ["completion", "Aye that's it done now, cheers", { kind: "completion", ask: null }],
  ])("a reply much like a %s is one: %s", (kind, text, expected) => {
    expect(understand(text, about(), all(kind))).toMatchObject(expected);
    expect(understand(text, about(), all("update")).kind).not.toBe(expected.kind);
  });

  it.each([
    ["completion", "Not done"],
    ["completion", "Done in dev"],
    ["completion", "Circulated the paper to everybody"],
    ["completion", "I've finished the slides"],
    ["completion", "Slides are done"],
    ["completion", "It will be done by Friday"],
    ["undo", "I'd rather not undo that"],
    ["undo", "That was wrong of SECAS"],
    ["target", "Please move it to 10 or 17 March"],
    ["target", "Perhaps move to 10 March"],
    ["target", "The workshop is on 10 March"],
    ["target", "Please tell the DCC"],
  ])("no likeness to a %s makes one of: %s", (kind, text) => {
    expect(understand(text, about(), all(kind)).kind).toBe("update");
  });
});
