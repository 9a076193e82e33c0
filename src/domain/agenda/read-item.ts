import { ANYTHING, readClauses, unquote } from "../words.js";
import { DURATION, minutesOf } from "./duration.js";

/** An item as it was typed: every value a text, what was not said left out. */
export type ItemWords = {
  title?: string;
  presenter?: string;
  /** A presenter whom the committee does not know. */
  guest?: string;
  purpose?: string;
  minutes?: string;
  paper?: string;
};

const CLAUSES = {
  "presenters?": ANYTHING,
  "presented by": ANYTHING,
  guest: ANYTHING,
  for: /^(?:a )?(?:decision|discussion|information|approval|noting)\b/iu,
  paper: /^\S*[:/.]|^none\b/iu,
};

/**
 * Reads `"Outage review" presenter NetCo for information 20m paper https://…`; the clauses come in any order, the time
 * behind any of them. Further keywords, a place among the items for instance, are given back beside the item's words.
 */
export const readItemLine = (
  line: string,
  further: Record<string, RegExp> = {},
): { words: ItemWords; clauses: Record<string, string> } => {
  const { head, clauses } = readClauses(line, { ...CLAUSES, ...further });
  const words: ItemWords = {};
  const take = (text: string): string => {
    const found = DURATION.exec(text);
    if (!found?.groups) return unquote(text);
    words.minutes = String(minutesOf(found.groups));
    return unquote(text.slice(0, found.index));
  };
  const title = take(head);
  if (title !== "") words.title = title;
  const presenter = clauses["presenters?"] ?? clauses["presented by"];
  if (presenter !== undefined) words.presenter = take(presenter);
  if (clauses.guest !== undefined) words.guest = take(clauses.guest);
  if (clauses.for !== undefined) words.purpose = take(clauses.for).replace(/^a /iu, "").toLowerCase();
  if (clauses.paper !== undefined) words.paper = take(clauses.paper);
  const others = Object.entries(further).flatMap(([name]) =>
    clauses[name] === undefined ? [] : [[name, take(clauses[name])] as const],
  );
  return { words, clauses: Object.fromEntries(others) };
};
