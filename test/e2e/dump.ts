import type { App } from "../../src/app/ports.js";
import type { Action } from "../../src/domain/action.js";
import { printReference } from "../../src/domain/reference.js";
import { printOwners } from "../../src/domain/register.js";

/** The chat's own name, so that what was done on Slack and on Teams reads alike. */
const plainly = (source: string): string => (source === "slack" || source === "teams" ? "chat" : source);

const dumpAction = async ({ store }: App, action: Action) => {
  const register = await store.register();
  const updates = await store.actions.updates(action.id, 1_000);
  const { text, status, closedAt, dateRaised, agendaItem, targets } = action;
  return {
    reference: printReference(action.reference),
    text,
    owners: printOwners(register, action.ownerIds),
    dateRaised,
    agendaItem,
    targets,
    status,
    closedAt,
    moves: (await store.actions.moves(action.id)).map(({ from, to, reason, by, source }) => ({
      from,
      to,
      reason,
      by,
      source: plainly(source),
    })),
    updates: updates.toReversed().map(({ text, by, partyId, source }) => ({
      text,
      by,
      party: partyId === null ? null : printOwners(register, [partyId]),
      source: plainly(source),
    })),
    deeds: (await store.actions.history(action.id, 1_000)).map(({ did, by, source, reason, meeting }) => ({
      did,
      by,
      source: plainly(source),
      reason,
      meeting,
    })),
  };
};

export type Dumped = Awaited<ReturnType<typeof dumpAction>>;

/** Every action of the log with all its past, by reference; without ids and instants. */
export const dumpLog = async (app: App): Promise<Record<string, Dumped>> => {
  const [committee] = (await app.store.register()).committees;
  const filter = { show: "all" as const };
  const { actions } = await app.store.actions.page({ committeeId: committee?.id ?? "", filter, limit: 1_000 });
  const dumped = await Promise.all(actions.map((action) => dumpAction(app, action)));
  return Object.fromEntries(dumped.map((one) => [one.reference, one]));
};

/** Everything that can be read of the store, to be compared with itself later. */
export const traceOf = async (app: App): Promise<unknown> => {
  const { committees, parties, people, channels } = await app.store.register();
  const [committee] = committees;
  const held = await app.store.meetings.held(committee?.id ?? "", "9999-12-31", 1_000);
  const planned = await app.store.meetings.planned(committee?.id ?? "", "0000-01-01", 1_000);
  return JSON.parse(JSON.stringify({ log: await dumpLog(app), committees, parties, people, channels, held, planned }));
};
