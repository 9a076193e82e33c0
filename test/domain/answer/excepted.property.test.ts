import fc from "fast-check";
import { expect, it } from "vitest";
import { readExceptions, withoutExcepted } from "../../../src/domain/answer/excepted.js";
import { findReferences } from "../../../src/domain/answer/named.js";
import { splitByReference } from "../../../src/domain/answer/parts.js";

const said = (text: string): Record<number, string> => {
  const { text: rest, left, unclear, ofAll } = readExceptions(text, findReferences(text, "OPSG"), true);
  expect([unclear, ofAll]).toEqual([false, []]);
  const named = withoutExcepted(findReferences(rest, "OPSG"), left);
  return Object.fromEntries(
    splitByReference(rest, named).map(({ reference, text: words }) => [reference.sequence, words]),
  );
};

const printed = (sequence: number): string => `63/${String(sequence).padStart(2, "0")}`;
const listed = (all: readonly number[], last: string): string =>
  all.length < 2
    ? all.map(printed).join("")
    : `${all.slice(0, -1).map(printed).join(", ")}${last}${printed(all.at(-1) ?? 0)}`;

const ANSWERS = [
  ...["done", "are done", "need until 4 April", "not done", "late", "nearly done", "done the first half", "tbc"],
  ...["are with the lab", "need another fortnight, please", "will be done by Friday", "are waiting for the supplier"],
];
const LEAVES_OUT = ["except", "except for", "apart from", "other than", "excluding", "but not", "bar", "not"];
/** What is said apart of those that are left out, and of none of the others. */
const APART = "is with the auditors";

const message = fc
  .record({
    from: fc.integer({ min: 1, max: 20 }),
    size: fc.integer({ min: 3, max: 9 }),
    shape: fc.constantFrom("-", "–", " to ", "..", ", "),
    and: fc.constantFrom(" and ", ", ", " & "),
    picked: fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 3 }),
    leaves: fc.constantFrom(...LEAVES_OUT),
    answer: fc.constantFrom(...ANSWERS),
    greets: fc.constantFrom("", "Hi all, ", "Update: "),
    frame: fc.constantFrom("first", "first:", "first()", "first,", "last", "last,", "last()"),
    figures: fc.boolean(),
    apart: fc.boolean(),
  })
  .map(({ from, size, shape, and, picked, leaves, answer, greets, frame, figures, apart }) => {
    const all = Array.from({ length: size }, (_, index) => from + index);
    const out = [...new Set(picked.map((index) => from + (index % size)))].slice(0, size - 1);
    const list = shape === ", " ? listed(all, and) : `${printed(from)}${shape}${printed(from + size - 1)}`;
    const names = figures ? out.join(" and ") : listed(out, and);
    const but = `${leaves} ${names}`;
    const texts: Record<string, string> = {
      first: `${list} ${but} ${answer}`,
      "first:": `${list} ${but}: ${answer}`,
      "first()": `${list} (${but}) ${answer}`,
      "first,": `${list}, ${but}, ${answer}`,
      last: `${list} ${answer} ${but}`,
      "last,": `${list} ${answer}, ${but}`,
      "last()": `${list} ${answer} (${but})`,
    };
    const more = apart ? `; ${printed(out[0] ?? 0)} ${APART}` : "";
    return { text: `${greets}${texts[frame]}${more}`, all, out, answer, apart };
  });

it("of a list nothing is recorded of those that are left out, but what is said of them apart; all others have their answer", () => {
  fc.assert(
    fc.property(message, ({ text, all, out, answer, apart }) => {
      const others = all.filter((one) => !out.includes(one)).map((one) => [one, answer] as const);
      const own = apart && out[0] !== undefined ? [[out[0], APART] as const] : [];
      expect(said(text), text).toEqual(Object.fromEntries([...others, ...own]));
    }),
    { numRuns: 2000 },
  );
});
