import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/app/deliver.js";
import { openPace } from "../../src/app/pace.js";
import { planDeliveries } from "../../src/app/plan-reminders.js";
import type { Found, Log, Messenger } from "../../src/app/ports.js";
import type { Card } from "../../src/cards/card.js";
import { makeWorld, type World } from "../world.js";

const log: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** A Slack whose chats are kept by the marks of their messages; `dying` is a program that ends once a message is out. */
const openSlack = () => {
  const chats: string[] = [];
  const cards: Card[] = [];
  let dying = false;
  const found = async (mark: string): Promise<Found> =>
    chats.includes(mark) ? { kind: "there", conversation: "D1", messageId: mark } : { kind: "not there" };
  const messenger: Messenger = {
    platform: "slack",
    canFind: true,
    findInAccount: (_account, mark) => found(mark),
    findInChannel: (_channel, mark) => found(mark),
    redraw: async () => ({ kind: "unreachable", why: "none here" }),
    toAccount: async (_account, card, mark) => {
      chats.push(mark);
      cards.push(card);
      if (dying) throw new Error("killed");
      return { kind: "sent", platform: "slack", tenant: "T0HOME", conversation: "D1", messageId: mark };
    },
    toChannel: async () => ({ kind: "unreachable", why: "none here" }),
  };
  return {
    messenger,
    cards,
    titles: (): string[] => cards.map(({ title }) => title),
    die: (now: boolean): void => {
      dying = now;
    },
  };
};

let world: World;
let slack: ReturnType<typeof openSlack>;
let pace = openPace();
beforeEach(async () => {
  world = await makeWorld();
  slack = openSlack();
  pace = openPace();
  await world.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
  await world.say("secretary", "reminders start now");
});
afterEach(() => world.close());

const plan = () => planDeliveries(world.app, new Set(["slack"] as const));
const pass = (holder = "one") =>
  deliver({ app: world.app, messengers: [slack.messenger], pace, holder, jitter: () => 0 }, log);

const at = async (instant: string, ...doing: (() => Promise<unknown>)[]) => {
  world.at(instant);
  for (const one of doing) await one();
};

describe("a reminder that could not go when it was due", () => {
  it("keeps to the hours: not in the evening, not on a Saturday, and on Monday it says that it is late", async () => {
    await world.say("secretary", "action target 64/01 25 March");
    await at("2022-03-18T16:59:00Z", plan);
    for (const closed of ["2022-03-18T17:00:00Z", "2022-03-19T12:00:00Z", "2022-03-21T08:59:59Z"])
      await at(closed, pass);
    expect(slack.cards).toEqual([]);
    await at("2022-03-21T09:00:00Z", pass);
    expect(slack.titles()).toEqual(["OPSG 64/01 is due on Friday 25 March 2022"]);
    expect(JSON.stringify(slack.cards)).toContain("This reminder comes late");
  });

  it("is not sent beside the one that followed it", async () => {
    await at("2022-03-21T16:59:00Z", plan);
    await at("2022-03-22T09:30:00Z", pass);
    expect(slack.titles()).toEqual([]);
    await at("2022-03-22T09:31:00Z", plan, pass);
    expect(slack.titles()).toEqual(["OPSG 64/01 is due today"]);
  });

  it("is not given up at the first refusal only because the bot was down for days", async () => {
    await at("2022-03-15T09:00:00Z", plan);
    const { toAccount } = slack.messenger;
    slack.messenger.toAccount = async () => ({ kind: "later", seconds: 60, why: "Slack asks to wait" });
    await at("2022-03-18T10:00:00Z", pass);
    slack.messenger.toAccount = toAccount;
    await at("2022-03-18T10:02:00Z", pass);
    expect(slack.titles()).toHaveLength(1);
  });
});

describe("a program that was killed after a message went out", () => {
  it("looks for it before it sends again, also when another message has the conversation first", async () => {
    await world.say("secretary", 'action new "NetCo to paint the gate" owner NetCo target 22 March');
    slack.die(true);
    await at("2022-03-15T09:00:00Z", plan, pass, () => at("2022-03-15T09:00:01Z", pass));
    expect(slack.titles()).toHaveLength(2);
    slack.die(false);
    for (const second of ["00", "02", "04"]) await at(`2022-03-15T09:10:${second}Z`, () => pass("another"));
    expect(slack.titles()).toHaveLength(2);
    const sent = { committeeId: world.committee.id, states: ["sent"], limit: 9 } as const;
    expect(await world.store.outbox.list(sent)).toHaveLength(2);
  });
});

describe("a main meeting that is brought forward", () => {
  it("has the owners of actions without a date asked that much earlier", async () => {
    await world.say("secretary", 'action new "NetCo to name a date" owner NetCo');
    await at("2022-03-10T09:00:00Z", plan, pass);
    await world.store.change(null, async (tx) => {
      await tx.meetings.insert({
        id: "moved",
        committeeId: world.committee.id,
        number: null,
        kind: "main",
        date: "2022-04-05",
        start: null,
        end: null,
        place: null,
        reference: null,
        status: "planned",
        minutes: null,
        classification: null,
        plannedFor: null,
        kept: null,
        version: 1,
      });
      return { ok: true, value: null };
    });
    await at("2022-03-22T09:00:00Z", plan, pass, () => at("2022-03-22T09:00:02Z", pass));
    expect(slack.titles()).toContain("OPSG 64/02 needs a date before the main meeting on 5 April 2022");
  });
});
