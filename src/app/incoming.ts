/**
 * What is known of a message that comes in: it is new; or it came before, and was answered, or never was, as far as is
 * known. `notice`: the message of ours that says that the answer is late.
 */
export type Begun = { kind: "new" } | { kind: "answered" } | { kind: "open"; at: Date; notice: string | null };

/** A message that was begun and never answered. `at`: when it came; `tries`: how often it was begun. */
export type Left = { event: string; content: unknown; at: Date; tries: number };

/** Messages on their way, where a platform may never send one again that nobody answered. */
export type IncomingStore = {
  /**
   * Notes that a message is begun.
   * @param content as the platform gave it; kept until it is answered
   */
  begin(event: string, content: unknown, at: Date): Promise<Begun>;
  /** Notes the message of ours that says that the answer is late, so that it can become the answer. */
  noteLate(event: string, notice: string): Promise<void>;
  /** It was answered: of what it said nothing is kept here. */
  answered(event: string): Promise<void>;
  /** Those that were begun before an instant and not answered, the oldest first; each is given to one that asks. */
  left(before: Date, now: Date, limit: number): Promise<Left[]>;
};
