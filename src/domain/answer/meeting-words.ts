import { monthOf } from "../calendar-names.js";
import { type Day, daysBetween } from "../day.js";
import type { MeetingKind } from "../meeting.js";
import type { Mention } from "./mentions.js";
import type { About } from "./understood.js";
import { QUESTION_WHICH } from "./wish.js";

const escaped = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "\\$&");

/** So far ahead, a month's meeting was likely meant as past. Days. */
const LIKELY_PAST = 183;

/** As many meetings of a series are looked through for the one of a month. */
const MOST_AHEAD = 15;

const inMonth = (about: About, kind: MeetingKind, month: number): Day | null => {
  let day: Day | null = about.said;
  for (let count = 0; count < MOST_AHEAD && day !== null; count++) {
    day = about.meeting(kind, day);
    if (day !== null && Number(day.slice(5, 7)) === month) return day;
  }
  return null;
};

const bodyOf = ({ committee }: About): string =>
  `(?:(?:main|reporting|monthly|full|regular|${escaped(committee)}|group|committee) )*(?:meeting|mtg|${escaped(committee)})`;

/** Meetings ahead: "the next main meeting", "the March meeting", "the main meeting after next". */
export const findMeetings = (
  text: string,
  about: About,
  put: (mention: Mention | undefined, otherwise: string) => string,
): string => {
  const { said, action, meeting } = about;
  const after = action.target !== "TBC" && action.target > said ? action.target : said;
  const code = escaped(about.committee);
  const body = bodyOf(about);
  const kindIn = (words: string): MeetingKind => (/\breporting\b/u.test(words) ? "reporting" : "main");
  const mention = (found: string, first: Day | null, ahead: Day | null, doubt: string | null = null): Mention =>
    first === null || ahead === null
      ? { letter: "V", text: found, guess: null }
      : { letter: "M", text: found, first, ahead, doubt };
  const following = (found: string, more: number): Mention => {
    const kind = kindIn(found);
    let [first, ahead] = [meeting(kind, said), meeting(kind, after)];
    for (let count = 0; count < more; count++) {
      first = first && meeting(kind, first);
      ahead = ahead && meeting(kind, ahead);
    }
    // Counted from today it is another one than counted from the target.
    if (more > 0)
      return mention(
        found,
        first,
        ahead,
        first === ahead ? null : `${QUESTION_WHICH} I could not tell from when “${found}” is counted.`,
      );
    // "The next meeting" may as well be the reporting meeting, where that comes first.
    const reporting = meeting("reporting", after);
    const named = new RegExp(`\\b(?:main|reporting|${code})\\b`, "u").test(found);
    return mention(
      found,
      first,
      ahead,
      !named && reporting !== null && ahead !== null && reporting < ahead
        ? "Do you mean the next main meeting, or the next reporting meeting?"
        : null,
    );
  };
  const ofMonth = (found: string, name: string): Mention | undefined => {
    const month = monthOf(name);
    const day = month === undefined ? null : inMonth(about, kindIn(found), month);
    if (month === undefined) return undefined;
    // In February, "the January meeting" was held: so far ahead, the last one is meant.
    return day !== null && daysBetween(said, day) > LIKELY_PAST
      ? { letter: "P", text: found }
      : mention(found, day, day);
  };
  const MONTH =
    "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
  return text
    .replace(new RegExp(`(?<![\\w])(?:the )?${body} after next(?!\\w)`, "gu"), (found) =>
      put(following(found, 1), found),
    )
    .replace(
      new RegExp(
        `(?<![\\w])(?:the |our )?(?:next|following|forthcoming|upcoming|coming) (?:${body}|main)(?!\\w)`,
        "gu",
      ),
      (found) => put(following(found, 0), found),
    )
    .replace(
      new RegExp(`(?<![\\w])(?:the )?${body} (?:(?:at|towards) the end of|later|in) (?:this|the) month(?!\\w)`, "gu"),
      (found) => {
        const day = inMonth(about, kindIn(found), Number(said.slice(5, 7)));
        return day === null ? found : put(mention(found, day, day), found);
      },
    )
    .replace(new RegExp(`(?<![\\w])(?:the )?next month(?:'?s)? ${body}(?!\\w)`, "gu"), (found) => {
      const month = (Number(said.slice(5, 7)) % 12) + 1;
      const day = inMonth(about, kindIn(found), month);
      return day === null ? found : put(mention(found, day, day), found);
    })
    .replace(new RegExp(`(?<![\\w])(?:the )?(${MONTH})(?:'?s)? ${body}(?!\\w)`, "gu"), (found, name: string) =>
      put(ofMonth(found, name), found),
    )
    .replace(new RegExp(`(?<![\\w])(?:the )?${body} in (${MONTH})(?!\\w)`, "gu"), (found, name: string) =>
      put(ofMonth(found, name), found),
    );
};

/** "The reporting meeting on the 28th", "the 8 March meeting": the day alone, once days are marked. */
export const withMeetingsAsDays = (marked: string, about: About): string => {
  const body = bodyOf(about);
  return marked
    .replace(
      new RegExp(
        `(?<!\\w)(?:the |our )?(?:next )?${body}(?: on| of| at| in|,)? ?\\(?(?:the )?(‹D[\\uE000-\\uF8FF]›)\\)?`,
        "gu",
      ),
      "$1",
    )
    .replace(new RegExp(`(‹D[\\uE000-\\uF8FF]›) ${body}(?!\\w)`, "gu"), "$1");
};
