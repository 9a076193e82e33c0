import type { Card } from "../cards/card.js";
import { type AskedActions, yourActionsCard } from "../cards/your-actions.js";
import { type Day, dayAt } from "../domain/day.js";
import type { ActionFilter } from "../domain/list/filter.js";
import { type Committee, peopleFor, type Register } from "../domain/register.js";
import { recipientsOf, whyNotOf } from "../domain/reminders/recipients.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App, Reads } from "./ports.js";
import type { DigestAsked } from "./read-digest.js";
import { deny, type Who } from "./who.js";

/** Actions in the message: each with its buttons, on Teams too (28 KB). */
const LISTED = 6;

/** Whom the Chair's question reaches: people by id, each with the parties they are asked for; and parties it does not. */
type Asked = { people: Map<string, string[]>; nobody: { partyId: string; why: string }[] };

/** Through the same people as reminders, of every party with something overdue or without a date. */
const whoIsAsked = async (
  { actions }: Pick<Reads, "actions">,
  register: Register,
  { id, reminderPolicy }: Committee,
  today: Day,
): Promise<Asked> => {
  const asked: Asked = { people: new Map(), nobody: [] };
  for (const { partyId, overdue, undated } of await actions.byParty(id, today, today)) {
    if (overdue + undated === 0) continue;
    const { to, nobody } = recipientsOf(partyId, peopleFor(register, partyId), whyNotOf(reminderPolicy.without), today);
    if (nobody !== null) asked.nobody.push({ partyId, why: nobody });
    for (const personId of to) asked.people.set(personId, [...(asked.people.get(personId) ?? []), partyId]);
  }
  return asked;
};

const only = (asked: Asked, ownerIds: readonly string[] | undefined): Asked =>
  ownerIds === undefined
    ? asked
    : {
        people: new Map([...asked.people].filter(([, partyIds]) => partyIds.some((one) => ownerIds.includes(one)))),
        nobody: asked.nobody.filter(({ partyId }) => ownerIds.includes(partyId)),
      };

/** Names of people, and the parties of which nobody can be written to. */
export type OwnersAsked = { written: string[]; already: string[]; nobody: Asked["nobody"] };

const NOTHING = refuse("Nothing is overdue or without a date.", "Type /opsg action list to see what is open.");

/** Whom `askOwners` would write to. */
export const ownersToAsk = async (
  { store, clock }: App,
  { standing }: Who,
  { ownerIds }: DigestAsked,
): Promise<Result<Omit<OwnersAsked, "already">>> => {
  if (!may(standing, "post")) return deny(standing, "post", "write to the owners");
  const { committee } = standing;
  const register = await store.register();
  const asked = await whoIsAsked(store, register, committee, dayAt(clock.now(), committee.zone));
  const { people, nobody } = only(asked, ownerIds);
  if (people.size === 0 && nobody.length === 0) return NOTHING;
  return ok({ written: register.people.filter(({ id }) => people.has(id)).map(({ name }) => name), nobody });
};

/**
 * Writes to those who are reminded of what is overdue or without a date: one message each, with their own; once a day,
 * however often it is asked for.
 */
export const askOwners = async (app: App, who: Who, { ownerIds }: DigestAsked): Promise<Result<OwnersAsked>> => {
  const { standing } = who;
  if (!may(standing, "post")) return deny(standing, "post", "write to the owners");
  const { committee } = standing;
  const today = dayAt(app.clock.now(), committee.zone);
  return app.store.change(who.event, async (tx) => {
    const register = await tx.register();
    const { people, nobody } = only(await whoIsAsked(tx, register, committee, today), ownerIds);
    if (people.size === 0 && nobody.length === 0) return NOTHING;
    const told: OwnersAsked = { written: [], already: [], nobody };
    for (const { id, name } of register.people.filter((person) => people.has(person.id))) {
      const isNew = await tx.enqueue({
        id: app.newId(),
        key: `${committee.id}|your actions|${today}|${id}`,
        committeeId: committee.id,
        to: { personId: id },
        message: { kind: "your actions", personId: id, by: standing.role === "secretary" ? "Secretary" : "Chair" },
        dueAt: app.clock.now(),
      });
      (isNew ? told.written : told.already).push(name);
    }
    return ok(told);
  });
};

/** What somebody is asked by the Chair or the Secretary, as the log is now; null where nothing of theirs is pressing. */
export const drawYourActions = async (
  app: App,
  committee: Committee,
  register: Register,
  { personId, by }: { personId: string; by: AskedActions["by"] },
): Promise<Card | null> => {
  const today = dayAt(app.clock.now(), committee.zone);
  return app.store.look(async (reads) => {
    const ownerIds = (await whoIsAsked(reads, register, committee, today)).people.get(personId);
    if (ownerIds === undefined) return null;
    const owned: ActionFilter = { show: "outstanding", ownerIds };
    const filters: ActionFilter[] = [
      { ...owned, overdueOn: today },
      { ...owned, undated: true },
    ];
    const counts: number[] = [];
    const actions: AskedActions["actions"] = [];
    for (const filter of filters) {
      counts.push(await reads.actions.count(committee.id, filter));
      const limit = LISTED - actions.length;
      if (limit > 0)
        actions.push(
          ...(await reads.actions.page({ committeeId: committee.id, filter, sort: "target", limit })).actions,
        );
    }
    const [overdue = 0, undated = 0] = counts;
    return yourActionsCard({ committee, register, today, by, ownerIds, actions, overdue, undated });
  });
};
