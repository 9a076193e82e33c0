import type { Action } from "../domain/action.js";
import { printReference } from "../domain/reference.js";
import type { Channel, Person } from "../domain/register.js";
import { printKey } from "../domain/reminders/keys.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { refusePaused } from "./by-calendar.js";
import type { NewDelivery } from "./deliveries.js";
import type { App } from "./ports.js";
import { findReach, type Reach } from "./reachable.js";
import { auditEntry, deny, type Who } from "./who.js";

/** A reminder, by its action and, where that has several, its owner. */
export type Named = { reference: string; party?: string | undefined };

const SEEN = "Type reminders to see what went out.";

/** The newest reminder of an action for an owner, to somebody of the Secretary's choice; what it says is drawn as ever. */
const queue = async (
  app: App,
  who: Who,
  { action, party, stage, deliveries }: Reach,
  to: NewDelivery["to"],
  { key, said, had }: { key: string; said: string; had: string },
): Promise<Result<Action>> =>
  app.store.change(who.event, async (tx) => {
    const { meeting, sequence } = action.reference;
    const committee = (await tx.register()).committees.find(({ id }) => id === who.standing.committee.id);
    const paused = committee && refusePaused(committee);
    if (paused) return paused;
    await tx.audit(
      auditEntry(app, who, {
        actionId: action.id,
        subject: printReference(action.reference),
        did: "reminded",
        after: { reminder: said },
      }),
    );
    // What failed or was taken back lies there under its key: that one goes.
    const again = deliveries.find((one) => one.key === key && (one.state === "failed" || one.state === "cancelled"));
    if (again && (await tx.reminders.retry(again.id, app.clock.now()))) return ok(action);
    const queued = await tx.enqueue({
      id: app.newId(),
      key,
      committeeId: who.standing.committee.id,
      to,
      message: {
        kind: "reminder",
        reference: { meeting, sequence },
        partyId: party.id,
        stage: stage.name,
        date: stage.date,
        late: false,
        byHand: true,
      },
      about: { actionId: action.id, partyId: party.id },
      dueAt: app.clock.now(),
    });
    return queued ? ok(action) : refuse(had, SEEN);
  });

/** Sends an owner's newest reminder to another of its contacts, chosen by the Secretary. */
export const remindInstead = async (
  app: App,
  who: Who,
  input: Named & { person: Person },
): Promise<Result<{ reach: Reach; person: Person }>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "send a reminder to somebody else");
  const found = await findReach(app, who.standing.committee, input);
  if (!found.ok) return found;
  const { action, party, stage, people } = found.value;
  const { person } = input;
  const reference = printReference(action.reference);
  if (!people.some(({ id }) => id === person.id))
    return refuse(
      `${person.name} does not answer for ${party.name}, so they are not reminded of ${reference}.`,
      `Type person contact-for ${person.name} ${party.name} first.`,
      "person",
    );
  const queued = await queue(
    app,
    who,
    found.value,
    { personId: person.id },
    {
      key: printKey({ reference, stage: stage.name, date: stage.date, to: person.id }),
      said: `sent to ${person.name}`,
      had: `${person.name} had this reminder of ${reference} already, or it is on its way; nothing was sent.`,
    },
  );
  return queued.ok ? ok({ reach: found.value, person }) : queued;
};

/** Finds a bound channel by its name or its id, "#" before it or not. */
const findChannel = ({ channels }: Reach, named: string): Reach["channels"][number] | undefined => {
  const bare = named.trim().replace(/^#/u, "").toLowerCase();
  return channels.find(
    ({ channel }) => channel.channel.toLowerCase() === bare || channel.name.replace(/^#/u, "").toLowerCase() === bare,
  );
};

/** Puts an owner's newest reminder into a bound channel, where that may be said, and calls its contacts by name there. */
export const remindInChannel = async (
  app: App,
  who: Who,
  input: Named & { channel: string },
): Promise<Result<{ reach: Reach; channel: Channel }>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "send a reminder into a channel");
  const found = await findReach(app, who.standing.committee, input);
  if (!found.ok) return found;
  const { action, party, stage, channels, classification } = found.value;
  const chosen = findChannel(found.value, input.channel);
  if (!chosen)
    return refuse(
      `No channel “${input.channel.slice(0, 60)}” is bound to ${who.standing.committee.code}.`,
      channels.length > 0
        ? `Its channels are ${channels.map(({ channel }) => channel.name).join(", ")}.`
        : "Bind one: type channel bind in it.",
      "channel",
    );
  const { channel, allowed } = chosen;
  const reference = printReference(action.reference);
  if (!allowed)
    return refuse(
      `${reference} is classified ${classification}, and in ${channel.name} nothing above ${channel.classification} may be said.`,
      "Send the text by e-mail, or choose another channel.",
      "channel",
    );
  const { platform, tenant, channel: id } = channel;
  const place = `${platform} ${tenant} ${id} ${party.id}`;
  const queued = await queue(
    app,
    who,
    found.value,
    { platform, tenant, channel: id },
    {
      key: `${printKey({ reference, stage: stage.name, date: stage.date, to: place })}|channel`,
      said: `said in ${channel.name}`,
      had: `This reminder of ${reference} was said in ${channel.name} already, or is on its way; nothing was sent.`,
    },
  );
  return queued.ok ? ok({ reach: found.value, channel }) : queued;
};
