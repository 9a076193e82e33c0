import type { Answer } from "../cards/card.js";

/** An event that was not answered in time; thrown, so that Slack is answered 500 and delivers it again. */
export class NotYet extends Error {
  override name = "NotYet";
}

/** One event on its way through. */
export type Taken = {
  /** Null: there is nothing to say. */
  answer: Promise<Answer | null>;
  /** Whether it was said that the answer is late, and by which message. */
  notified: boolean;
  notice: string | undefined;
  /** Whether the answer is posted. */
  posted: boolean;
};

/** As many events are remembered; a redelivery comes within five minutes. */
const MAX_TAKEN = 2_000;

/** Remembers events by their id, so that a redelivery waits for the work under way instead of beginning it again. */
export const openTakenEvents = () => {
  const taken = new Map<string, Taken>();
  return (event: string, begin: () => Promise<Answer | null>): Taken => {
    const known = taken.get(event);
    if (known) return known;
    const oldest = taken.keys().next().value;
    if (taken.size >= MAX_TAKEN && oldest !== undefined) taken.delete(oldest);
    const fresh: Taken = { answer: begin(), notified: false, notice: undefined, posted: false };
    taken.set(event, fresh);
    return fresh;
  };
};

export type TakenEvents = ReturnType<typeof openTakenEvents>;
