import { expect, it } from "vitest";
import { findReferences } from "../../../src/domain/answer/named.js";
import { splitByReference, splitInThread } from "../../../src/domain/answer/parts.js";

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
  ["not done: 64/02 must come first", { "64/1": "not done: 64/02 must come first" }],
  ["not done, 64/02 has to be done first", { "64/1": "not done, 64/02 has to be done first" }],
  ["late – 64/02 is with the lab", { "64/1": "late – 64/02 is with the lab" }],
  ["blocked; 64/02 is holding it up", { "64/1": "blocked; 64/02 is holding it up" }],
  ["done: 64/02 need until 8 April", { "64/1": "done", "64/2": "need until 8 April" }],
  ["update: 64/02: a spare is ordered", { "64/2": "a spare is ordered" }],
  ["64/02 done 64/03 need until 8 April", { "64/2": "done", "64/3": "need until 8 April" }],
  ["on track\n- slides sent\n- 64/02 done", { "64/1": "on track\n- slides sent", "64/2": "done" }],
  ["64/02 done\n64/03 is with the lab", { "64/2": "done", "64/3": "is with the lab" }],
])("in the thread of 64/01, “%s” is said of the right actions", (text, parts) => {
  expect(said(text)).toEqual(parts);
});

const inMessage = (text: string): Record<string, string> =>
  Object.fromEntries(
    splitByReference(text, findReferences(text, "OPSG")).map(({ reference, text: words }) => [
      `${reference.meeting}/${reference.sequence}`,
      words,
    ]),
  );

it.each<[string, Record<string, string>]>([
  ["11/02 done 12/01 need until 2 Jan", { "11/2": "done", "12/1": "need until 2 Jan" }],
  ["64/01 is done 64/02 is late", { "64/1": "is done", "64/2": "is late" }],
  ["64/01 draft sent on Monday 64/02 not done yet", { "64/1": "draft sent on Monday", "64/2": "not done yet" }],
  ["64/01 64/02 done", { "64/1": "done", "64/2": "done" }],
  ["64/01 waits for 64/02 which is late", { "64/1": "waits for 64/02 which is late" }],
  ["64/01 cannot start because 64/02 not done", { "64/1": "cannot start because 64/02 not done" }],
  ["64/01 I think 64/02 done first", { "64/1": "I think 64/02 done first" }],
  ["64/01 blocked until 64/02 done", { "64/1": "blocked until 64/02 done" }],
  ["64/01 same thing as 64/02 really", { "64/1": "same thing as 64/02 really" }],
  ["64/01 not done: 64/02 must come first", { "64/1": "not done: 64/02 must come first" }],
  [
    "12/05: update\n- first thing\n- 12/10 needs oil\n- 12/11: done",
    { "12/5": "update\n- first thing", "12/10": "needs oil", "12/11": "done" },
  ],
  ["64/01:\n• first thing\n• second thing\n• 64/02 done", { "64/1": "first thing\n• second thing", "64/2": "done" }],
  ["1) 64/01 done\n2) 64/02 late", { "64/1": "done", "64/2": "late" }],
  ["– 64/01 done\n– 64/02 late", { "64/1": "done", "64/2": "late" }],
  ["64/01 waits for:\n- 64/02 from the lab\n- 64/03 too", { "64/1": "waits for:\n- 64/02 from the lab\n- 64/03 too" }],
  ["64/01 see also\n- 64/02\n- 64/03", { "64/1": "see also\n- 64/02\n- 64/03" }],
  ["64/01 need until 8/4 done with the rest", { "64/1": "need until 8/4 done with the rest" }],
])("a message “%s” is said of the right actions", (text, parts) => {
  expect(inMessage(text)).toEqual(parts);
});
