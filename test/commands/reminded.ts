import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { NewDelivery } from "../../src/app/deliveries.js";
import type { Answer } from "../../src/cards/card.js";
import type { Said } from "../../src/commands/command.js";
import { ok, refuse } from "../../src/domain/result.js";
import { raiseMany } from "../app/raise.js";
import { broken, keepWorld, makeWorld, PRIVATE, type Who, type World } from "../world.js";

/** A chat with the bot in which reminders lie, and what is said in it. */
export const chatOf = (world: World, who: Who) => {
  const conversation = `D-${who}`;
  let sent = 0;

  /** Puts a message that reminds of these actions of NetCo into the chat; its id there. */
  const remind = async (...sequences: number[]): Promise<string> => {
    const messageId = `message-${++sent}`;
    const ids: string[] = [];
    await world.store.change(null, async (tx) => {
      for (const sequence of sequences) {
        const action = await tx.actions.find(world.committee.id, 64, sequence);
        const id = `${conversation}-${messageId}-${sequence}`;
        ids.push(id);
        const delivery: NewDelivery = {
          id,
          key: `OPSG 64/0${sequence}|due|2022-03-22|${id}`,
          committeeId: world.committee.id,
          to: { personId: `person-${who}` },
          message: {
            kind: "reminder",
            reference: { meeting: 64, sequence },
            partyId: "party-NetCo",
            stage: "due",
            date: "2022-03-22",
            late: false,
          },
          about: { actionId: action?.id ?? "", partyId: "party-NetCo" },
          ...(sequences.length > 1 ? { bundle: ids[0] ?? "" } : {}),
          dueAt: world.app.clock.now(),
        };
        await tx.enqueue(delivery);
      }
      return ok(null);
    });
    await world.store.outbox.claim(world.app.clock.now(), 50, "test", 60_000);
    const settlement = { kind: "sent", at: world.app.clock.now(), platform: "slack", tenant: "T0HOME" } as const;
    await world.store.outbox.settle(
      "test",
      ids.map((id) => ({ id, settlement: { ...settlement, conversation, messageId } })),
    );
    return messageId;
  };

  const caller = (ts: string, event?: string) => ({
    ...world.callerOf(who, PRIVATE),
    message: `slack:${conversation}/${ts}`,
    ...(event === undefined ? {} : { event }),
  });
  let written = 0;
  let changed = 0;
  const changedAt = (minute = ++changed): Date => new Date(Date.UTC(2022, 2, 8, 12, minute));

  return {
    remind,
    /** The id of the message that was written last. */
    last: () => `own-${written}`,
    /** Writes into the chat, or into the thread of a message there. */
    write: (
      text: string,
      more: { thread?: string; event?: string; quoted?: string; found?: string; file?: string; id?: string } = {},
    ): Promise<Answer> => {
      const { thread, event, quoted, found, file, id } = more;
      const said: Said = {
        text,
        mentions: [],
        ...(thread === undefined
          ? {}
          : {
              answers: {
                conversation,
                messageId: thread,
                ...(quoted === undefined ? {} : { quoted }),
                ...(found === undefined ? {} : { find: async () => found }),
              },
            }),
      };
      const files =
        file === undefined ? [] : [{ name: file, link: text || null, bytes: async () => refuse("Not wanted.") }];
      return world.doors.reply(
        { ...caller(id ?? `own-${++written}`, event), ...(file === undefined ? {} : { files }) },
        said,
      );
    },
    /**
     * @param minute when it was changed, where not after all changes before
     * @param thread in which it stands, where it does
     */
    edit: (ts: string, text: string, event?: string, minute?: number, thread?: string): Promise<Answer | null> =>
      world.doors.amend(
        { ...caller(ts, event), changedAt: changedAt(minute) },
        { text, mentions: [], ...(thread === undefined ? {} : { answers: { conversation, messageId: thread } }) },
      ),
    remove: (ts: string, event?: string, minute?: number): Promise<Answer | null> =>
      world.doors.amend({ ...caller(ts, event), changedAt: changedAt(minute) }, null),
    /** Actions whose reminders wait for an answer from this person. */
    waiting: async (): Promise<string[]> =>
      (await world.store.outbox.unanswered(`person-${who}`, 20))
        .flatMap(({ message }) => ("reference" in message ? [`64/0${message.reference.sequence}`] : []))
        .toSorted(),
  };
};

