import type { Action } from "../domain/action.js";
import { addDays, type Day, dayAt, FIRST_DAY, startOfDay } from "../domain/day.js";
import type { SaidStatus } from "../domain/minutes/minutes.js";
import { inOrderOf } from "../domain/minutes/order.js";
import type { SaidUpdate } from "../domain/minutes/write/print-update.js";
import type { MinutesSource, OutstandingAction, RaisedAction } from "../domain/minutes/write/source.js";
import { type Committee, partyNames, type Register } from "../domain/register.js";
import { KINDS } from "../domain/schedule.js";
import { firstTargets, moveTarget, type Targets } from "../domain/target.js";
import { notRecordedBefore } from "./not-recorded.js";
import type { Numbered } from "./numbered-meeting.js";
import type { App, Store } from "./ports.js";
import { readContents } from "./read-agenda.js";
import { meetingsAhead } from "./schedule.js";

/** Actions read at once. */
const BATCH = 500;
const MAX_NOT_FINAL = 100;

type Reading = {
  store: Pick<Store, "actions" | "meetings">;
  register: Register;
  committee: Committee;
  date: Day;
  number: number;
};

const namesOf = ({ register }: Reading, { ownerIds }: Action): string[] =>
  ownerIds.map((id) => register.parties.find((party) => party.id === id)?.name ?? id);

/** What was outstanding when the meeting began: what still is, and what it or a later one closed. By reference. */
const outstandingAt = async ({ store, committee, number }: Reading): Promise<Action[]> => {
  const found = await store.actions.closedSince(committee.id, number);
  let after: Action["reference"] | undefined;
  for (;;) {
    const page: Action[] = await store.actions.outstanding(committee.id, BATCH, after);
    found.push(...page.filter(({ reference }) => reference.meeting < number));
    after = page.at(-1)?.reference;
    if (page.length < BATCH) break;
  }
  return found.toSorted(
    (a, b) => a.reference.meeting - b.reference.meeting || a.reference.sequence - b.reference.sequence,
  );
};

/** The targets at the end of the meeting's day, where one was moved since. */
const targetsThen = async ({ store, committee, date }: Reading, action: Action): Promise<Targets> => {
  let targets: Targets | undefined;
  for (const { at, to } of await store.actions.moves(action.id)) {
    if (dayAt(at, committee.zone) > date) break;
    targets = targets === undefined ? firstTargets(to) : (moveTarget(targets, to) ?? targets);
  }
  return targets ?? action.targets;
};

const statusAt = ({ number }: Reading, { status, closedAt }: Action, proposedLater: boolean): SaidStatus => {
  if (status === "closed") return closedAt === number ? "closed" : "open";
  return status === "completion proposed" && !proposedLater ? status : "open";
};

const describe = async (reading: Reading, since: Day | null, actions: Action[]): Promise<OutstandingAction[]> => {
  const { store, register, committee, date, number } = reading;
  const ids = actions.map(({ id }) => id);
  const from = startOfDay(since === null ? FIRST_DAY : addDays(since, 1), committee.zone);
  // Minutes of a meeting are dated at the beginning of its day: those of the last one stand before, this one's after.
  const updates = (await store.actions.updatesOf(ids, from)).map((update) => ({
    ...update,
    day: dayAt(update.at, committee.zone),
  }));
  const afterwards = startOfDay(addDays(date, 1), committee.zone);
  const moved = await store.actions.movedSince(ids, afterwards);
  const proposedLater = new Set((await store.actions.proposedSince(committee.id, afterwards)).map(({ id }) => id));
  const described: OutstandingAction[] = [];
  for (const action of actions) {
    const said = updates
      .filter((one) => one.actionId === action.id)
      .filter((one) => (one.source === "minutes" ? one.meeting === number : one.day <= date))
      .map(({ text, day, partyId, by, source }): SaidUpdate => {
        const party = register.parties.find(({ id }) => id === partyId)?.name;
        return { text, day, from: party ?? by, fromMinutes: source === "minutes" };
      });
    described.push({
      action,
      owners: namesOf(reading, action),
      targets: moved.has(action.id) ? await targetsThen(reading, action) : action.targets,
      status: statusAt(reading, action, proposedLater.has(action.id)),
      updates: said,
    });
  }
  return described;
};

const raisedAt = async (reading: Reading): Promise<RaisedAction[]> => {
  const { store, committee, number } = reading;
  const raised: RaisedAction[] = [];
  for (const action of await store.actions.raisedAt(committee.id, number)) {
    const [first] = await store.actions.moves(action.id);
    raised.push({ action, owners: namesOf(reading, action), target: first?.to ?? action.targets.last ?? "TBC" });
  }
  return raised;
};

/** Everything the minutes of a meeting are written from, as it stood when the meeting ended. */
export const minutesSource = async (
  app: App,
  register: Register,
  committee: Committee,
  meeting: Numbered,
): Promise<MinutesSource> => {
  const { meeting: row, number, date } = meeting;
  const reading: Reading = { store: app.store, register, committee, date, number };
  const { meetings } = app.store;
  const { contents } = await readContents(app.store, row);
  const last = await meetings.lastHeld(committee.id, addDays(date, -1));
  const notFinal = await meetings.notFinal(committee.id, date, MAX_NOT_FINAL);
  const actions = await outstandingAt(reading);
  const outstanding: OutstandingAction[] = [];
  for (let at = 0; at < actions.length; at += BATCH)
    outstanding.push(...(await describe(reading, last?.date ?? null, actions.slice(at, at + BATCH))));
  const next = await meetingsAhead(app.store, committee, date);
  return {
    committee,
    meeting: row,
    number,
    classification: row.classification ?? committee.classification,
    attendees: contents.attendees,
    agenda: contents.agenda,
    decisions: inOrderOf(contents.agenda, contents.decisions),
    notFinal: notFinal.map((one) => ({ number: one.number ?? 0, date: one.date })),
    notRecorded: await notRecordedBefore(app.store, committee, app.clock.now(), date),
    outstanding,
    raised: await raisedAt(reading),
    next: KINDS.flatMap((kind) => {
      const day = next(kind, date);
      return day === null ? [] : [{ kind, date: day }];
    }),
    parties: partyNames(register, committee.id),
  };
};
