import { isSame, printReference, type Reference } from "../reference.js";
import { contrastIn, goesOnApart, saysApart } from "./contrast.js";
import { GOES_ON } from "./listed.js";
import { isLinked, type Named } from "./named.js";
import { beginsAnswer, saysHowItStands, tellsHere } from "./run-on.js";

/** Words that leave out what they stand before. `firm`: they can hardly be meant otherwise. */
const FIRM =
  "(?:(?:except|excepting|excluding|excl\\.?|with the exception of|apart from|aside from|other than|bar|barring)(?: for)?|save for|but not)";
const EXCEPT = new RegExp(
  `[\\s,;([–—-]*\\b(?:${FIRM}|(?:save|but|without|minus)(?: for| not)?|(?:and )?not)(?: actions?)?\\s*$`,
  "iu",
);
const ENDS_FIRMLY = new RegExp(`\\b(?:${FIRM}|(?:and )?not)(?: actions?)?\\s*$`, "iu");
const LISTED =
  /^\s*(?:|[-–—]|to|,|&|\+|\band\b|\bor\b|,\s*and\b|(?:\band\s+|,\s*)?\b(?:except|bar|not)(?: for)?)\s*$/iu;
/** So far from a reference stands what tells whether it is left out. Characters. */
const NEAR = 60;
/** Between those of a list. */
const IN_LIST = /^(?:[\s,&+]|\b(?:and|or|plus|also|then)\b)*$/iu;

/** What leads to more that is said of an exception. */
const LEADS = /^\s*\)?\s*[,:–—-]?\s*(?:(?:which|that|it|this|these)\s+)?/iu;
const RELATES = /^\s*(?:\(|[)\]]?\s*[,:–—-]?\s*(?:which|that|it|this|these)\b)/iu;
/** Said after what is left out: "64/02 excepted". */
const EXCEPTED = /^\s*(?:excepted|excluded|aside|apart)\b/iu;

/** All there are, of which some are left out: "all of mine". */
const ALL =
  /(?:\b(?:all|everything|every (?:one|action|item)|both|each|none|nothing|(?:the )?(?:rest|others?|remainder))\b)(?=[^.;?!\n]*$)/iu;
/** What tells no more than all of what. */
const OF_WHAT =
  /\b(?:all|of|mine|ours|them|these|those|my|our|the|actions?|ones?|items?|on|list|everything|else|others?|rest|remainder)\b/giu;

/** Figures after such a word, which are of the list's meeting: "64/01-64/09 done except 3 and 5". */
const FIGURES = new RegExp(
  `\\b(?:${FIRM}|not)(?: actions?| numbers?| no\\.?)?\\s+(?<figures>\\d{1,3}(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+(?:and|or|&)\\s+)\\d{1,3})*)(?![\\w/%–-]|[.:]\\d)`,
  "giu",
);
/** One of the list by its place there, or a figure that may be one of it. */
const BY_PLACE = new RegExp(
  `\\b(?:${FIRM})\\s+(?:the\\s+)?(?:(?:very\\s+)?(?:first|second|third|fourth|fifth|last|latter|former|final|middle|other)\\b(?!\\s+(?!one|two|three|action|item|of|is|are|need|done)\\p{L})|\\d{1,3}(?![\\w/]))`,
  "iu",
);

/** References one after another, with nothing but the signs of a list between them. */
const listsIn = (text: string, named: readonly Named[]): Named[][] => {
  const lists: Named[][] = [];
  for (const [index, one] of named.entries()) {
    const previous = named[index - 1];
    const joins = one.opens === "range" || (previous && IN_LIST.test(text.slice(previous.to, one.from)));
    if (previous && joins) lists.at(-1)?.push(one);
    else lists.push([one]);
  }
  return lists;
};

const has = (list: readonly { reference: Reference }[], { reference }: { reference: Reference }): boolean =>
  list.some((one) => isSame(one.reference, reference));

/** What is left out, and from where to where the text says so. */
type Exception = {
  named: Named[];
  from: number;
  to: number;
  /** What it is left out of: a list, or all there are. */
  list: readonly Named[];
  says: "nothing" | "more" | "unclear";
  /** It is left out of what is said of others, in whose list it does not stand: "63/01 done, not 63/02". */
  apart?: true;
};