/** The log as a test looks at it. */
export const logOf = (world: World) => ({
  updates: async (sequence: number): Promise<string[]> => {
    const action = await world.action(64, sequence);
    return (await world.store.actions.updates(action?.id ?? "", 20)).map(({ text }) => text);
  },
  target: async (sequence: number) => {
    const targets = (await world.action(64, sequence))?.targets;
    return targets?.revised ?? targets?.last ?? "TBC";
  },
  moves: async (sequence: number) => {
    const action = await world.action(64, sequence);
    return { count: action?.targets.moves, kept: (await world.store.actions.moves(action?.id ?? "")).length };
  },
  /** How an action stands: its status, its target where it was revised, and what was said. */
  stand: async (meeting: number, sequence: number) => {
    const action = await world.action(meeting, sequence);
    const updates = await world.store.actions.updates(action?.id ?? "", 5);
    return { status: action?.status, revised: action?.targets.revised, updates: updates.map(({ text }) => text) };
  },
  status: async (sequence: number) => (await world.action(64, sequence))?.status,
  deeds: async (sequence: number): Promise<string[]> => {
    const action = await world.action(64, sequence);
    return (await world.store.actions.history(action?.id ?? "", 50)).map(({ did }) => did);
  },
});

/** Three actions of NetCo and one of GridCo, all due at the main meeting of 22 March; it is 8 March. NetCo has two contacts. */
export const raiseFour = async (world: World): Promise<void> => {
  for (const [text, owner] of [
    ["NetCo to publish the outage calendar", "NetCo"],
    ["NetCo to test the fail-over", "NetCo"],
    ["GridCo to report its losses", "GridCo"],
    ["NetCo to name a spare", "NetCo"],
  ])
    await world.say("secretary", `action new "${text}" owner ${owner} target 22 March`);
  await world.store.change(null, async (tx) => {
    await tx.people.addPerson({ id: "person-second", name: "The second", email: "second@example.org" });
    await tx.people.link("person-second", { platform: "slack", tenant: "T0HOME", user: "U-second" });
    await tx.people.setContact("person-second", "party-NetCo", { deputy: false });
    return ok(null);
  });
};

/** A world, its log, and the chat of NetCo's contact, as a test of answers has them. */
export type Reminded = { world: World; log: ReturnType<typeof logOf>; netco: ReturnType<typeof chatOf> };

/**
 * For each test of the file a world of its own with the four actions.
 * @param seat takes what is there for the next test
 * @param prepare does what else is to be there for all of them
 */
export const eachWithFour = (seat: (now: Reminded) => void, prepare?: (world: World) => Promise<unknown>): void => {
  let kept: string;
  beforeAll(async () => {
    const first = await makeWorld();
    await raiseFour(first);
    await prepare?.(first);
    kept = await keepWorld(first);
  });
  beforeEach(async () => {
    const world = await makeWorld({ like: kept });
    seat({ world, log: logOf(world), netco: chatOf(world, "netco") });
    return () => world.close();
  });
  afterAll(() => expect(broken).toEqual([]));
};

type Raised = Parameters<typeof raiseMany> extends [World, ...infer Rest] ? Rest : never;

/** The same, with more actions: so many each, with these words, of this meeting, NetCo's where nobody else is named. */
export const eachWithMore = (seat: (now: Reminded) => void, ...lists: Raised[]): void =>
  eachWithFour(seat, async (first) => {
    for (const list of lists) await raiseMany(first, ...list);
  });
