import type { PlannedItem, Purpose } from "../meeting.js";
import { looksLikeHeading } from "../minutes/headings.js";
import { plainWords } from "../minutes/lines.js";
import { ok, type Result, refuse } from "../result.js";
import { capital, straighten } from "../words.js";
import { DURATION, minutesOf } from "./duration.js";
import type { ItemWords } from "./read-item.js";

const LONGEST_TITLE = 150;
const LONGEST_ITEM_MINUTES = 720;

const HOW_TIME = `Write its minutes as 20m, 1h or 1h30: from 1 minute to ${LONGEST_ITEM_MINUTES / 60} hours.`;
const HOW_PURPOSE = "Write for decision, for discussion or for information.";

/** Words that stand where a time or a purpose would, and are none: what to write instead; or nothing of the kind. */
export const misread = (text: string): Result<never> | null => {
  const words = text.trim().slice(0, 40);
  if (/^[-–−+]?\d+(?:[.,:]\d+)? ?[a-z]{0,7}\.?$/iu.test(words))
    return refuse(`An item cannot take “${words}”.`, HOW_TIME, "minutes");
  const purpose = /^for (?:an? )?(\S+)$/iu.exec(words)?.[1];
  return purpose === undefined ? null : refuse(`An item is not for “${purpose}”.`, HOW_PURPOSE, "purpose");
};

/** What stands behind a title: all of it after one in quotes, else a time that begins with a sign. */
const behindTitle = (text: string): string | undefined =>
  /^"[^"]*"\s*(\S[\s\S]*)$/u.exec(text)?.[1] ?? /\s([-–−+]\d+ ?(?:m|min|minutes?|h|hours?))$/iu.exec(text)?.[1];

/** A title that minutes can carry as a heading: it begins with a capital and ends as no sentence does. */
const readTitle = (text: string | undefined): Result<string> => {
  const behind = behindTitle(straighten(text ?? "").trim());
  if (behind !== undefined)
    return (
      misread(behind) ??
      refuse(
        `I could not read “${behind.slice(0, 40)}” behind the title.`,
        "There can stand: presenter NetCo, guest NAME, for decision, 20m, paper https://…",
        "title",
      )
    );
  const bare = plainWords((text ?? "").replace(/\*+/gu, "")).replace(/[\s.;,:]+$/u, "");
  if (bare === "") return refuse("The item has no title.", 'Begin with it: "Outage review" 20m.', "title");
  if (bare.length > LONGEST_TITLE)
    return refuse(
      `The title is ${bare.length} characters long; ${LONGEST_TITLE} is the most.`,
      "Shorten it; what it is about belongs in its paper.",
      "title",
    );
  const title = capital(bare);
  if (looksLikeHeading(`1. ${title}`)?.title === title) return ok(title);
  return refuse(
    `“${title.slice(0, 60)}” cannot stand as a heading of the minutes.`,
    "Begin the title with a letter or a figure.",
    "title",
  );
};

const PURPOSES: Record<string, Purpose> = {
  decision: "decision",
  approval: "decision",
  discussion: "discussion",
  information: "information",
  noting: "information",
};

const readPurpose = (text: string | undefined): Result<Purpose | null> => {
  const word = (text ?? "").trim().toLowerCase();
  if (word === "" || word === "none") return ok(null);
  const purpose = PURPOSES[word.replace(/^(?:for )?(?:a )?/u, "")];
  return purpose ? ok(purpose) : refuse(`An item is not for “${word.slice(0, 40)}”.`, HOW_PURPOSE, "purpose");
};

const readItemMinutes = (text: string | undefined): Result<number | null> => {
  const said = (text ?? "").trim();
  if (said === "" || said.toLowerCase() === "none") return ok(null);
  const found = DURATION.exec(said)?.groups;
  const minutes = /^\d{1,4}$/u.test(said) ? Number(said) : found ? minutesOf(found) : Number.NaN;
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_ITEM_MINUTES) return ok(minutes);
  return refuse(`An item cannot take “${said.slice(0, 40)}”.`, HOW_TIME, "minutes");
};

const LONGEST_LINK = 1_000;

/** Where a paper is: an http or https address, and nothing that a click would run. */
const readPaper = (text: string | undefined): Result<string | null> => {
  const said = (text ?? "").trim().replace(/^<(.*)>$/u, "$1");
  if (said === "" || said.toLowerCase() === "none") return ok(null);
  const url = /^https?:\/\/[^\s|]+$/iu.test(said) && URL.canParse(said) ? new URL(said) : undefined;
  if (url && url.username === "" && url.password === "" && url.href.length <= LONGEST_LINK) return ok(url.href);
  return refuse(
    `“${said.slice(0, 60)}” is not a link to a paper.`,
    "Give a whole address that begins with https:// or http://, without spaces or a password.",
    "paper",
  );
};

/** What an item's words say, its presenter apart: whether the committee knows them is asked elsewhere. */
export const readItemWords = (words: ItemWords): Result<Omit<PlannedItem, "number" | "presenter">> => {
  const title = readTitle(words.title);
  if (!title.ok) return title;
  const purpose = readPurpose(words.purpose);
  if (!purpose.ok) return purpose;
  const minutes = readItemMinutes(words.minutes);
  if (!minutes.ok) return minutes;
  const paper = readPaper(words.paper);
  if (!paper.ok) return paper;
  return ok({ title: title.value, purpose: purpose.value, minutes: minutes.value, paper: paper.value });
};
