import type { Day } from "../day.js";
import { takeReference } from "./action-reference.js";
import { DAY, type DayRead, readDay } from "./days.js";
import { type Reader, warn } from "./draft.js";
import { enterAction } from "./enter-action.js";
import { unmark } from "./lines.js";
import { ownersOf, splitOwners } from "./owners.js";

const ACTION = /^(?:(?:new|NEW|New) )?(ACTION|Action|action)(?: (?:ID|item|no\.?|number))?\s*[:–—-]?\s*(?=\S)/u;

/** `(Target date: 8 March 2022)`, `Owner: DCC.`: what may stand behind the sentence, with its label. */
const LABELLED =
  /[\s([]{0,4}\b(?<label>target(?: date)?|due(?: date)?|deadline|owners?)\s*[:–-]\s*(?<value>[^.:()[\]]{1,80})[)\].;\s]*$/iu;
const BY_A_DAY = new RegExp(
  `\\b(?:by|before|no later than|on or before) (?:the )?(?:end of )?(?:\\w+day,? )?(${DAY})[).\\s]*$`,
  "iu",
);

type Said = { sentence: string; target: { read: DayRead; said: string } | null; owner: string | null };

const BRACKET = /\((?<label>owners?|target date): /giu;

/** What stands in brackets at the very end under a label, whatever a name may hold: "(Owner: Wick (Lamps) Ltd.)". */
const takeBracket = (text: string): { before: string; label: string; value: string } | undefined => {
  const last = text.endsWith(")") ? [...text.matchAll(BRACKET)].at(-1) : undefined;
  if (!last?.index || !last.groups?.label) return undefined;
  const value = text.slice(last.index + last[0].length, -1);
  if (value.includes(":")) return undefined;
  return { before: text.slice(0, last.index).trim(), label: last.groups.label, value: value.trim() };
};

/**
 * The sentence, and the target and owner that stand behind it, or in it: "… by 8 March 2022."
 * @param from the meeting's day, from which a day without a year is counted
 */
export const readSentence = (text: string, from: Day | null): Said => {
  const said: Said = { sentence: text, target: null, owner: null };
  for (let found = takeBracket(text); found; found = takeBracket(said.sentence)) {
    if ((/^owner/iu.test(found.label) ? said.owner : said.target) !== null) break;
    if (/^owner/iu.test(found.label)) said.owner = found.value;
    else said.target = { read: readDay(found.value, from), said: found.value };
    said.sentence = found.before;
  }
  for (let match = LABELLED.exec(said.sentence); match?.groups; match = LABELLED.exec(said.sentence)) {
    const { label = "", value = "" } = match.groups;
    if ((/^owner/iu.test(label) ? said.owner : said.target) !== null) break;
    if (/^owner/iu.test(label)) said.owner = value.trim();
    else said.target = { read: readDay(value, from), said: value.trim() };
    const left = said.sentence.slice(0, match.index).trim();
    if (left === "" || left === said.sentence) break;
    said.sentence = left;
  }
  const by = said.target === null ? BY_A_DAY.exec(said.sentence)?.[1] : undefined;
  if (by) said.target = { read: readDay(by, from), said: by };
  return said;
};

/** A new action on a line of its own: `ACTION OPSG 64/01: The DCC to …`. A line wrapped by a margin has been joined. */
export const readActionLine: Reader = (block, draft) => {
  if (block.kind === "row") return false;
  const text = unmark(block.text).replace(/^#+ */u, "");
  const word = ACTION.exec(text);
  if (!word) return false;
  const named = takeReference(text.slice(word[0].length), draft);
  if (!named) {
    if (word[1] === "ACTION" || /^[^\s:]+\s*:/u.test(text)) {
      warn(draft, block.line, "reference-not-understood", "An action whose reference was not understood.");
      draft.unread.push({ line: block.line, text });
      return true;
    }
    return false;
  }
  const after = /^\s*(?<separator>[:–—.-])?\s*(?<words>[\s\S]*)$/u.exec(named.after)?.groups ?? {};
  const words = after.words ?? "";
  if (after.separator === undefined && !/^\p{Lu}/u.test(words)) return false;
  const { sentence, target, owner } = readSentence(words, draft.meeting.date);
  const date = target?.read.kind === "day" ? target.read.day : null;
  if (target?.read.kind === "impossible")
    warn(draft, block.line, "no-such-date", `${named.printed}: there is no day ${target.said}.`);
  if (target?.read.kind === "unclear") {
    const message = `${named.printed}: the target “${target.said.slice(0, 60)}” is not a date.`;
    warn(draft, block.line, "date-not-understood", message);
    draft.unread.push({ line: block.line, text: `${named.printed} target: ${target.said}` });
  }
  const here = named.reference.meeting === draft.meeting.number;
  const action = enterAction(draft, {
    reference: named.printed,
    text: sentence,
    owners: owner ? splitOwners(owner, draft.parties) : ownersOf(sentence, draft.parties),
    dateRaised: here ? draft.meeting.date : null,
    lastTarget: date,
    revisedTarget: date === null ? "TBC" : null,
    status: here ? "open" : null,
    updates: [],
    agendaItem: draft.item,
    line: block.line,
  });
  if (!here) {
    const message = `${action.reference} stands as a new action, but its number is not of this meeting.`;
    warn(draft, block.line, "action-of-another-meeting", message);
  }
  draft.row = null;
  draft.raised = action;
  draft.held = [];
  draft.list = null;
  return true;
};
