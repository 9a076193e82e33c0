import type { PlannedItem, Purpose } from "../meeting.js";
import { looksLikeHeading } from "../minutes/headings.js";
import { plainWords } from "../minutes/lines.js";
import { ok, type Result, refuse } from "../result.js";
import { DURATION, minutesOf } from "./duration.js";
import type { ItemWords } from "./read-item.js";

const LONGEST_TITLE = 150;

/** A title that minutes can carry as a heading: it begins with a capital and ends as no sentence does. */
const readTitle = (text: string | undefined): Result<string> => {
  const bare = plainWords((text ?? "").replace(/\*+/gu, "")).replace(/[\s.;,:]+$/u, "");
  if (bare === "") return refuse("The item has no title.", 'Begin with it: "Outage review" 20m.', "title");
  if (bare.length > LONGEST_TITLE)
    return refuse(
      `The title is ${bare.length} characters long; ${LONGEST_TITLE} is the most.`,
      "Shorten it; what it is about belongs in its paper.",
      "title",
    );
  const title = `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
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
  return purpose
    ? ok(purpose)
    : refuse(
        `An item is not for “${word.slice(0, 40)}”.`,
        "Write for decision, for discussion or for information.",
        "purpose",
      );
};

const LONGEST_ITEM_MINUTES = 720;

const readItemMinutes = (text: string | undefined): Result<number | null> => {
  const said = (text ?? "").trim();
  if (said === "" || said.toLowerCase() === "none") return ok(null);
  const found = DURATION.exec(said)?.groups;
  const minutes = /^\d{1,4}$/u.test(said) ? Number(said) : found ? minutesOf(found) : Number.NaN;
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_ITEM_MINUTES) return ok(minutes);
  return refuse(
    `An item cannot take “${said.slice(0, 40)}”.`,
    `Write its minutes as 20m, 1h or 1h30: from 1 minute to ${LONGEST_ITEM_MINUTES / 60} hours.`,
    "minutes",
  );
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
