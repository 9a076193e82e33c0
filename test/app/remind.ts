import { randomUUID } from "node:crypto";
import { deliver } from "../../src/app/deliver.js";
import { openPace } from "../../src/app/pace.js";
import { planDeliveries } from "../../src/app/plan-reminders.js";
import type { Log, Messenger } from "../../src/app/ports.js";
import { redrawMessages } from "../../src/app/redraw-messages.js";
import type { Account, Channel } from "../../src/domain/register.js";
import { ok } from "../../src/domain/result.js";
import { makeWorld } from "../world.js";
import { raiseMany } from "./raise.js";

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** The morning on which the reminders of what is due on Tuesday 22 March 2022 first go. */
export const MORNING = "2022-03-15T09:00:00Z";

/** A committee with a real way out: NetCo's contact has this account, and its channel is there. */
export const remindThrough = async (messenger: Messenger, account: Account, channel: Omit<Channel, "committeeId">) => {
  const world = await makeWorld();
  // What lies in a chat from another test bears other marks.
  world.app.newId = randomUUID;
  await world.store.change(null, async (tx) => {
    await tx.people.unlink({ platform: "slack", tenant: "T0HOME", user: "U-netco" });
    await tx.people.link("person-netco", account);
    await tx.people.bind({ ...channel, committeeId: world.committee.id });
    return ok(null);
  });
  await world.say("secretary", "reminders start now");
  const pace = openPace();
  const sending = { app: world.app, messengers: [messenger], pace, holder: "test", jitter: () => 0 };
  const raise = (count: number, text = "NetCo to publish the calendar of outages for the coming quarter") =>
    raiseMany(world, count, text);
  return {
    world,
    raise,
    deliver: () => deliver(sending, silent),
    redraw: () => redrawMessages(sending, silent),
    morning: async (instant = MORNING) => {
      world.at(instant);
      await planDeliveries(world.app, new Set([messenger.platform]));
      return deliver(sending, silent);
    },
  };
};
