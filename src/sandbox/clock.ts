import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Clock } from "../app/ports.js";

/** The sandbox's clock: it goes on like any other, from whatever time it was set to. */
export type SandboxClock = Clock & { set(at: Date): void; reset(): void; isMoved(): boolean };

/** Where it is kept how far it was moved, in milliseconds. */
export type KeptClock = { read(): number; write(ahead: number): void };

/** In a file, which is there only while the clock is moved. What cannot be read there is as if it was not. */
export const clockFile = (path: string): KeptClock => ({
  read: () => (existsSync(path) ? Number(readFileSync(path, "utf8")) || 0 : 0),
  write: (ahead) => (ahead === 0 ? rmSync(path, { force: true }) : writeFileSync(path, `${ahead}\n`)),
});

/** @param kept where it is found again after a restart; without, the clock begins as the real one */
export const openSandboxClock = (real: Clock, kept?: KeptClock): SandboxClock => {
  let ahead = kept?.read() ?? 0;
  const move = (by: number): void => {
    ahead = by;
    kept?.write(by);
  };
  return {
    now: () => new Date(real.now().getTime() + ahead),
    set: (at) => move(at.getTime() - real.now().getTime()),
    reset: () => move(0),
    isMoved: () => ahead !== 0,
  };
};
