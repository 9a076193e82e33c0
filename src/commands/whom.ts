import { gone } from "../app/keep-people.js";
import { notAParty, printNotAParty } from "../domain/people/not-a-party.js";
import { findParty, foldName, type Party, type Person, partiesOf, peopleOf, sameAccount } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { distance, unquote } from "../domain/words.js";
import type { Turn } from "./command.js";

/** Somebody found at the beginning of a line, and what follows. */
export type Whom = { person: Person; rest: string };

/** No name of a person has more words. */
const MOST_WORDS = 20;

const bare = (rest: string): string => rest.trim().replace(/^[:,]\s*/u, "");

/** So many names are offered. */
const MOST_OFFERED = 3;

/** Names that a name may have been meant for: those a few letters away, and those that share a word with it. */
const nearNames = (said: string, named: { name: string }[]): string[] => {
  const wanted = foldName(said);
  const words = wanted.split(" ");
  const farFrom = (name: string): number => {
    const folded = foldName(name);
    const theirs = folded.split(" ");
    // What follows a name on its line is no part of it.
    const begun = words.slice(0, theirs.length).join(" ");
    const slips = Math.min(distance(wanted, folded), distance(begun, folded));
    if (slips <= Math.max(1, folded.length / 4)) return slips;
    return theirs.some(
      (word) => word.length > 3 && words.some((one) => distance(one, word) <= (word.length > 4 ? 1 : 0)),
    )
      ? folded.length
      : Number.POSITIVE_INFINITY;
  };
  return named
    .map(({ name }) => ({ name, far: farFrom(name) }))
    .filter(({ far }) => Number.isFinite(far))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, MOST_OFFERED)
    .map(({ name }) => name);
};

/**
 * Reads who is meant: a mention, a quoted name, an e-mail address, an id, or the longest known name that begins the line.
 * @param lead a word that may follow the name, so that a name which nobody bears is told without what comes after it
 */
export const readWhom = (turn: Turn, line: string, lead?: string): Result<Whom> => {
  const { register, standing, mentions } = turn;
  const text = line.trim();
  const people = peopleOf(register, standing.committee.id);
  const mention = mentions.find(({ text: name }) => text.startsWith(name));
  if (mention) {
    const person = people.find(({ accounts }) => accounts.some((account) => sameAccount(account, mention.account)));
    if (person) return ok({ person, rest: bare(text.slice(mention.text.length)) });
  }
  const quoted = /^["“]([^"”]*)["”]\s*/u.exec(text);
  const first = /^\S*/u.exec(text)?.[0] ?? "";
  const exact = people.find(({ id, email }) => id === first || email === first.toLowerCase());
  if (exact) return ok({ person: exact, rest: bare(text.slice(first.length)) });
  // A button or a form that was drawn before they left still has their id.
  const left = register.people.find(({ id }) => id === first);
  if (left) return gone(left, standing.committee);
  const words = text.split(/\s+/u);
  const begins = quoted
    ? [{ name: quoted[1] ?? "", rest: text.slice(quoted[0].length) }]
    : Array.from({ length: Math.min(words.length, MOST_WORDS) }, (_, left) => words.length - left).map((end) => ({
        name: words.slice(0, end).join(" "),
        rest: words.slice(end).join(" "),
      }));
  for (const { name, rest } of begins) {
    const found = people.filter((person) => foldName(person.name) === foldName(name));
    if (found.length > 1)
      return refuse(
        `${found.length} people are called ${found[0]?.name}.`,
        "Name the one you mean by e-mail address.",
        "person",
      );
    if (found[0]) return ok({ person: found[0], rest: bare(rest) });
  }
  const isAddress = /^[^\s@]+@[^\s@]+$/u.test(first);
  const before = lead === undefined ? text : text.replace(new RegExp(`\\s+${lead}\\b[\\s\\S]*$`, "iu"), "");
  const said = (isAddress ? first : (quoted?.[1] ?? before)).slice(0, 60);
  const near = nearNames(said, people);
  return refuse(
    `I know nobody ${isAddress ? `with the address ${said}` : `called “${said}”`} in ${standing.committee.code}.`,
    near.length > 0
      ? `Perhaps you mean ${near.join(" or ")}. Type /opsg person list to see everybody.`
      : "Type /opsg person list to see everybody, or /opsg person add to add somebody.",
    "person",
  );
};

/**
 * Reads which party is meant: its id, or a name it bears or bore. A deputy may be named for a person, too, whose party
 * is then meant, if it is only one.
 */
export const readParty = (turn: Turn, text: string, deputy = false): Result<Party> => {
  const { register, standing } = turn;
  const name = unquote(text);
  const party =
    partiesOf(register, standing.committee.id).find(({ id }) => id === name) ??
    findParty(register, standing.committee.id, name);
  if (party) return ok(party);
  const person = notAParty(register, standing.committee.id, name);
  const [theirs, ...more] = person?.parties ?? [];
  const only = deputy && theirs !== undefined && more.length === 0;
  const meant = only ? findParty(register, standing.committee.id, theirs) : undefined;
  if (meant) return ok(meant);
  if (person)
    return refuse(
      `${printNotAParty(person)}.`,
      theirs === undefined
        ? `Name the party instead; type /opsg party list to see them all.`
        : `Name the party instead: ${[theirs, ...more].join(" or ")}.`,
      "party",
    );
  const said = name.slice(0, 60);
  const near = nearNames(said, partiesOf(register, standing.committee.id));
  return refuse(
    `${standing.committee.code} knows no party called “${said}”.`,
    `${near.length > 0 ? `Perhaps you mean ${near.join(" or ")}. ` : ""}Type /opsg party add ${said} to add it.`,
    "party",
  );
};
