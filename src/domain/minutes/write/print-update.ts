import { type Day, printDay } from "../../day.js";
import { capital } from "../../words.js";
import { plainWords } from "../lines.js";

/** An update as it goes into minutes: from a chat with who said it and when; from minutes in their own words. */
export type SaidUpdate = { text: string; day: Day; from: string | null; fromMinutes: boolean };

/** A status is what the committee says at the end, never what stands in somebody's words. */
const withoutStatus = (text: string): string => text.replace(/\bStatus(?= ?[:–—-])/gu, "status");

/** A paragraph of an action's discussion. It begins with a capital, so that it goes on no sentence above it. */
export const printUpdate = ({ text, day, from, fromMinutes }: SaidUpdate): string => {
  const words = withoutStatus(plainWords(text));
  if (fromMinutes) return words;
  const who = from === null ? "" : `${plainWords(from)}, `;
  const line = plainWords(`${who}${printDay(day)}: ${words}`);
  return /^\p{Ll}/u.test(line.charAt(0).toUpperCase()) ? `From ${line}` : capital(line);
};
