import { ALL } from "./all.js";

const FIRST_WORDS = [...new Set(ALL.map(({ name }) => name.split(" ", 1)[0]))].join("|");
const IN_CHAT = new RegExp(`(?<!\\S)/opsg (?=(?:${FIRST_WORDS}|import|understand|tick)\\b)`, "g");

/** Our own words with commands as they are typed at one door: a Slack command begins with /opsg, others with `before`. */
export const spelled = (text: string, before: string): string => text.replace(IN_CHAT, before);
