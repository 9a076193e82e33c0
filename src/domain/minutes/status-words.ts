import type { SaidStatus } from "./minutes.js";

const OPEN =
  /^(?:still |remains? |now )?(?:open|ongoing|on-going|in progress|outstanding|not (?:yet )?(?:complete|completed|closed))\b/iu;
const CLOSED = /^(?:now )?(?:closed|completed?)\b/iu;
const PROPOSED =
  /^(?:completion proposed|(?:proposed|recommended)(?: for| to be| to)? (?:closure|close|closed|completion)|(?:closure|completion) proposed)\b/iu;

/** Words that take a "complete" back: whoever reads them as closed closes what is not done. */
const BUT =
  /\b(?:not|no|subject|pending|except|but|once|when|if|unless|until|partly|partially|await\w*|propos\w*|recommend\w*|reopen\w*|remain\w*|still|open)\b/iu;

/** What minutes say of a status; undefined where it is not plain. */
export const readStatus = (text: string): SaidStatus | undefined => {
  const said = text.replace(/\s+/gu, " ").trim();
  if (PROPOSED.test(said)) return "completion proposed";
  if (OPEN.test(said)) return "open";
  return CLOSED.test(said) && !BUT.test(said) ? "closed" : undefined;
};

/** The `Status: Open.` that ends a paragraph, and what stands before it. */
export const takeStatus = (paragraph: string): { before: string; status: string } | undefined => {
  const at = paragraph.lastIndexOf("Status");
  const match = at === -1 ? null : /^Status ?[:–—-] ?(.{1,120})$/u.exec(paragraph.slice(at));
  if (!match?.[1] || (at > 0 && !/[.;:)\]!?”"'’]\s*$/u.test(paragraph.slice(0, at)))) return undefined;
  return { before: paragraph.slice(0, at).trim(), status: match[1].replace(/\.$/u, "").trim() };
};
