/** Slack shows an error after 3 s; a door that takes longer than this is answered "still working". */
export const ANSWER_MS = 2_000;
/** A trigger opens a modal for 3 s only, the call included; a slow door gets a waiting modal after this. */
export const OPEN_MS = 1_500;

export type Settled<T> = { done: true; value: T } | { done: false };

/** What the work comes to, if it does within `ms`; otherwise it goes on, and this says so. */
export const within = <T>(work: Promise<T>, ms: number): Promise<Settled<T>> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ done: false }), ms);
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve({ done: true, value });
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
