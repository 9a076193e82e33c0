import type { Answer } from "../cards/card.js";
import { isGreeting } from "../domain/answer/clean.js";
import { findReferences } from "../domain/answer/named.js";
import { LOOSE_REFERENCE } from "../domain/reference.js";
import { refuse } from "../domain/result.js";
import { answerProblem } from "./answers.js";
import { byName, type Found, findCommand } from "./find-command.js";

/** Whoever asks how to begin, or to go on, is answered with what there is to do next. */
const ASKS_NEXT =
  /^(?:start|begin|get(?:ting)? started|set up|what (?:now|next)|what (?:do|should|can|shall) (?:i|we|you) do(?: (?:next|now|first|here))?|how (?:do|can|should) (?:i|we) (?:start|begin|go on)|where do (?:i|we) (?:start|begin)|(?:who|what) are you|help me)(?: please)?[\s?!.]*$/iu;

export const asksNext = (line: string): boolean => ASKS_NEXT.test(line);

/** Said after the work is done; there is nothing in it to record. */
const THANKS =
  /^(?:(?:many )?thanks(?: (?:a lot|again|so much))?|thank you(?: (?:very|so) much)?|thx|cheers|ta|👍)[\s.!]*$/iu;

export const isThanks = (line: string): boolean => THANKS.test(line);

/** Begun with the slash name it is meant as a command, whatever follows. */
export const isSlashed = (text: string): boolean => /^\s*\/opsg\b/iu.test(text);

/** What was typed without the bot's name before it; "opsg" may also be a committee's code, as in "OPSG 64/01". */
export const withoutName = (text: string): string => {
  const line = text.replaceAll("\0", "\uFFFD").trim();
  const slash = line.replace(/^\/opsg\b\s*/iu, "");
  const bare = slash.replace(/^opsg\b\s*/iu, "");
  return bare !== slash && findCommand(bare) ? bare : slash;
};

/** Longer than the longest text that is taken, and its command. Characters. */
const MAX_SAID = 12_000;

export const tooLong = (said: string[], most = MAX_SAID): Answer | undefined => {
  const longest = Math.max(0, ...said.map(({ length }) => length));
  if (longest <= most) return undefined;
  return answerProblem(
    refuse(`That is ${longest} characters long; ${most} is the most I read.`, "Shorten it, or link to a paper.")
      .problem,
  );
};

/** A line that is nothing but a reference shows that action. */
export const bareReference = (line: string): Found | undefined => {
  const command = byName.get("action show");
  return command && line.length <= 40 && /^[a-z-]*\s*#?\s*\d{1,5}\s*\/\s*\d{1,4}$/iu.test(line)
    ? { command, rest: line }
    : undefined;
};

const TO_SEE = new RegExp(`^(?:show|history)\\s+${LOOSE_REFERENCE.source}\\s*$`, "iu");
/** Longer lines say more than what is to be shown. Characters. */
const LONGEST_TO_SEE = 60;

/** "show 64/01" without its "action". */
export const asksToSee = (line: string): boolean => line.length <= LONGEST_TO_SEE && TO_SEE.test(line);

/** Whether a line is no answer about an action: a command, or one named alone to be shown, thanks, a greeting. */
export const isNoAnswer = (text: string): boolean => {
  const line = withoutName(text);
  const found = findCommand(line);
  const isShown = bareReference(line) !== undefined && findReferences(line, "")[0]?.clear === true;
  return (
    (found?.command.read(found.rest).ok ?? false) || isShown || isGreeting(line) || isThanks(line) || asksToSee(line)
  );
};
