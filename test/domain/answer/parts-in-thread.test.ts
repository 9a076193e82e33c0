import { expect, it } from "vitest";
import { findReferences } from "../../../src/domain/answer/named.js";
import { splitInThread } from "../../../src/domain/answer/parts.js";

const THREAD = { committee: "OPSG", meeting: 64, sequence: 1 };
const said = (text: string): Record<string, string> =>
  Object.fromEntries(
    splitInThread(
      text,
      findReferences(text, "OPSG").filter(({ sure }) => sure),
      THREAD,
    ).map(({ reference, text: words }) => [`${reference.meeting}/${reference.sequence}`, words]),
  );

it.each<[string, Record<string, string>]>([
  ["half way", { "64/1": "half way" }],
  ["64/02 done", { "64/2": "done" }],
  ["Hi all, 64/02 done", { "64/2": "done" }],
  ["done, 64/02 half way", { "64/1": "done", "64/2": "half way" }],
  ["on track. 64/02: late\n64/03: done", { "64/1": "on track.", "64/2": "late", "64/3": "done" }],
  ["waits for 64/02", { "64/1": "waits for 64/02" }],
  ["waits for 64/02 and 64/03", { "64/1": "waits for 64/02 and 64/03" }],
  ["waits for the lab and 64/02", { "64/1": "waits for the lab and 64/02" }],
  ["64/02 and 64/03 done", { "64/2": "done", "64/3": "done" }],
  ["64/01 done", { "64/1": "done" }],
])("in the thread of 64/01, “%s” is said of the right actions", (text, parts) => {
  expect(said(text)).toEqual(parts);
});
