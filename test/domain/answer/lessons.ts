import { readdirSync, readFileSync } from "node:fs";
import { cleanWords } from "../../../src/domain/answer/clean.js";
import { readSentences } from "../../../src/domain/answer/sentences.js";
import { type Accepted, about, readingOf } from "./about.js";
import { FAMILIES } from "./families.js";
import { MENTIONED, UNDONE } from "./frames.js";
import type { Lesson } from "./learn.js";
import { NEVER } from "./never.js";

export type Labelled = { text: string; accept: Accepted[] };

const FOLDER = "test/fixtures";

/** The sets of replies that somebody wrote and labelled. */
export const SETS: readonly string[] = readdirSync(FOLDER)
  .filter((file) => /^labelled-.*\.jsonl$/u.test(file))
  .map((file) => file.replace(".jsonl", ""))
  .sort();

export const labelledIn = (set: string): Labelled[] =>
  readFileSync(`${FOLDER}/${set}.jsonl`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const lesson = (text: string, kind: string): Lesson => ({ reading: readSentences(cleanWords(text), about()), kind });

/** What somebody may call done. */
const ENDS = ["done", "complete", "completed", "finished", "closed", "sorted", "resolved", "wrapped up"];

/** What a frame makes of its words; some ask, one wants to be reminded, the rest only tells. */
const framed = (text: string): Lesson =>
  lesson(text, text.endsWith("?") ? "question" : text.startsWith("remind") ? "snooze" : "update");

/** Kept from learning, and from whoever mends the rules: they show how replies are understood that nobody has seen. */
const UNSEEN = /^labelled-unseen-/u;

/** What is learnt from: these sets, and always the families of wordings and what must never be taken at its words. */
export const lessonsOf = (sets: readonly string[] = SETS.filter((set) => !UNSEEN.test(set))): Lesson[] => [
  ...Object.values(FAMILIES).flatMap((rows) =>
    rows.flatMap(([meaning, ...texts]) => texts.map((text) => lesson(text, readingOf(meaning).kind))),
  ),
  ...NEVER.map((text) => lesson(text, "update")),
  ...UNDONE.flatMap((frame) => ENDS.map((word) => framed(frame.replace("…", word)))),
  ...MENTIONED.map((frame) => framed(frame.replace("…", "10 March"))),
  ...sets.flatMap(labelledIn).map(({ text, accept }) => lesson(text, accept[0]?.kind ?? "update")),
];