/** What a message leaves out of what it says of several. */
export type Excepted = {
  /** Without the exceptions; what is said of them apart is a clause of its own. */
  text: string;
  /** Which are left out, and from where to where in that text the list stands from which they are. */
  left: { references: Reference[]; from: number; at: number }[];
  /** Left out of all there are, whatever those be: "all but 64/03". */
  ofAll: Reference[];
  /** It cannot be told what is said of which. */
  unclear: boolean;
};

/** Bare figures that are left out of a list before them. */
const bareFigures = (text: string, named: readonly Named[]): Named[] =>
  [...text.matchAll(FIGURES)].flatMap((found) => {
    const figures = found.groups?.figures ?? "";
    const start = found.index + found[0].length - figures.length;
    const list = listsIn(text, named).findLast((one) => one.length > 1 && (one.at(-1)?.to ?? 0) <= found.index);
    const rest = text.slice(found.index + found[0].length, found.index + found[0].length + 60);
    if (!list || !(GOES_ON.test(rest) || /^\s*[)\]]/u.test(rest) || beginsAnswer(rest))) return [];
    const each = [...figures.matchAll(/\d+/gu)].map((figure): Named | undefined => {
      const same = list.find(({ reference }) => reference.sequence === Number(figure[0]));
      const from = start + figure.index;
      return same && { ...same, from, to: from + figure[0].length, opens: "nothing" };
    });
    return each.every((one) => one !== undefined) ? each.filter((one) => one !== undefined) : [];
  });

/** Whether something was said of a list, or of all, before the exception from it: since it was named, or leading to it. */
const isTold = (lead: string, since: string): boolean =>
  /\p{L}/u.test(since.replace(OF_WHAT, "")) || saysHowItStands(lead.replace(/[\s:,–—-]+$/u, ""));

const moreOf = (after: string, told: boolean): Exception["says"] => {
  if (!told) return RELATES.test(after) ? "unclear" : "nothing";
  return RELATES.test(after) || tellsHere(after.replace(/^\s*\)/u, "")) || beginsAnswer(after.replace(LEADS, ""))
    ? "more"
    : "nothing";
};

/** The exceptions, in the order in which they stand. */
const exceptionsIn = (text: string, named: readonly Named[], alone: boolean): Exception[] => {
  const found: Exception[] = [];
  for (const [index, one] of named.entries()) {
    const last = found.at(-1);
    const previous = named[index - 1];
    const between = last && previous === last.named.at(-1) ? text.slice(last.to, one.from) : undefined;
    if (last?.apart && between !== undefined && goesOnApart(between, one, text.slice(one.to))) {
      const rest = text.slice(one.to);
      last.named.push(one);
      last.to = one.to;
      if (last.says === "more") last.says = saysApart({ after: rest, relates: RELATES.test(rest) });
      continue;
    }
    if (last && !last.apart && between !== undefined && LISTED.test(between)) {
      if (last.list.length === 0 || has(last.list, one)) {
        last.named.push(one);
        last.to = one.to;
      }
      continue;
    }
    const before = text.slice(0, one.from);
    const after = EXCEPTED.exec(text.slice(one.to, one.to + NEAR))?.[0].length ?? 0;
    const near = text.slice(Math.max(0, one.from - NEAR), one.from);
    const except = after > 0 ? /[\s,;–—-]*(?:with\s+)?$/iu.exec(near) : EXCEPT.exec(near);
    if (!except) continue;
    const begins = one.from - near.length + except.index;
    const lists = listsIn(
      text,
      named.slice(0, index).filter((other) => !found.some((each) => each.named.includes(other))),
    );
    const list = lists.findLast((each) => each.length > 1 && each[0]?.opens !== "nothing" && has(each, one));
    if (after > 0 && !list) continue;
    const told = (of: readonly Named[], lead: string, since: string): void => {
      const says = isTold(lead, since) ? "more" : "nothing";
      const all = of.length > 0 ? (/\s*\ball$/iu.exec(before.slice(0, begins))?.[0].length ?? 0) : 0;
      found.push({ named: [one], from: begins - all, to: one.to + after, list: of, says });
    };
    if (list) {
      const lead = list === lists[0] ? text.slice(0, list[0]?.from) : "";
      told(list, lead, text.slice(list.at(-1)?.to, begins));
      continue;
    }
    const all = ALL.exec(before);
    const ofAll =
      all &&
      !isLinked(before.slice(Math.max(0, all.index - NEAR), all.index), "") &&
      !named.some(({ from }) => from > all.index && from < one.from);
    const others = lists.at(-1) ?? [];
    const contrast =
      after > 0 || ofAll ? undefined : contrastIn(text, others, one, begins, RELATES.test(text.slice(one.to)));
    if (contrast) found.push({ named: [one], from: begins, list: others, apart: true, ...contrast });
    const bare = alone && index === 0 && ENDS_FIRMLY.test(near) && !isLinked(near.replace(EXCEPT, ""), "");
    if (ofAll) told([], before.slice(0, all.index), before.slice(all.index, begins));
    else if (bare) told([], "", before.slice(0, begins));
  }
  return found.map((one) =>
    one.apart ? one : { ...one, says: moreOf(text.slice(one.to, one.to + NEAR), one.says === "more") },
  );
};

