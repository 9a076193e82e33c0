import { findReferences } from "../domain/answer/named.js";
import { LOOSE_REFERENCE } from "../domain/reference.js";
import { byName, type Found, findCommand } from "./find-command.js";

/** What lines are that say nothing of an action. */

/** A newcomer's first word is answered with what there is to do next. */
export const GREETING = /^(hello|hi|hey|good (morning|afternoon|evening))\b[\s\w,.!]{0,12}$/iu;

/** So is whoever asks how to begin, or to go on. */
export const ASKS_NEXT =
  /^(?:start|begin|get(?:ting)? started|set up|what (?:now|next)|what (?:do|should|can|shall) (?:i|we|you) do(?: (?:next|now|first|here))?|how (?:do|can|should) (?:i|we) (?:start|begin|go on)|where do (?:i|we) (?:start|begin)|(?:who|what) are you|help me)(?: please)?[\s?!.]*$/iu;

/** Said after the work is done; there is nothing in it to record. */
export const THANKS =
  /^(?:(?:many )?thanks(?: (?:a lot|again|so much))?|thank you(?: (?:very|so) much)?|thx|cheers|ta|👍)[\s.!]*$/iu;

/** What was typed without the bot's name before it; "opsg" may also be a committee's code, as in "OPSG 64/01". */
export const withoutName = (text: string): string => {
  const line = text.replaceAll("\0", "\uFFFD").trim();
  const slash = line.replace(/^\/opsg\b\s*/iu, "");
  const bare = slash.replace(/^opsg\b\s*/iu, "");
  return bare !== slash && findCommand(bare) ? bare : slash;
};

/** "show 64/01" without its "action". */
export const ASKS_TO_SEE = new RegExp(`^(?:show|history)\\s+${LOOSE_REFERENCE.source}\\s*$`, "iu");

/** A line that is nothing but a reference shows that action. */
export const bareReference = (line: string): Found | undefined => {
  const command = byName.get("action show");
  return command && line.length <= 40 && /^[a-z-]*\s*#?\s*\d{1,5}\s*\/\s*\d{1,4}$/iu.test(line)
    ? { command, rest: line }
    : undefined;
};

/** Whether a line is no answer about an action: a command, or one named alone to be shown, thanks, a greeting. */
export const isNoAnswer = (text: string): boolean => {
  const line = withoutName(text);
  const found = findCommand(line);
  const isShown = bareReference(line) !== undefined && findReferences(line, "")[0]?.clear === true;
  const isTalk = GREETING.test(line) || THANKS.test(line) || (line.length <= 60 && ASKS_TO_SEE.test(line));
  return (found?.command.read(found.rest).ok ?? false) || isShown || isTalk;
};
