import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MinutesAction } from "../../../src/domain/minutes/minutes.js";
import type { KnownAction } from "../../../src/domain/minutes/reconcile.js";
import { effectiveTarget, firstTargets, moveTarget, type Target } from "../../../src/domain/target.js";
import { anAction } from "./house.js";
import { imported, moved, raisedInChat, seenAt } from "./known.js";

/** Meetings 6 to 12, and what each did to the action: a new target or none, a line of progress or none. */
const anyTarget = fc.constantFrom<Target>("2026-09-30", "2026-10-15", "2026-11-16", "2026-12-01", "TBC");
/** At a meeting nothing is said of it, its own words, the words of another, or all that was said so far and something new. */
const anySaying = fc.constantFrom(
  "nothing",
  "its own",
  "the same",
  "the same, dated",
  "all so far",
  "all so far and more",
);
const anyHistory = fc.record({
  first: fc.constantFrom<Target>("2026-09-01", "2026-10-01"),
  later: fc.array(fc.record({ target: fc.option(anyTarget, { nil: null }), said: anySaying, closed: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  }),
});

type Edition = { number: number; read: MinutesAction };

/** The minutes of each meeting, as a Secretary keeps them: the columns as they stand, what was said since. */
const minutesOf = ({ first, later }: typeof anyHistory extends fc.Arbitrary<infer T> ? T : never): Edition[] => {
  let targets = firstTargets(first);
  const soFar = ["Begun.", "Gone on with."];
  const raised = anAction({ lastTarget: first, revisedTarget: null, updates: [] });
  // The table of the later minutes puts it in other words.
  const listed = { ...raised, text: "Mend the ladder." };
  return [
    { number: 6, read: raised },
    ...later.map(({ target, said, closed }, index): Edition => {
      targets = (target === null ? undefined : moveTarget(targets, target)) ?? targets;
      const number = 7 + index;
      const status = closed ? "closed" : "open";
      const words = {
        "its own": `Said at ${number}.`,
        "the same": "Nothing new.",
        "the same, dated": "8 May 2026: seen.",
      };
      if (said === "all so far and more") soFar.push(`Added at ${number}.`);
      const updates = (said in words ? [words[said as keyof typeof words]] : said === "nothing" ? [] : soFar).map(
        (text) => ({ text }),
      );
      return { number, read: { ...listed, lastTarget: targets.last, revisedTarget: targets.revised, status, updates } };
    }),
  ];
};

const importAll = ([first, ...others]: Edition[]): KnownAction => {
  if (!first) throw new Error("no minutes");
  return others.reduce((known, { number, read }) => imported(known, number, read), seenAt(first.number, first.read));
};

/** What the log tells of the action. */
const told = ({ action, paragraphs, moves }: KnownAction) => ({
  text: action.text,
  status: action.status,
  closedAt: action.closedAt,
  inForce: effectiveTarget(action.targets),
  targets: action.targets,
  said: paragraphs.map(({ text, meeting }) => `${meeting}: ${text}`).toSorted(),
  moves: moves.map(({ to, meeting }) => `${meeting ?? "raised"}: ${to}`),
});

test("minutes of several meetings give the same log in whatever order they are imported", () => {
  fc.assert(
    fc.property(
      anyHistory.chain((history) => {
        const editions = minutesOf(history);
        return fc.tuple(fc.constant(editions), fc.shuffledSubarray(editions, { minLength: editions.length }));
      }),
      ([inOrder, shuffled]) => {
        expect(told(importAll(shuffled))).toEqual(told(importAll(inOrder)));
      },
    ),
    { numRuns: 1_000 },
  );
});

/** A draft of minutes, as its final then puts right: a target, a status, the words, a paragraph. */
const anyDraft = fc.record({
  of: fc.integer({ min: 0, max: 5 }),
  target: fc.option(anyTarget, { nil: null }),
  closed: fc.boolean(),
  text: fc.boolean(),
  /** Its last paragraph: as in the final, in other words, or in words that other meetings have too. */
  words: fc.constantFrom("same", "another", "repeated", "none"),
});

const draftOf = (
  editions: Edition[],
  { of, target, closed, text, words }: typeof anyDraft extends fc.Arbitrary<infer T> ? T : never,
): Edition | undefined => {
  const final = editions[of];
  if (!final) return undefined;
  const { read, number } = final;
  const { updates: finals } = read;
  const others = { another: `Put otherwise at ${number}.`, repeated: "Nothing new." };
  const updates =
    words === "same" ? finals : [...finals.slice(0, -1), ...(words === "none" ? [] : [{ text: others[words] }])];
  const targets = target === null ? {} : number === 6 ? { lastTarget: target } : { revisedTarget: target };
  return {
    number,
    read: {
      ...read,
      ...targets,
      updates,
      ...(closed && number > 6 ? { status: "closed" } : {}),
      ...(text ? { text: "Mend it." } : {}),
    },
  };
};

/** Each of the finals, with the drafts of it before it. */
const withDrafts = (finals: Edition[], drafts: Parameters<typeof draftOf>[1][], of: Edition[] = finals): Edition[] => {
  const before = drafts.flatMap((one) => draftOf(of, one) ?? []);
  return finals.flatMap((final) => [...before.filter(({ number }) => number === final.number), final]);
};

const anyPlaces = (editions: Edition[]) =>
  fc.shuffledSubarray(
    editions.map((_, index) => index),
    { minLength: editions.length },
  );

/** In another order, but a draft keeps its place before its final. */
const draftsFirst = (inOrder: Edition[], places: number[]): Edition[] => {
  const taken = new Map<number, number>();
  return places.map((place) => {
    const number = inOrder[place]?.number ?? 0;
    const those = inOrder.filter((one) => one.number === number);
    const nth = taken.get(number) ?? 0;
    taken.set(number, nth + 1);
    return those[nth] as Edition;
  });
};

test("nor does it matter when a draft came, if it came before its final", () => {
  fc.assert(
    fc.property(
      fc.tuple(anyHistory, fc.array(anyDraft, { minLength: 1, maxLength: 4 })).chain(([history, drafts]) => {
        const editions = withDrafts(minutesOf(history), drafts);
        return fc.tuple(fc.constant(editions), anyPlaces(editions));
      }),
      ([inOrder, places]) => {
        expect(told(importAll(draftsFirst(inOrder, places)))).toEqual(told(importAll(inOrder)));
      },
    ),
    { numRuns: 2_000 },
  );
});

/** Between meetings, and on the day of one. */
const anyMoves = fc.array(
  fc.record({
    day: fc.constantFrom("2026-08-12", "2026-09-01", "2026-09-08", "2026-09-30", "2026-10-10"),
    to: anyTarget,
  }),
  { maxLength: 3 },
);

test("nor, where people raised the action in chat and moved its target between the meetings", () => {
  fc.assert(
    fc.property(
      fc
        .tuple(anyHistory, fc.array(anyDraft, { maxLength: 3 }), anyMoves, fc.boolean())
        .chain(([history, drafts, moves, inChat]) => {
          const finals = minutesOf(history);
          const editions = withDrafts(inChat ? finals : finals.slice(1), drafts, finals);
          const [raised] = finals;
          if (!raised) throw new Error("nothing was raised");
          const first = inChat ? raisedInChat(raised.read) : seenAt(raised.number, raised.read);
          const known = moves
            .toSorted((a, b) => a.day.localeCompare(b.day))
            .reduce((now, { day, to }) => moved(now, day, to), first);
          return fc.tuple(fc.constant(known), fc.constant(editions), anyPlaces(editions));
        }),
      ([known, inOrder, places]) => {
        const all = (editions: Edition[]) =>
          told(editions.reduce((now, { number, read }) => imported(now, number, read), known));
        expect(all(draftsFirst(inOrder, places))).toEqual(all(inOrder));
      },
    ),
    { numRuns: 2_000 },
  );
});

describe("words under an action that minutes of several meetings give", () => {
  const said = (lists: Record<number, string[]>): string[] =>
    told(
      importAll(
        Object.entries(lists).map(([number, texts]) => ({
          number: Number(number),
          read: anAction({ updates: texts.map((text) => ({ text })) }),
        })),
      ),
    ).said;

  test.each<[string, Record<number, string[]>, string[]]>([
    [
      "standing alone are each meeting's own, though they are the same",
      { 8: ["Nothing new."], 9: ["Nothing new."], 10: ["Nothing new."] },
      ["10: Nothing new.", "8: Nothing new.", "9: Nothing new."],
    ],
    [
      "of a table that grows are those of the first meeting that gave them",
      { 8: ["Begun."], 9: ["Begun.", "Gone on."], 10: ["Begun.", "Gone on."], 11: ["Ended.", "Begun.", "Gone on."] },
      ["11: Ended.", "8: Begun.", "9: Gone on."],
    ],
    [
      "that say when they were said were said once",
      {
        8: ["NetCo, 8 May 2026: begun."],
        9: ["NetCo, 8 May 2026: begun."],
        10: ["08/05/2026 - seen."],
        11: ["08/05/2026 - seen."],
      },
      ["10: 08/05/2026 - seen.", "8: NetCo, 8 May 2026: begun."],
    ],
  ])("%s", (_, lists, expected) => {
    expect(said(lists)).toEqual(expected);
  });
});
