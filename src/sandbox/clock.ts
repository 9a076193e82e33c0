import type { Clock } from "../app/ports.js";

/** The sandbox's clock: it goes on like any other, from whatever time it was set to. */
export type SandboxClock = Clock & { set(at: Date): void; reset(): void };

export const openSandboxClock = (real: Clock): SandboxClock => {
  let ahead = 0;
  return {
    now: () => new Date(real.now().getTime() + ahead),
    set: (at) => {
      ahead = at.getTime() - real.now().getTime();
    },
    reset: () => {
      ahead = 0;
    },
  };
};
