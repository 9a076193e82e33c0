import type { Action } from "../domain/action.js";
import { effectiveTarget } from "../domain/target.js";
import type { Values } from "./card.js";

/**
 * What a day that is offered is good for: while the target stands, and the words that named the day.
 * @param said the change that brought these words, where they are recorded
 */
export const offeredOn = ({ targets }: Pick<Action, "targets">, said: string | null): Values => ({
  from: effectiveTarget(targets),
  ...(said === null ? {} : { said }),
});
