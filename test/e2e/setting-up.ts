import type { App } from "../../src/app/ports.js";
import { makeDoors } from "../../src/commands/doors.js";
import type { Job } from "../../src/jobs/jobs.js";
import { openHouse } from "../../src/start.js";
import { memoryLog } from "../teams/teams-bot.js";
import { configOf } from "./program.js";

/** The first afternoon of a new committee, from an empty database to the first reminder answered. */

/** Thursday 10 September 2026, two days after the meeting whose minutes are sent. */
export const AFTERNOON = new Date("2026-09-10T13:00:00Z");
/** Ten working days before 30 September, just after nine in London. */
export const FIRST_REMINDER = new Date("2026-09-16T08:02:00Z");

export const SECRETARY = { name: "Ann Sample", email: "ann@example.org" };
export const CONTACT = { name: "Bo Hawser", email: "bo@example.org" };

export const PEOPLE_LIST = [
  "Name\tE-mail\tParty\tRole",
  "Ada Wick\tada@example.org\tKeepers\tmember",
  `${CONTACT.name}\t${CONTACT.email}\tRope Board\tmember`,
].join("\n");

/** What the operator does, once, in the terminal. */
export const FOUNDING = `committee add LKF "Lighthouse Keepers’ Forum" secretary "${SECRETARY.name}" email ${SECRETARY.email}`;

/** An empty database in which the operator has founded the committee. */
export const foundCommittee = async (databaseUrl: string): Promise<void> => {
  const house = await openHouse(configOf(databaseUrl, {}), memoryLog(), { clock: { now: () => AFTERNOON } });
  const answer = await makeDoors(house.app, memoryLog()).dispatch(
    { speaker: { kind: "operator" }, place: { kind: "private" }, source: "terminal", event: null },
    { text: FOUNDING, mentions: [] },
  );
  await house.close();
  if (answer.kind !== "card" || answer.card.tone !== "good") throw new Error(JSON.stringify(answer));
};

/** A clock that is moved by hand, and jobs that are woken by hand. */
export const byHand = () => {
  let now = AFTERNOON;
  let work: readonly Job[] = [];
  return {
    overrides: {
      clock: { now: () => now },
      wake: (woken: readonly Job[]) => {
        work = woken;
        return { stop: async () => {} };
      },
    },
    at: (then: Date): void => {
      now = then;
    },
    tick: async (): Promise<void> => {
      for (const name of ["plan", "deliver", "deliver"]) await work.find((job) => job.name === name)?.run();
    },
  };
};

/** What the log holds in the end: the action that was reminded of, and what was answered. */
export const outcome = async (app: App) => {
  const { committees } = await app.store.register();
  const action = await app.store.actions.find(committees[0]?.id ?? "", 6, 1);
  const updates = action ? await app.store.actions.updates(action.id, 5) : [];
  return { status: action?.status, said: updates.map(({ text, by }) => [text, by]) };
};

/** Counts what people do. */
export const counter = () => {
  const done: string[] = [];
  return {
    step: async (who: string, what: string, act: () => Promise<unknown>): Promise<void> => {
      done.push(`${String(done.length + 1).padStart(2)}. ${who}: ${what}`);
      await act();
    },
    done,
  };
};
