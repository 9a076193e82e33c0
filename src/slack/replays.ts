/** Slack's signatures are good for five minutes; Bolt refuses older ones. */
const GOOD_FOR_S = 5 * 60 + 30;
const MAX_KEPT = 100_000;

type Request = { signature: string; seconds: number };

/**
 * Signatures that were accepted, so that a request caught on its way cannot be sent again: it would be answered, with
 * the log in the answer. Time is told by the newest accepted request. What another instance accepted is not known
 * here; a change is taken once all the same, by its receipt.
 */
export const openReplays = () => {
  const accepted = new Map<string, { seconds: number; answered: boolean }>();
  let newest = 0;

  const forgetOld = (): void => {
    for (const [signature, { seconds }] of accepted) {
      if (seconds >= newest - GOOD_FOR_S && accepted.size <= MAX_KEPT) return;
      accepted.delete(signature);
    }
  };

  return {
    /** Whether a signature was accepted before, and its request answered. */
    known: (signature: string): "answered" | "under way" | undefined => {
      const found = accepted.get(signature);
      return found && (found.answered ? "answered" : "under way");
    },
    /** To be called only with a signature that was found genuine. */
    accept: ({ signature, seconds }: Request): void => {
      newest = Math.max(newest, seconds);
      forgetOld();
      accepted.set(signature, { seconds, answered: false });
    },
    /** A request that was refused may come again as it is. */
    finish: (signature: string, refused: boolean): void => {
      const found = accepted.get(signature);
      if (refused) accepted.delete(signature);
      else if (found) found.answered = true;
    },
  };
};
