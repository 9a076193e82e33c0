import type { Asked } from "../domain/answer/asked.js";

/**
 * A question that was asked. `by`: the event that it answered; `taken`: the one that came next; `thread`: where it was
 * asked, if in one; `messages`: those whose words raised it;
 * `before`: what waited when that event came, which answers it again where it is brought again.
 */
export type Question = {
  asked: Asked;
  at: Date;
  by: string | null;
  taken: string | null;
  thread?: string | null;
  messages?: string[];
  before?: { asked: Asked; thread: string | null } | undefined;
};

/** The last question in each chat with somebody, its threads included: what is said last anywhere there decides. */
export type QuestionStore = {
  /** In place of the one before. */
  ask(place: string, question: Omit<Question, "taken">): Promise<void>;
  find(place: string): Promise<Question | null>;
  /** Whether what came by this event is what came next, also where it comes again; another event came first otherwise. */
  take(place: string, event: string): Promise<boolean>;
  /** It goes on waiting: what came next could not be done. */
  giveBack(place: string, event: string): Promise<void>;
};
