import { printDay } from "../day.js";
import type { Classification } from "../register.js";
import { capital } from "../words.js";
import { DAY, readDay } from "./days.js";
import { type Draft, fault, type Reader } from "./draft.js";
import { unmark } from "./lines.js";

const CLASSIFICATION =
  /\bclassif\w+(?: as)?:? ?(white|green|amber|red)\b|^(?:tlp|sec)? ?:? ?(white|green|amber|red)$/iu;
const DOCUMENT_REFERENCE =
  /(?<![A-Za-z0-9])([A-Za-z][A-Za-z0-9-]{1,15}?)[_ ](\d{1,5})[_ ]((\d{2})(\d{2})(?:\d{2}|\d{4})?)(?!\d)/u;
const MEETING_NUMBER =
  /^(?:.*\s)?([A-Z][A-Z0-9-]{1,15}),? (?:meeting )?(?:no\.? ?|number |#)?(\d{1,5})(?: minutes)?$/iu;
const TIMES =
  /(\d{1,2})[:.](\d{2}) ?([ap]m)?(?: ?(?:[-–—]|to|until|till) ?(\d{1,2})[:.](\d{2}) ?([ap]m)?)?(?: ?hrs| ?hours)?/iu;
const STATUS = /\b(draft|final)\b/iu;
const PLACE_LABEL = /^(?:venue|location|place|where) ?: ?/iu;
const LABEL =
  /^(?:date|time|times|reference|document reference|ref|meeting reference|status|meeting|title|start|minutes) ?: ?/iu;
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/giu;
const SECTIONS: [RegExp, Draft["section"]][] = [
  [/^(?:attendees|attendance|present|in attendance|members present|other participants)\W*$/iu, "attendees"],
  [/^apologies(?: for absence| received)?\W*$/iu, "apologies"],
];

const clock = (hour = "", minute = "", half = ""): string | null => {
  const add = /p/iu.test(half) && Number(hour) < 12 ? 12 : /a/iu.test(half) && Number(hour) === 12 ? -12 : 0;
  const hours = Number(hour) + add;
  return hours < 24 && Number(minute) < 60 ? `${String(hours).padStart(2, "0")}:${minute}` : null;
};

/** Reads the reference out of a line and gives back the rest of it. */
const takeReference = (text: string, { meeting }: Draft): string => {
  const match = DOCUMENT_REFERENCE.exec(text);
  if (!match || meeting.reference !== null) return text;
  const [whole, committee = "", number] = match;
  meeting.reference = whole.replaceAll(" ", "_");
  meeting.committee = committee.toUpperCase();
  meeting.number = Number(number);
  return text.replace(whole, "").trim();
};

const takeDay = (text: string, draft: Draft): string => {
  const said = new RegExp(DAY, "iu").exec(text)?.[0];
  if (said === undefined) return text;
  const rest = text.replace(said, "").replace(WEEKDAY, "").trim();
  if (rest !== "" && draft.meeting.date !== null) return text;
  const read = readDay(said, null);
  if (read.kind !== "day") {
    if (read.kind === "impossible") fault(draft, `There is no day ${said}.`, "Correct the date of the meeting.");
    return text;
  }
  if (draft.meeting.date !== null && draft.meeting.date !== read.day) {
    const days = `${printDay(draft.meeting.date)} and ${printDay(read.day)}`;
    fault(draft, `The minutes give two dates for one meeting: ${days}.`, "Correct the date at the top of the minutes.");
  }
  draft.meeting.date = read.day;
  return rest;
};

const takeTimes = (text: string, { meeting }: Draft): string => {
  const match = meeting.start === null ? TIMES.exec(text) : null;
  if (!match) return text;
  const [whole, hour, minute, half, endHour, endMinute, endHalf] = match;
  meeting.start = clock(hour, minute, half ?? endHalf);
  meeting.end = endHour === undefined ? null : clock(endHour, endMinute, endHalf);
  return text.replace(whole, "").trim();
};

const takeStatus = (text: string, { meeting }: Draft): string => {
  const match = STATUS.exec(text);
  if (!match || meeting.status !== null || text.length > 80) return text;
  meeting.status = match[1]?.toLowerCase() === "final" ? "final" : "draft";
  return text.replace(/\b(?:draft|final)(?: minutes)?(?: v?\d+(?:\.\d+)*)?/iu, "").trim();
};

const takeNumber = (text: string, { meeting }: Draft): string => {
  const match = meeting.number === null ? MEETING_NUMBER.exec(text) : null;
  if (!match) return text;
  const [whole, word = "", number] = match;
  if (/^(?:meeting|number|no)$/iu.test(word)) {
    meeting.number = Number(number);
    return "";
  }
  if (word !== word.toUpperCase()) return text;
  meeting.committee ??= word;
  meeting.number = Number(number);
  return whole.includes("eeting") ? text.replace(/(?:no\.? ?|number |#)?\d{1,5}/iu, "") : "";
};

/** What is left of a line when everything else was taken: the title, or the place. */
const takeWords = (text: string, draft: Draft): boolean => {
  const words = text.replace(/^[\s–—-]+|[\s–—-]+$/gu, "");
  if (words === "" || /^minutes$/iu.test(words)) return true;
  if (PLACE_LABEL.test(words)) {
    draft.meeting.place = words.replace(PLACE_LABEL, "");
    return true;
  }
  if (draft.title === null && /\b(?:meeting|minutes|committee|group|board|panel|forum|council)\b/iu.test(words)) {
    draft.title = words;
    return true;
  }
  const short = words.length <= 100 && !/[.!?]$/u.test(words);
  if (draft.meeting.place !== null || draft.meeting.date === null || !short) return false;
  draft.meeting.place = words;
  return true;
};

/** "Attendees:" and "Apologies:" say whose names follow. */
export const readSection: Reader = (block, draft) => {
  if (block.kind === "row" || draft.item !== null) return false;
  const text = unmark(block.text).replace(/^#+ */u, "");
  const section = SECTIONS.find(([label]) => label.test(text))?.[1];
  if (!section) return false;
  draft.section = section;
  draft.table = null;
  return true;
};

/** The lines above the first numbered heading: classification, title, date, reference, times, place, draft or final. */
export const readHeader: Reader = (block, draft) => {
  if (block.kind === "row" || draft.item !== null) return false;
  const text = unmark(block.text).replace(/^#+ */u, "");
  const classification = CLASSIFICATION.exec(text);
  if (classification && draft.meeting.classification === null) {
    const word = (classification[1] ?? classification[2] ?? "").toLowerCase();
    draft.meeting.classification = capital(word) as Classification;
    return true;
  }
  if (draft.section !== "header") return false;
  if (PLACE_LABEL.test(text) && draft.meeting.place === null) {
    draft.meeting.place = text.replace(PLACE_LABEL, "");
    return true;
  }
  let understood = true;
  const rest: string[] = [];
  for (const part of text.split(/[,;|]/u)) {
    const takers = [takeReference, takeDay, takeTimes, takeStatus, takeNumber];
    const left = takers.reduce((words, take) => take(words, draft), part.trim().replace(LABEL, ""));
    if (left.replace(LABEL, "").trim() !== "") rest.push(left.replace(LABEL, "").trim());
  }
  if (rest.length > 0) understood = takeWords(rest.join(", "), draft);
  return understood;
};

/** The committee's name, out of the document's title: "Harbour Works Group (HWG) Meeting" is the Harbour Works Group. */
export const committeeName = (title: string | null, code: string): string => {
  const words = (title ?? "")
    .replace(/\([^()]*\)/gu, " ")
    .replace(/\b(?:main|reporting|meeting|minutes|of the|draft|final)\b/giu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s–—:,-]+|[\s–—:,-]+$/gu, "");
  return words === "" ? code : words;
};
