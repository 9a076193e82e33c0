import { dayAt } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Committee, Platform, Register } from "../domain/register.js";
import { hoursOf } from "../domain/reminders/hours.js";
import { nextLook } from "../domain/reminders/next-look.js";
import { makeReady, type Owed, owedBy, type Ready, sentBefore } from "../domain/reminders/plan.js";
import { whyNotOf } from "../domain/reminders/recipients.js";
import { unansweredStages } from "../domain/reminders/unanswered.js";
import { ok } from "../domain/result.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { DueAction, NewDelivery } from "./deliveries.js";
import { bundled } from "./in-lists.js";
import type { App, Reads, Tx } from "./ports.js";
import { mainMeetingsAround } from "./schedule.js";
import { type Telling, tellTogether } from "./tell-secretary.js";

/** Actions read at once. */
const BATCH = 500;
/** So many overdue stages without an answer, and the Secretary is told. */
const TOLD_AFTER = 2;

const readyFor = async (
  reads: Pick<Reads, "meetings">,
  register: Register,
  committee: Committee,
  now: Date,
  reachable: ReadonlySet<Platform>,
): Promise<Ready> => {
  const { reminderPolicy: policy, zone, paused, remindersSince } = committee;
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const today = dayAt(now, zone);
  return makeReady({
    policy,
    zone,
    paused,
    isWorkingDay,
    people: register.people,
    since: remindersSince,
    mainMeetings: await mainMeetingsAround(reads, committee, isWorkingDay, today),
    whyNot: whyNotOf(policy.without, reachable),
  });
};

/** One reminder to one person. */
const toDelivery = (app: App, committee: Committee, owed: Owed, to: Owed["to"][number], dueAt: Date): NewDelivery => ({
  id: app.newId(),
  key: to.key,
  committeeId: committee.id,
  to: { personId: to.personId },
  message: {
    kind: "reminder",
    reference: { meeting: owed.action.reference.meeting, sequence: owed.action.reference.sequence },
    partyId: owed.partyId,
    stage: owed.stage.name,
    date: owed.stage.date,
    late: owed.late,
  },
  dueAt,
});

