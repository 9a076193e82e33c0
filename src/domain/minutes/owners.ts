import { foldName } from "../register.js";

const ARTICLE = /^the /iu;

/** "Wick & Tallow" and "Wick and Tallow" are one name. */
const keyOf = (name: string): string => foldName(name.replace(/\s*&\s*/gu, " and "));

/** The longest phrase before "to" that can still name owners. */
const LONGEST_NAMES = 80;

const JOINT = /,| & |\n/u;
/** A name that is known may go on over the end of a line. */
const JOINED_BY: Record<string, string> = { ",": ",", " & ": " and", "\n": "" };

/** Splits "SECAS, DCC and Network Parties"; a known name that holds an "and" stays whole, and is spelled as known. */
export const splitOwners = (text: string, known: string[]): string[] => {
  const spelled = new Map(known.map((name) => [keyOf(name), name]));
  const words = text
    .replace(/[;/]/gu, ",")
    .replace(/\s+(?:and|&)\s+/giu, " & ")
    .replace(/,?[^\S\n]*\n\s*/gu, (end) => (end.startsWith(",") ? "," : "\n"))
    .replace(/[^\S\n]+/gu, " ");
  const parts = words.split(JOINT);
  const joints = [...words.matchAll(new RegExp(JOINT, "gu"))].map(([joint]) => JOINED_BY[joint] ?? "");
  const owners: string[] = [];
  for (let from = 0; from < parts.length; ) {
    let to = Math.min(parts.length, from + 5);
    const phrase = () =>
      parts
        .slice(from, to)
        .map((part, index) => (index === 0 ? part : `${joints[from + index - 1]} ${part.trim()}`))
        .join("")
        .trim()
        .replace(/^and /iu, "")
        .replace(ARTICLE, "");
    while (to > from + 1 && !spelled.has(keyOf(phrase()))) to -= 1;
    const name = phrase().replace(/[.:]$/u, "");
    const owner = spelled.get(keyOf(name)) ?? name;
    if (owner !== "" && !/^(?:tbc|n\/a|none|-|–)$/iu.test(owner) && !owners.includes(owner)) owners.push(owner);
    from = to;
  }
  return owners;
};

/** The owners of an action, from its own sentence: «SECAS and DCC to propose …». None where it does not begin so. */
export const ownersOf = (sentence: string, known: string[]): string[] => {
  const match =
    /^(.{1,200}?)(?:,? (?:is|are|was|were|has|have|agreed|will|should|must|need|needs|asked))?,? to [a-z]/u.exec(
      sentence,
    );
  const names = match?.[1] ?? /^(.{1,200}?) (?:will|shall|should|must) [a-z]/u.exec(sentence)?.[1];
  if (names === undefined || names.length > LONGEST_NAMES || /[.;:!?]\s/u.test(names)) return [];
  return splitOwners(names, known);
};
