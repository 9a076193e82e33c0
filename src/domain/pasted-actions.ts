import type { Day } from "./day.js";
import { readTarget } from "./day-words.js";
import { readOwners } from "./owners.js";
import { notAParty } from "./people/not-a-party.js";
import { partiesOf, printOwners, type Register } from "./register.js";
import type { Target } from "./target.js";
import { ANYTHING, OWNERS, readClauses } from "./words.js";

/** One line of a pasted list, read: an action, or what is wrong with it. */
export type PastedLine = { line: number; text: string; owners: string; target: Target } & { wrong: string | null };

/** Longer lists come as minutes. */
export const MAX_PASTED = 40;

/** What stands before an action in a list: a bullet, a number, the word ACTION with a reference. */
const BEFORE = /^\s*(?:[-*•–]\s+|\(?\d{1,2}[.)]\s+)?(?:ACTION(?:\s+[A-Z][A-Z0-9-]{1,11}\s+\d{1,5}\/\d{1,4})?\s*:\s*)?/u;

/** "The DCC and SECAS to …": the owners a sentence begins with, where they are parties of the committee. */
const doers = (text: string, register: Register, committeeId: string): string[] => {
  const [, before] = /^(?:the\s+)?(.{2,120}?)\s+(?:to|will|shall)\s+/iu.exec(text) ?? [];
  if (before === undefined) return [];
  const { parties, unknown } = readOwners(register, committeeId, before);
  return unknown.length === 0 ? parties.map(({ id }) => id) : [];
};

/** A party or a person, and nothing to do. */
const isNameAlone = (words: string, register: Register, committeeId: string): boolean => {
  const { parties, unknown } = readOwners(register, committeeId, words);
  return (parties.length > 0 && unknown.length === 0) || notAParty(register, committeeId, words) !== undefined;
};

/**
 * Reads a pasted list, an action a line: `NetCo to publish the calendar target 8 March`. An owner that is not named
 * after `owner` is who the sentence begins with; without a target an action is TBC.
 */
export const readPasted = (
  text: string,
  register: Register,
  committeeId: string,
  today: Day,
  nextMain: Day | null,
): PastedLine[] =>
  text
    .split("\n")
    .map((line, index) => ({ line: index + 1, said: line.replace(BEFORE, "").trim() }))
    .filter(({ said }) => said !== "")
    .map(({ line, said }): PastedLine => {
      const { head, clauses } = readClauses(said.replace(/\s*[;|\t]\s*(?=(?:owners?|target|by)\s)/giu, " "), {
        [OWNERS]: ANYTHING,
        target: ANYTHING,
        by: /^(?:\d|next main|(?:mon|tues|wednes|thurs|fri)day)/iu,
      });
      const words = head.replace(/[\s.,;:|]+$/u, "");
      const named = clauses[OWNERS];
      const { parties, unknown } = named ? readOwners(register, committeeId, named) : { parties: [], unknown: [] };
      const ids = named ? parties.map(({ id }) => id) : doers(words, register, committeeId);
      const when = clauses.target ?? clauses.by ?? "";
      const target = when === "" ? null : readTarget(when, today, nextMain);
      const wrong =
        words.length < 3
          ? "There is no action on this line."
          : isNameAlone(words, register, committeeId)
            ? `There is only a name: write what ${words.slice(0, 60)} is to do.`
            : unknown.length > 0
              ? `No party is called “${(unknown[0] ?? "").slice(0, 60)}”.`
              : ids.length === 0
                ? `Nobody owns it: begin with one of ${partiesOf(register, committeeId)
                    .map(({ name }) => name)
                    .slice(0, 12)
                    .join(", ")}, or write “owner” and the party.`
                : target && !target.ok
                  ? target.problem.what
                  : null;
      return {
        line,
        text: words,
        owners: printOwners(register, ids),
        target: target?.ok ? target.value : "TBC",
        wrong,
      };
    });

/** What is said of a line that says the same as one before it; by line. */
export const repeatedIn = (lines: readonly PastedLine[]): Map<number, string> => {
  const first = new Map<string, number>();
  const repeated = new Map<number, string>();
  for (const { line, text, owners } of lines) {
    const said = `${owners}|${text.toLowerCase().replace(/\s+/gu, " ")}`;
    const before = first.get(said);
    if (before === undefined) first.set(said, line);
    else repeated.set(line, `It says the same as line ${before}.`);
  }
  return repeated;
};
