import type { Action } from "../domain/action.js";
import { maySay } from "../domain/classification.js";
import type { Day } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Channel, Classification, Committee, Party, Person, Register } from "../domain/register.js";
import { findParty, peopleFor } from "../domain/register.js";
import { isAway } from "../domain/reminders/recipients.js";
import type { Stage } from "../domain/reminders/stages.js";
import { standingOf } from "../domain/reminders/stands.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Listed } from "./deliveries.js";
import { findAction } from "./find-action.js";
import type { App } from "./ports.js";
import { stageNow } from "./stage-now.js";

/** A reminder whose owner could not be reached, and every other way there is to reach it. */
export type Reach = {
  action: Action;
  party: Party;
  stage: Stage;
  today: Day;
  /** The party's contacts and deputies who have chat and were not sent this reminder, those who are not away first. */
  others: { person: Person; away: boolean }[];
  /** The committee's channels, and whether what concerns the action may be said there. */
  channels: { channel: Channel; allowed: boolean }[];
  classification: Classification;
  /** This reminder's deliveries so far. */
  deliveries: Listed[];
  /** Everybody who answers for the party. */
  people: Person[];
};

/** No action has had more deliveries that still matter. */
const LOOKED_AT = 200;

const partyOf = (
  register: Register,
  committee: Committee,
  action: Action,
  named: string | undefined,
): Result<Party> => {
  const owners = register.parties.filter(({ id }) => action.ownerIds.includes(id));
  const [only] = owners;
  if (named === undefined && owners.length === 1 && only) return ok(only);
  const found =
    named === undefined
      ? undefined
      : owners.find(({ id }) => id === named || id === findParty(register, committee.id, named)?.id);
  if (found) return ok(found);
  const reference = printReference(action.reference);
  return refuse(
    named === undefined ? `${reference} has several owners.` : `“${named.slice(0, 60)}” does not own ${reference}.`,
    only && owners.length === 1
      ? `Its owner is ${only.name}.`
      : `Add one of its owners after the reference: ${owners.map(({ name }) => name).join(" or ")}.`,
    "party",
  );
};

/** What is said of an action is as confidential as the minutes it comes from, else as the committee. */
const classificationOf = async (app: App, committee: Committee, { reference }: Action): Promise<Classification> =>
  (await app.store.meetings.byNumber(committee.id, reference.meeting))?.classification ?? committee.classification;

/** The overdue stage so soon after which another is passed over, which it is by a policy that changed since; null where none is. */
const insteadOf = (
  action: Action,
  newest: Stage,
  deliveries: readonly Listed[],
  isTooSoon: (after: Day, day: Day) => boolean,
): Stage | null => {
  if (newest.name !== "overdue") return null;
  const [date] = deliveries
    .flatMap(({ message, state }) =>
      message.kind === "reminder" &&
      message.stage === "overdue" &&
      standingOf(action, message) === "asks" &&
      !["dropped", "cancelled"].includes(state)
        ? [message.date]
        : [],
    )
    .filter((tried) => tried < newest.date && isTooSoon(tried, newest.day))
    .toSorted((a, b) => b.localeCompare(a));
  return date === undefined ? null : { name: "overdue", date, day: date };
};

/** The newest reminder of an action for one of its owners, and how that owner can be reached. */
export const findReach = async (
  app: App,
  committee: Committee,
  named: { reference: string; party?: string | undefined },
): Promise<Result<Reach>> => {
  const found = await findAction(app.store.actions, committee, named.reference);
  if (!found.ok) return found;
  const action = found.value;
  const reference = printReference(action.reference);
  const register = await app.store.register();
  const party = partyOf(register, committee, action, named.party);
  if (!party.ok) return party;
  if (action.status !== "open")
    return refuse(`${reference} needs no reminder: it is ${action.status}.`, `Show it with action show ${reference}.`);
  const { today, come, isTooSoon } = await stageNow(app, committee);
  const newest = come(action.targets);
  if (newest === null)
    return refuse(`No reminder of ${reference} is due yet.`, "See with reminders preview when the next one goes out.");
  const partyId = party.value.id;
  const people = peopleFor(register, partyId);
  const theirs = (await app.store.outbox.about(action.id, LOOKED_AT)).filter(({ about }) => about?.partyId === partyId);
  const stage = insteadOf(action, newest, theirs, isTooSoon) ?? newest;
  const deliveries = theirs.filter(
    ({ message }) => message.kind === "reminder" && message.stage === stage.name && message.date === stage.date,
  );
  const written = new Set(deliveries.flatMap(({ to }) => ("personId" in to ? [to.personId] : [])));
  const classification = await classificationOf(app, committee, action);
  const others = people
    .filter(({ id, accounts }) => !written.has(id) && accounts.some(({ dead }) => dead === undefined))
    .map((person) => ({ person, away: isAway(person, today) }))
    .toSorted((a, b) => Number(a.away) - Number(b.away));
  const channels = register.channels
    .filter(({ committeeId }) => committeeId === committee.id)
    .map((channel) => ({ channel, allowed: maySay(classification, channel.classification) }));
  return ok({ action, party: party.value, stage, today, others, channels, classification, deliveries, people });
};
