import fc from "fast-check";
import { expect, it } from "vitest";
import { findReferences } from "../../../src/domain/answer/named.js";
import { splitByReference, splitInThread } from "../../../src/domain/answer/parts.js";
import { printReference } from "../../../src/domain/reference.js";

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
  ["done: 64/02, 64/03", { "64/2": "done", "64/3": "done" }],
  ["waits for: 64/02, 64/03", { "64/1": "waits for: 64/02, 64/03" }],
  ["64/02-64/04 done", { "64/2": "done", "64/3": "done", "64/4": "done" }],
  ["half way, 64/02 late, 64/01 need until 8 April", { "64/1": "half way\nneed until 8 April", "64/2": "late" }],
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
  ["64/11 nearly done, 64/12 done the first half", { "64/11": "nearly done", "64/12": "done the first half" }],
  ["64/11 done, 64/12 done the first draft", { "64/11": "done", "64/12": "done the first draft" }],
  ["64/01 done but 64/02 not yet", { "64/1": "done", "64/2": "not yet" }],
  ["64/01 done, however 64/02 is late", { "64/1": "done", "64/2": "is late" }],
  ["move 64/01 to 22 May and 64/02 to 23 May", { "64/1": "move to 22 May", "64/2": "move to 23 May" }],
  ["please close 64/01, and push 64/02 to 30 May", { "64/1": "please close", "64/2": "and push to 30 May" }],
  ["please close 64/01 and 64/02", { "64/1": "please close", "64/2": "please close" }],
  ["push 64/01, 64/02 to 30 May", { "64/1": "push to 30 May", "64/2": "push to 30 May" }],
  ["please push 64/01-64/02 to 30 May", { "64/1": "please push to 30 May", "64/2": "please push to 30 May" }],
  ["please push 64/01 to 30 May", { "64/1": "please push 64/01 to 30 May" }],
  ["push 64/01 to 30 May, 64/02", {}],
  ["done with 64/01 and 64/02", { "64/1": "done", "64/2": "done" }],
  ["Both 64/01 and 64/02 are done", { "64/1": "are done", "64/2": "are done" }],
  ["64/01..64/03 late", { "64/1": "late", "64/2": "late", "64/3": "late" }],
  ["64/01 … 64/02 late", { "64/1": "late", "64/2": "late" }],
  ["64/09..11 late", { "64/9": "late", "64/10": "late", "64/11": "late" }],
  ["64/12 and 13 until 26 May", { "64/12": "until 26 May", "64/13": "until 26 May" }],
  ["64/12 and 13 done; 14 stays", { "64/12": "done", "64/13": "done", "64/14": "stays" }],
  ["64/01 done :tada:", { "64/1": "done :tada:" }],
  ["64/01 -> 30 March please", { "64/1": "30 March please" }],
])("of each action that it names, a message says its own: “%s”", (text, parts) => {
  expect(inMessage(text)).toEqual(parts);
});

it("no reference of a message is lost: something is recorded of it, it stands in the words, or it is asked about", () => {
  const reference = fc
    .integer({ min: 33, max: 36 })
    .chain((meeting) =>
      fc.integer({ min: 1, max: 30 }).map((sequence) => `${meeting}/${String(sequence).padStart(2, "0")}`),
    );
  const words = fc.constantFrom(
    ...[
      "done",
      "Completed:",
      "late",
      "waits for",
      "see also",
      "need until 8 April",
      "not done:",
      "thanks",
      "and",
      "is",
    ],
    ...["because of", "the same as", "update:", "Hi all,", "sorry,", "must come first", "please push", "to Friday"],
  );
  const sign = fc.constantFrom(" ", ", ", "; ", "-", "–", " - ", ": ", "\n", "\n- ", " and ", ". ", " to ", " & ");
  const message = fc.array(fc.tuple(fc.oneof(reference, words), sign), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(message, (parts) => {
      const text = parts.flat().join("");
      const named = findReferences(text, "OPSG");
      for (const split of [splitByReference(text, named), splitInThread(text, named, THREAD)]) {
        const kept = split.flatMap((part) => [
          part.reference,
          ...findReferences(part.text, "OPSG").map(({ reference: within }) => within),
        ]);
        expect(
          split.map((part) => part.text),
          text,
        ).not.toContain("");
        for (const one of named)
          if (split.length > 0) expect(kept.map(printReference), text).toContain(printReference(one.reference));
      }
    }),
    { numRuns: 3_000 },
  );
});

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
  ["done: 64/24, 64/25", { "64/24": "done", "64/25": "done" }],
  ["completed: 64/34, 64/35 and 64/36", { "64/34": "completed", "64/35": "completed", "64/36": "completed" }],
  ["Done: 64/38; 64/39.", { "64/38": "Done", "64/39": "Done" }],
  ["Done:\n- 64/38\n- 64/39", { "64/38": "Done", "64/39": "Done" }],
  ["done: 64/24, 64/25 late", {}],
  ["64/24 done, 64/25", {}],
  ["FYI: 64/24, 64/25 done", { "64/24": "done", "64/25": "done" }],
  ["sorry, 64/05 is not done", { "64/5": "sorry, is not done" }],
  ["Sorry for that. 64/24, 64/25 late", { "64/24": "Sorry for that. late", "64/25": "Sorry for that. late" }],
  ["From NetCo\n64/05 done", { "64/5": "From NetCo\ndone" }],
  ["64/01 same as 64/03, 64/04", { "64/1": "same as 64/03, 64/04" }],
  ["64/01 done, that is 64/01", { "64/1": "done, that is 64/01" }],
  ["64/01 done, 64/02 late, 64/01 see the page", { "64/1": "done\nsee the page", "64/2": "late" }],
  ["64/22-64/24 done", { "64/22": "done", "64/23": "done", "64/24": "done" }],
  ["64/22–64/23 agreed, 64/25 late", { "64/22": "agreed", "64/23": "agreed", "64/25": "late" }],
  ["64/22 to 64/24: done", { "64/22": "done", "64/23": "done", "64/24": "done" }],
  ["64/22 – 64/24 done", { "64/22": "done", "64/23": "done", "64/24": "done" }],
  ["64/22-24 done", { "64/22": "done", "64/23": "done", "64/24": "done" }],
  ["64/36-37 done", { "64/36": "done", "64/37": "done" }],
  ["64/09-10 need until 22 January", { "64/9": "need until 22 January", "64/10": "need until 22 January" }],
  ["64/11 tests go on", { "64/11": "tests go on" }],
  ["64/11 late, 64/12 the work is going on", { "64/11": "late", "64/12": "the work is going on" }],
  ["64/12 what it is for, and 64/13 done", { "64/12": "what it is for", "64/13": "done" }],
  ["64/01-2022 edition sent", { "64/1": "2022 edition sent" }],
  ["64/01-64/40 done", {}],
  ["64/24-64/22 done", {}],
  ["63/01-64/01 done", {}],
  ["waits for 64/22-64/24", {}],
  ["64/01 need until 8/4 done with the rest", { "64/1": "need until 8/4 done with the rest" }],
])("a message “%s” is said of the right actions", (text, parts) => {
  expect(inMessage(text)).toEqual(parts);
});
