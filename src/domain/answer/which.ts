import { isSame, type Reference } from "../reference.js";
import { straighten } from "../words.js";
import { findReferences } from "./named.js";

/** Longer words are more than an answer. Characters. */
const LONGEST = 160;

/** What may stand around what is chosen without saying anything of it. */
const FILLER =
  /\b(?:please|thanks|thank you|sorry|ok|okay|yes|it|that|this|is|was|were|are|about|of|for|on|and|also|plus|the|an?|action|actions|number|numbers|no|ones?|i mean|i meant|meant|for both|both)\b|[\s,.;:!&+–-]+/giu;

const ORDINALS = [
  /^(?:1st|first|upper|former|top)$/u,
  /^(?:2nd|second|latter)$/u,
  /^(?:3rd|third)$/u,
  /^(?:4th|fourth)$/u,
  /^(?:5th|fifth)$/u,
];
const ALL = /^(?:all|every|each)(?: (?:three|four|five|six|seven|eight|nine|ten|\d{1,2}))?(?: (?:them|these|those))?$/u;
const FEW = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const NONE = /^(?:none|neither|nothing)(?: (?:them|these|those))?$/u;

/** Nothing but these says nothing of its own: it chooses, or means to. */
const ONLY_CHOOSES =
  /^(?:(?:all|every|each|both|neither|none|not|but|or|except|only|just|last|former|latter|upper|lower|top|bottom|middle|others?|rest|them|these|those|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)?)(?: |$))*$/u;

/** The words that are left where fillers are taken out, in lower case. */
const bare = (text: string): string => straighten(text).toLowerCase().replace(FILLER, " ").replace(/\s+/gu, " ").trim();

const countOf = (said: string): number | null => {
  const many = /\b(?:three|four|five|six|seven|eight|nine|ten|\d{1,2})\b/u.exec(said)?.[0];
  return many === undefined ? null : FEW.includes(many) ? FEW.indexOf(many) : Number(many);
};

/** A text without the references in it. */
const withoutNamed = (text: string, named: ReturnType<typeof findReferences>): string =>
  named.toReversed().reduce((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text);

/**
 * Why words choose none of the actions that were offered, though they say nothing else; null where they say something of
 * their own.
 */
export const whyNoneChosen = (text: string, offered: readonly Reference[], code: string): string | null => {
  if (text.length > LONGEST || text.includes("?")) return null;
  const said = bare(withoutNamed(text, findReferences(text, code)));
  if (!ONLY_CHOOSES.test(said)) return null;
  const many = offered.length;
  const isMiscounted = /\bboth\b/iu.test(text) || (countOf(said) !== null && countOf(said) !== many);
  if (!isMiscounted) return "I cannot tell which of these you mean: name it by its reference.";
  return many === 1 ? "There is only one." : `There are ${FEW[many] ?? many} of them.`;
};

/**
 * The actions that an answer to "Which action is that about?" chooses: those it names, by their references or by their
 * places among those that were offered. None chosen: of none of them. Null where it is more than an answer, or none.
 * @param code the committee's, which may be left out
 */
export const chosenBy = (text: string, offered: readonly Reference[], code: string): Reference[] | null => {
  if (text.length > LONGEST || text.includes("?")) return null;
  const named = findReferences(text, code);
  if (named.length > 0) {
    const without = withoutNamed(text, named);
    if (bare(without) !== "" || /\b(?:not|no|but)\b/iu.test(without)) return null;
    const references = named.map(({ reference }) => reference);
    return references.filter((one, at) => references.findIndex((other) => isSame(one, other)) === at);
  }
  const said = bare(text);
  const wanted = straighten(text).toLowerCase();
  if (/\bboth\b/u.test(wanted) && /^(?:(?:them|these|those|two) ?)*$/u.test(said))
    return offered.length === 2 ? [...offered] : null;
  const count = countOf(said);
  if (ALL.test(said)) return count === null || count === offered.length ? [...offered] : null;
  if (NONE.test(said)) return [];
  if (said === "last") return offered.slice(-1);
  const place = ORDINALS.findIndex((pattern) => pattern.test(said));
  const chosen = place < 0 ? undefined : offered[place];
  return chosen ? [chosen] : null;
};
