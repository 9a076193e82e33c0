import { backdated } from "../../src/app/backdate.js";
import type { App } from "../../src/app/ports.js";
import type { Caller, Doors } from "../../src/commands/command.js";
import { readConfig } from "../../src/config.js";
import { sandboxDoors } from "../../src/sandbox/be.js";
import { openSandboxClock } from "../../src/sandbox/clock.js";
import { PLAYGROUND_USER } from "../../src/sandbox/playground-config.js";
import { timeDoors } from "../../src/sandbox/time.js";
import { type House, openHouse } from "../../src/start.js";

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Who writes in the sandbox's chat. */
export const you: Caller = {
  speaker: { kind: "account", account: PLAYGROUND_USER, name: "You" },
  place: { kind: "private" },
  source: "teams",
  event: null,
};

/** The sandbox over a log in a file, without its chat, on a Monday in November 2026. */
export const openSandboxHouse = async (
  file: string,
  around: (doors: Doors, app: App) => Doors = (doors) => doors,
): Promise<House> => {
  const read = readConfig({ DATABASE_URL: `file:${file}` });
  if (!read.ok) throw new Error(read.faults.join());
  const clock = openSandboxClock({ now: () => new Date("2026-11-23T10:00:00Z") });
  return openHouse(read.config, silent, {
    clock,
    store: (store) => backdated(store, clock),
    doors: (doors, app) => around(timeDoors(sandboxDoors(doors, app), app, clock), app),
  });
};
