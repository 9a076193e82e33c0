import { refuse } from "../domain/result.js";
import type { Moment } from "./change-action.js";

/**
 * Why what was asked or offered of somebody's words is good no more; undefined where it still is.
 * @param said the change that brought the words, where it can be told
 * @param which what the words were, after "the words"
 * @param instead what to do where it is right all the same
 */
export const whyWordsGone = async (
  { tx }: Pick<Moment, "tx">,
  said: string | undefined,
  { which, instead }: { which: string; instead: string },
): Promise<ReturnType<typeof refuse> | undefined> =>
  said === undefined || (await tx.actions.updatesFrom([said])).length > 0
    ? undefined
    : refuse(`You have changed or taken back the words ${which}; nothing was changed.`, instead);
