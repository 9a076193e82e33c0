import { findParty, type Party, type Register } from "./register.js";

/** Owners as named: parties of the committee, and names that no party of it bears. */
export type NamedOwners = { parties: Party[]; unknown: string[] };

/**
 * Reads "SECAS and DCC", "NetCo, DCC & SECAS" or the parties' ids. A party whose own name holds an "and" is found whole.
 * Each owner once, in the order named.
 */
export const readOwners = (register: Register, committeeId: string, text: string): NamedOwners => {
  const words = text.split(/\s*(?:[,;&+\n]|\band\b)\s*/iu);
  const joints = [...text.matchAll(/\s*(?:[,;&+\n]|\band\b)\s*/giu)].map(([joint]) => joint);
  const parties: Party[] = [];
  const unknown: string[] = [];
  for (let from = 0; from < words.length; ) {
    let found: Party | undefined;
    let to = words.length;
    for (; to > from; to--) {
      const name = words
        .slice(from, to)
        .reduce((whole, word, index) => whole + (joints[from + index - 1] ?? "") + word);
      found =
        register.parties.find((party) => party.id === name && party.committeeId === committeeId) ??
        findParty(register, committeeId, name);
      if (found) break;
    }
    if (found && !parties.includes(found)) parties.push(found);
    const word = words[from]?.replace(/^the\s+/iu, "").trim();
    if (!found && word && !unknown.includes(word)) unknown.push(word);
    from = found ? to : from + 1;
  }
  return { parties, unknown };
};