/** What the Secretary is to be told of: owners with nobody to write to, and those who let overdue reminders pass. */
const silenceOf = (committee: Committee, due: DueAction, owed: readonly Owed[], now: Date): Telling[] => {
  const tellings: Telling[] = [];
  const { meeting, sequence } = due.action.reference;
  const reference = { meeting, sequence };
  for (const { partyId, stage, nobody } of owed) {
    if (nobody === null) continue;
    const { name, date } = stage;
    const message = { kind: "nobody to remind", reference, partyId, stage: name, date, why: nobody.why } as const;
    tellings.push({ about: nobody.key, message });
  }
  if (due.action.status !== "open") return tellings;
  for (const partyId of due.action.ownerIds) {
    const overdue = due.delivered.flatMap(({ key, partyId: owner, at, answeredAt }) => {
      const [, stage, date = ""] = key.split("|");
      return owner === partyId && stage === "overdue" && at > due.recorded ? [{ date, at, answeredAt }] : [];
    });
    const silent = unansweredStages(overdue);
    if (silent === null || silent.times < TOLD_AFTER) continue;
    // They have the day on which it came to answer.
    if (dayAt(silent.at, committee.zone) >= dayAt(now, committee.zone)) continue;
    const about = `unanswered|${printReference(due.action.reference)}|${partyId}|${silent.date}`;
    tellings.push({ about, message: { kind: "unanswered", reference, partyId, times: silent.times } });
  }
  return tellings;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Without what the Secretary was told today already, perhaps of another stage: the policy may have changed since. */
const notToldToday = async (tx: Tx, committee: Committee, tellings: readonly Telling[], now: Date) => {
  if (!tellings.some(({ message }) => message.kind === "nobody to remind")) return tellings;
  const told = await tx.reminders.toldOfNobody(committee.id, new Date(now.getTime() - DAY_MS));
  const nameOf = (key: string, from: number): string => {
    const parts = key.split("|");
    return `${parts[from]}|${parts[from + 3]}`;
  };
  const today = dayAt(now, committee.zone);
  // The key of a telling is the committee's id, what it is about, and whom it is told.
  const known = new Set(told.filter(({ at }) => dayAt(at, committee.zone) === today).map(({ key }) => nameOf(key, 1)));
  return tellings.filter(({ message, about }) => message.kind !== "nobody to remind" || !known.has(nameOf(about, 0)));
};

const hoursAt = async (committee: Committee, now: Date) => {
  const { zone, reminderPolicy: policy } = committee;
  return hoursOf({ zone, policy, isWorkingDay: await workingDaysOf(committee.holidays) }).hours(now.getTime());
};

/** Looks at what is due in one committee, in one transaction. */
const planCommittee = async (
  app: App,
  committeeId: string,
  reachable: ReadonlySet<Platform>,
): Promise<readonly NewDelivery[]> => {
  let queued: NewDelivery[] = [];
  const planned = await app.store.change(null, async (change) => {
    queued = [];
    const enqueue = async (delivery: NewDelivery): Promise<boolean> => {
      const isNew = await change.enqueue(delivery);
      if (isNew) queued.push(delivery);
      return isNew;
    };
    const tx = { ...change, enqueue };
    await tx.reminders.takeTurn(committeeId);
    const register = await tx.register();
    const now = app.clock.now();
    const committee = register.committees.find(({ id }) => id === committeeId);
    if (!committee || committee.paused) return ok(null);
    const { day, open } = await hoursAt(committee, now);
    if (!open) return ok(null);
    let page = await tx.reminders.due(committeeId, now, BATCH);
    // Most looks find nothing, and are to cost little.
    if (page.length === 0) return ok(null);
    const ready = await readyFor(tx, register, committee, now, reachable);
    const deliveries = new Map<string, NewDelivery>();
    const looks = new Map<number | null, string[]>();
    const tellings: Telling[] = [];
    for (;;) {
      for (const due of page) {
        const owed = owedBy(ready, due, sentBefore(due.delivered), now.getTime(), day);
        tellings.push(...silenceOf(committee, due, owed, now));
        for (const one of owed)
          for (const to of one.to)
            if (!deliveries.has(to.key))
              deliveries.set(to.key, {
                ...toDelivery(app, committee, one, to, now),
                about: { actionId: due.action.id, partyId: one.partyId },
              });
        const soon = owed.some(({ stage, nobody }) => nobody !== null || stage.name === "overdue");
        const next = nextLook(ready, due, day, soon);
        looks.set(next, [...(looks.get(next) ?? []), due.action.id]);
      }
      if (page.length < BATCH) break;
      page = await tx.reminders.due(committeeId, now, BATCH, page.at(-1)?.action.reference);
    }
    for (const [next, ids] of looks) await tx.reminders.planned(ids, now, next === null ? null : new Date(next));
    const all = bundled([...deliveries.values()], committee.reminderPolicy.listMoreThan);
    for (const delivery of all) await tx.enqueue(delivery);
    await tellTogether(app, tx, committeeId, await notToldToday(tx, committee, tellings, now));
    return ok(null);
  });
  return planned.ok ? queued : [];
};

/**
 * One look at what is owed in every committee whose reminders are on and whose hours it is; what is owed is queued.
 * Harmless however often, late or at once with another it runs.
 * @param reachable the platforms that are connected
 * @returns what was queued
 */
export const planDeliveries = async (app: App, reachable: ReadonlySet<Platform>): Promise<readonly NewDelivery[]> => {
  const { committees } = await app.store.register();
  const queued: NewDelivery[] = [];
  const now = app.clock.now();
  for (const committee of committees)
    if (!committee.paused && (await hoursAt(committee, now)).open)
      queued.push(...(await planCommittee(app, committee.id, reachable)));
  return queued;
};
