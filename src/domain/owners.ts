import { foldName, type Party, partiesOf, type Register } from "./register.js";

/** What stands between two owners. */
const JOINT = /\s*(?:[,;&+\n]|\band\b)\s*/giu;

/** Owners as named: parties of the committee, and names that no party of it bears. */
export type NamedOwners = { parties: Party[]; unknown: string[] };

/**
 * Reads "SECAS and DCC", "NetCo, DCC & SECAS" or the parties' ids. A party whose own name holds an "and" is found whole.
 * Between two names that nobody knows an "&" parts nothing: "Bob & Sons" is one. Each owner once, in the order named.
 */
export const readOwners = (register: Register, committeeId: string, text: string): NamedOwners => {
  const known = new Map<string, Party>();
  let longest = 1;
  for (const party of partiesOf(register, committeeId)) {
    known.set(party.id, party);
    for (const name of [party.name, ...party.formerNames]) {
      if (!known.has(foldName(name))) known.set(foldName(name), party);
      longest = Math.max(longest, name.split(JOINT).length);
    }
  }
  const find = (name: string): Party | undefined =>
    known.get(name) ?? known.get(foldName(name.replace(/^the\s+/iu, "")));
  const spaced = text.replace(/[^\S\n]+/gu, " ");
  const words = spaced.split(JOINT);
  const joints = [...spaced.matchAll(JOINT)].map(([joint]) => joint);
  const parties: Party[] = [];
  const unknown: string[] = [];
  let open = false;
  for (let from = 0; from < words.length; ) {
    let found: Party | undefined;
    let to = Math.min(words.length, from + longest);
    for (; to > from; to--) {
      const name = words
        .slice(from, to)
        .reduce((whole, word, index) => whole + (joints[from + index - 1] ?? "") + word);
      found = find(name);
      if (found) break;
    }
    if (found && !parties.includes(found)) parties.push(found);
    const word = found ? "" : (words[from]?.replace(/^the\s+/iu, "").trim() ?? "");
    const continued: boolean = word !== "" && open && joints[from - 1]?.trim() === "&";
    const whole: string = continued ? `${unknown.pop()} & ${word}` : word;
    open = whole !== "";
    if (open && !unknown.includes(whole)) unknown.push(whole);
    from = found ? to : from + 1;
  }
  return { parties, unknown };
};
