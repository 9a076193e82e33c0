import { addDays, dayAt } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import type { Committee, Platform, Register } from "../domain/register.js";
import { nextLook } from "../domain/reminders/next-look.js";
import { makeReady, type Owed, owedBy, type Ready, sentBefore } from "../domain/reminders/plan.js";
import { isAway } from "../domain/reminders/recipients.js";
import { unansweredStages } from "../domain/reminders/unanswered.js";
import { ok } from "../domain/result.js";
import { stepWorkingDays, workingDaysOf } from "../domain/working-days.js";
import { askForRecords } from "./ask-for-records.js";
import type { DueAction, NewDelivery } from "./deliveries.js";
import type { App, Cursor, Reads, Tx } from "./ports.js";
import { mainMeetings } from "./schedule.js";
import { tellSecretary } from "./tell-secretary.js";

/** Actions read at once. */
const BATCH = 500;
/** The last main meeting lies at most so far back, and the next so far ahead. Days. */
const BETWEEN_MEETINGS = 62;
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
  const last = addDays(stepWorkingDays(isWorkingDay, today, policy.tbcLead), BETWEEN_MEETINGS);
  return makeReady({
    policy,
    zone,
    paused,
    isWorkingDay,
    people: register.people,
    since: remindersSince,
    mainMeetings: await mainMeetings(reads, committee, addDays(today, -BETWEEN_MEETINGS), last),
    whyNot: (person, day) => {
      if (isAway(person, day)) return "away";
      const found = person.accounts.some(({ platform, dead }) => reachable.has(platform) && dead === undefined);
      return found ? null : "no account";
    },
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

/** More than the policy's number for one person at once go as one message, carried by the first. */
const bundled = (deliveries: readonly NewDelivery[], listMoreThan: number): NewDelivery[] => {
  const byPerson = new Map<string, NewDelivery[]>();
  for (const delivery of deliveries) {
    const whose = "personId" in delivery.to ? delivery.to.personId : "";
    byPerson.set(whose, [...(byPerson.get(whose) ?? []), delivery]);
  }
  return [...byPerson.values()].flatMap((theirs) => {
    const [carrier] = theirs;
    return carrier && theirs.length > listMoreThan ? theirs.map((one) => ({ ...one, bundle: carrier.id })) : theirs;
  });
};

/** Tells the Secretary of owners with nobody to write to, and of those who let overdue reminders pass. */
const tellOfSilence = async (
  app: App,
  tx: Tx,
  committee: Committee,
  due: DueAction,
  owed: readonly Owed[],
  now: Date,
) => {
  const { meeting, sequence } = due.action.reference;
  const reference = { meeting, sequence };
  for (const { partyId, stage, nobody } of owed) {
    if (nobody === null) continue;
    const { name, date } = stage;
    const message = { kind: "nobody to remind", reference, partyId, stage: name, date, why: nobody.why } as const;
    await tellSecretary(app, tx, committee.id, nobody.key, message);
  }
  if (due.action.status !== "open") return;
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
    await tellSecretary(app, tx, committee.id, about, { kind: "unanswered", reference, partyId, times: silent.times });
  }
};

/** Looks at what is due in one committee, in one transaction. */
const planCommittee = async (
  app: App,
  committeeId: string,
  reachable: ReadonlySet<Platform>,
): Promise<readonly NewDelivery[]> => {
  const planned = await app.store.change(null, async (tx) => {
    await tx.reminders.takeTurn(committeeId);
    const register = await tx.register();
    const now = app.clock.now();
    const committee = register.committees.find(({ id }) => id === committeeId);
    if (!committee || committee.paused) return ok([]);
    const ready = await readyFor(tx, register, committee, now, reachable);
    const { day, open } = ready.hours(now.getTime());
    if (!open) return ok([]);
    await askForRecords(app, tx, committee, now);
    const deliveries = new Map<string, NewDelivery>();
    const looks = new Map<number | null, string[]>();
    for (let after: Cursor | undefined, more = true; more; ) {
      const page = await tx.reminders.due(committeeId, now, BATCH, after);
      for (const due of page) {
        const owed = owedBy(ready, due, sentBefore(due.delivered), now.getTime(), day);
        await tellOfSilence(app, tx, committee, due, owed, now);
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
      after = page.at(-1)?.action.reference;
      more = page.length === BATCH;
    }
    for (const [next, ids] of looks) await tx.reminders.planned(ids, now, next === null ? null : new Date(next));
    const all = bundled([...deliveries.values()], committee.reminderPolicy.listMoreThan);
    for (const delivery of all) await tx.enqueue(delivery);
    return ok(all);
  });
  return planned.ok ? planned.value : [];
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
  for (const { id, paused } of committees) if (!paused) queued.push(...(await planCommittee(app, id, reachable)));
  return queued;
};
