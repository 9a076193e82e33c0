import type { Asked } from "../domain/answer/asked.js";

/** A question that was asked. `by`: the event that it answered; `taken`: the one that came next. */
export type Question = { asked: Asked; at: Date; by: string | null; taken: string | null };

/** The last question in each chat with somebody, and in each thread of it. */
export type QuestionStore = {
  /** In place of the one before. */
  ask(place: string, question: Omit<Question, "taken">): Promise<void>;
  find(place: string): Promise<Question | null>;
  /** Whether what came by this event is what came next, also where it comes again; another event came first otherwise. */
  take(place: string, event: string): Promise<boolean>;
  /** It goes on waiting: what came next could not be done. */
  giveBack(place: string, event: string): Promise<void>;
};
