import type { Named } from "./named.js";
import { saysHowItStands } from "./run-on.js";

/** "Not 63/02", after what is said of another. */
const NOT = /(?:^|[\s,;([–—-])(?:(?:and|but)\s+)?not(?:\s+actions?)?\s*$/iu;
/** "63/01 not 63/02 done" may as well say that the first is not. */
const BARE = /^\s*not\s*$/iu;
/** Said of the one before: not what it waits for, say, to which this is then another. */
const TELLS = /^\s*(?:(?:still )?needs? )?(?:to|until|till?|by)\b/iu;
/** Nothing more is said of the one that it is not said of; perhaps of another. */
const NO_MORE =
  /^\s*(?:(?:yet|though|please|pls|thanks|thank you)\b\s*)*(?:$|[.;,!?:)\]\n–—]|(?:and|but|while|whereas|&|\+)\s*#?\d+\s*\/)/iu;
const YET = /^(?:\s+(?:yet|though)\b)*/iu;
/** Others that it is not said of, either. */
const NOR = /^\s*(?:,?\s*n?or(?:\s+not)?|[-–—]|to)\s*$/iu;
const ADDS = /^\s*(?:,|&|\+|,?\s*and(?:\s+not)?)\s*$/iu;

/** "Done: 63/01, not 63/02" leads in with no more than this. Characters. */
const LEAD = 60;

/** That something is said of one action and not of another: "63/01 done, not 63/02". */
export type Contrast = {
  /** How far it goes after the reference: "63/02 yet". */
  to: number;
  /** `more`: so is what follows, of the other alone. */
  says: "nothing" | "more" | "unclear";
};

type Follows = { after: string; relates: boolean };

/** What is said, by what follows, of those that it is not said of. */
export const saysApart = ({ after, relates }: Follows): "nothing" | "more" =>
  !relates && NO_MORE.test(after) ? "nothing" : "more";

/**
 * Whether an action is one that what was said of others is not said of.
 * @param list those others, next before it
 * @param from where the words begin that lead to it
 * @param relates whether what follows is said of it: "which is late"
 */
export const contrastIn = (
  text: string,
  list: readonly Named[],
  one: Named,
  from: number,
  relates: boolean,
): Contrast | undefined => {
  const [first] = list;
  if (!first || first.opens === "nothing" || !NOT.test(text.slice(from, one.from))) return undefined;
  const since = text.slice(list.at(-1)?.to, from);
  const before = (first.from > LEAD ? "" : text.slice(0, first.from)).replace(/[\s:,–—-]+$/u, "");
  const told = saysHowItStands(since) || TELLS.test(since) || saysHowItStands(before);
  if (!told && since.trim() !== "") return undefined;
  const after = text.slice(one.to);
  const to = one.to + (YET.exec(after)?.[0].length ?? 0);
  if (told) return { to, says: saysApart({ after, relates }) };
  const bare = first.asked === undefined && BARE.test(text.slice(from, one.from)) && !/^\s*:/u.test(after);
  return { to, says: bare || relates ? "unclear" : "nothing" };
};

/** Whether another reference after such a one goes on with those that it is not said of. */
export const goesOnApart = (between: string, next: Named, after: string): boolean =>
  next.opens === "range" || NOR.test(between) || (ADDS.test(between) && /^\s*(?:$|[.;!?)\]\n])/u.test(after));
