import type { Answer } from "../cards/card.js";
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
