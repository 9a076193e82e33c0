/**
 * Puts right, letter for letter, what phones and word processors type: curly quotes and odd spaces.
 * For reading only; what is kept is kept as typed, which the equal length makes possible.
 */
export const straighten = (text: string): string =>
  text
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‘’‚‛]/gu, "'")
    .replace(/[\u00A0\u2007\u202F]/gu, " ");

/** With a capital at its beginning. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A clause as a sentence of its own. */
export const sentence = (clause: string): string => `${capital(clause).replace(/\.$/u, "")}.`;

/** "SECAS, DCC and NetCo"; `nobody` where there are none. */
export const joinNames = (names: readonly string[], nobody = ""): string =>
  names.length < 2 ? (names[0] ?? nobody) : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** The first word and what follows it, both trimmed. */
export const splitFirst = (line: string): [first: string, rest: string] => {
  const match = /^\s*(\S+)\s*([\s\S]*)$/u.exec(line);
  return match ? [match[1] ?? "", (match[2] ?? "").trimEnd()] : ["", ""];
};

/** The text without the quotes that stand around the whole of it. */
export const unquote = (text: string): string => {
  const trimmed = text.trim();
  const quoted = /^"[^"]*"$|^'[^']*'$/su.test(straighten(trimmed));
  return quoted ? trimmed.slice(1, -1).trim() : trimmed;
};

/** What follows a keyword must look like for it to be one: `meeting 64` is a clause, "a meeting with" is not. */
export type Keywords = Record<string, RegExp>;

/** Owners, by the keyword that may be said of each of them: `owner DCC owner SECAS`. */
export const OWNERS = "owners?";

/** Names and what joins them; of lower case are only the words between. */
const NAMES = /^(?:\s*(?:[\p{Lu}\d@][^\s,;&]*|the|and|of|for|[,;&]))+\s*$/u;

/**
 * The places of a keyword that count: the last; of owners also each before it that stands behind a text in quotes, or has
 * nothing but names behind it ("the owner NetCo" is words).
 */
const counting = (keyword: string, places: RegExpExecArray[], masked: string, line: string): RegExpExecArray[] => {
  if (keyword !== OWNERS) return places.slice(-1);
  return places.filter(({ index, 0: word }, at) => {
    const next = places[at + 1];
    if (next === undefined) return true;
    const before = masked.slice(0, places[0]?.index).trim();
    if (/^\0+$/u.test(before)) return true;
    return (
      NAMES.test(line.slice(index + word.length, next.index)) &&
      !/\b(?:the|an?|its|their)\s+$/iu.test(line.slice(0, index))
    );
  });
};

/**
 * Splits a line into what comes first and the clauses that follow: `"Publish" owner NetCo target 8 March`.
 * Keywords inside double quotes are words; each keyword counts at its last place, but that each owner may have one; they come in any order. One may stand
 * as terminals have it, too: `--owner NetCo`, whose dashes phones and word processors make one.
 */
export const readClauses = (line: string, keywords: Keywords): { head: string; clauses: Record<string, string> } => {
  const straight = straighten(line);
  const masked = straight.replace(/"[^"]*"/gu, (quoted) => "\0".repeat(quoted.length));
  const found: { keyword: string; at: number; from: number }[] = [];
  for (const [keyword, follows] of Object.entries(keywords)) {
    const pattern = new RegExp(`(?<![^\\s])(?:(?:--|[–—])${keyword}(?=[\\s=]|$)=?|${keyword}(?=\\s|$))`, "giu");
    const places = [...masked.matchAll(pattern)].filter((match) =>
      follows.test(straight.slice(match.index + match[0].length).trimStart()),
    );
    for (const place of counting(keyword, places, masked, straight))
      found.push({ keyword, at: place.index, from: place.index + place[0].length });
  }
  found.sort((a, b) => a.at - b.at);
  const clauses: Record<string, string> = {};
  for (const [index, { keyword, from }] of found.entries()) {
    const said = unquote(line.slice(from, found[index + 1]?.at));
    clauses[keyword] = [clauses[keyword] ?? "", said].filter(Boolean).join(", ");
  }
  return { head: unquote(line.slice(0, found[0]?.at)), clauses };
};

/** Anything at all may follow a keyword with this. */
export const ANYTHING = /^/u;

/** Steps of typing between two words (Levenshtein, two letters in each other's place being one), for "did you mean". */
export const distance = (a: string, b: string): number => {
  const [from, to] = [[...a], [...b]];
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      const swapped =
        letter === to[j - 1] && from[i - 1] === other ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, changed, swapped));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
};