/**
 * What is left out in a message of what it says of several: "64/16-64/19 done except 64/18", "64/16-64/19 except 64/18 done".
 * @param alone whether no thread tells what the words are about, so that "done except 64/18" is left out of all there are
 */
export const readExceptions = (text: string, found: readonly Named[], alone: boolean): Excepted => {
  const named = [...found, ...bareFigures(text, found)].toSorted((a, b) => a.from - b.from);
  const exceptions = exceptionsIn(text, named, alone);
  const several = new Set(found.map(({ reference: { meeting, sequence } }) => `${meeting}/${sequence}`)).size > 1;
  const byPlace = several ? BY_PLACE.exec(text) : null;
  const isRead = exceptions.some(
    ({ from, to }) => byPlace !== null && byPlace.index + byPlace[0].length > from && byPlace.index < to,
  );
  let [rest, at] = ["", 0];
  const left: Excepted["left"] = [];
  for (const { named: of, from, to, list, says, apart } of exceptions) {
    const begins = Math.max(0, (list[0]?.from ?? 0) - at) + rest.length;
    rest += text.slice(at, from);
    const same = left.find(({ from: other }) => (list[0]?.from ?? 0) < at && other < begins);
    const references = of.map(({ reference }) => reference);
    if (list.length > 0) left.push({ references, from: same?.from ?? begins, at: rest.length });
    const after = text.slice(to);
    const first = of[0];
    const lead = LEADS.exec(after)?.[0].length ?? 0;
    const bracket = /^\s*[)\]]/u.exec(after)?.[0].length ?? 0;
    const said =
      says === "more" ? (apart && !RELATES.test(after) ? { lead: "not", at: 0 } : { lead: "", at: lead }) : null;
    if (said && first) rest += `; ${of.map(({ reference }) => printReference(reference)).join(" and ")} ${said.lead}`;
    at = to + (said ? said.at : bracket);
  }
  return {
    text: rest + text.slice(at),
    left,
    ofAll: exceptions.flatMap(({ list, named: of }) => (list.length > 0 ? [] : of.map(({ reference }) => reference))),
    unclear:
      // Said first, it is not clear of what those after it are: "except 64/02, 64/01-64/03 done".
      exceptions.some(
        ({ list, named: of, from }) =>
          list.length === 0 && (of[0] === named[0] ? text.slice(0, from).trim() === "" && named.length > 1 : true),
      ) ||
      exceptions.some(({ says }) => says === "unclear") ||
      (byPlace !== null && !isRead),
  };
};

/** What is named in such a text, without what is left out of the lists in which it stands. */
export const withoutExcepted = (named: readonly Named[], left: Excepted["left"]): Named[] => {
  const kept: Named[] = [];
  let head: Named | undefined;
  for (const one of named) {
    const list = left.find(
      ({ references, from, at }) =>
        from <= one.from && one.from < at && references.some((each) => isSame(each, one.reference)),
    );
    const before = kept.at(-1);
    if (!list) {
      // Where the first of a list is left out, what opens it is the next.
      const { from, opens, asked } = head ?? one;
      kept.push({ ...one, from, opens, ...(asked === undefined ? {} : { asked }) });
      head = undefined;
    } else if (before && before.from >= list.from) kept[kept.length - 1] = { ...before, to: one.to };
    else head ??= one;
  }
  return kept;
};
