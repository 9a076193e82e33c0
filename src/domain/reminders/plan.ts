import type { Action } from "../action.js";
import type { Day } from "../day.js";
import { printReference } from "../reference.js";
import type { Person } from "../register.js";
import { effectiveTarget } from "../target.js";
import { stepWorkingDays } from "../working-days.js";
import { type Hours, hoursOf } from "./hours.js";
import { nobodyOf, printKey, readKey } from "./keys.js";
import { recipientsOf, type WhyNot } from "./recipients.js";
import { type Stage, type StageRules, type Stages, stagesOf } from "./stages.js";

/** A committee, as far as its reminders depend on it. */
export type Reminding = StageRules & {
  /** Paused, nothing is owed. */
  paused: boolean;
  /** When its reminders were last started: what fell before is not owed. Null: that is not known, or long ago. */
  since: Date | null;
  people: readonly Person[];
  whyNot: WhyNot;
};

/** An action, and when what its reminders rest on was recorded. */
export type Remindable = {
  action: Pick<Action, "reference" | "ownerIds" | "targets" | "status">;
  /** When the target in force was recorded; where it was declined or reopened since, when that was. */
  recorded: Date;
  /** Who wished to rest from it, and the first day on which they are reminded again. */
  snoozes?: readonly { personId: string; until: Day }[];
  /** What was queued or sent of it before, where that is known. */
  delivered?: readonly Delivered[];
};

/** A reminder that was queued or sent before, at that instant. Keys that are no reminder's are passed over. */
export type Delivered = { key: string; at: Date };

/** One reminder owed now for one of the owners: a message to each of `to`. */
export type Owed = {
  action: Remindable["action"];
  stage: Stage;
  partyId: string;
  late: boolean;
  /** The persons, each with the delivery's key. Who answers for two of the owners stands under both, with the same key. */
  to: { personId: string; key: string }[];
  /** Where there is nobody to write to: why, as a clause, and the key under which the Secretary is told once. */
  nobody: { why: string; key: string } | null;
};

/** What was delivered, ready to be asked. */
export type Sent = {
  has(key: string): boolean;
  /** Whether this person had a reminder of this action from `from` on; instants after `now` are a clock's that jumped. */
  since(reference: string, to: string, from: number, now: number): boolean;
  /** The day of the newest overdue reminder before a day that this person had of this action, sent from `from` on. */
  overdueBefore(reference: string, to: string, day: Day, from: number): Day | undefined;
  add(delivered: Delivered): void;
};

export const sentBefore = (delivered: readonly Delivered[]): Sent => {
  const keys = new Set<string>();
  const had = new Map<string, { at: number; overdue: Day | null }[]>();
  const sent: Sent = {
    has: (key) => keys.has(key),
    since: (reference, to, from, now) =>
      had.get(`${reference}|${to}`)?.some(({ at }) => at >= from && at <= now) ?? false,
    overdueBefore: (reference, to, day, from) =>
      had
        .get(`${reference}|${to}`)
        ?.flatMap(({ at, overdue }) => (overdue !== null && overdue < day && at >= from ? [overdue] : []))
        .toSorted()
        .at(-1),
    add: ({ key, at }) => {
      const parts = readKey(key);
      if (!parts || keys.has(key)) return;
      keys.add(key);
      const name = `${parts.reference}|${parts.to}`;
      const one = { at: at.getTime(), overdue: parts.stage === "overdue" ? parts.date : null };
      const known = had.get(name);
      if (known) known.push(one);
      else had.set(name, [one]);
    },
  };
  for (const one of delivered) sent.add(one);
  return sent;
};

/** A committee made ready: its stages, its hours, and who answers for whom. */
export type Ready = Reminding &
  Hours & {
    stages: Stages;
    /** Everybody who answers for a party, contacts and deputies. */
    answering(partyId: string): readonly Person[];
  };

export const makeReady = (committee: Reminding): Ready => {
  const { people } = committee;
  const answering = new Map<string, Person[]>();
  for (const person of people)
    for (const { partyId } of person.contacts) answering.set(partyId, [...(answering.get(partyId) ?? []), person]);
  return {
    ...committee,
    stages: stagesOf(committee),
    ...hoursOf(committee),
    answering: (partyId) => answering.get(partyId) ?? [],
  };
};

/** What one action owes at an instant within the hours of `day`. */
export const owedBy = (ready: Ready, remindable: Remindable, sent: Sent, now: number, day: Day): Owed[] => {
  const { action, recorded, snoozes = [] } = remindable;
  if (action.status !== "open") return [];
  const stage = ready.stages.newest(effectiveTarget(action.targets), day);
  if (!stage) return [];
  const moment = ready.moment(stage.day);
  if (moment <= Math.max(recorded.getTime(), ready.since?.getTime() ?? 0)) return [];
  const reference = printReference(action.reference);
  const keyFor = (to: string): string => printKey({ reference, stage: stage.name, date: stage.date, to });
  // By another policy the next one would come sooner than it says: that day is passed over.
  const hadLately = (to: string): boolean => {
    if (stage.name !== "overdue") return false;
    const last = sent.overdueBefore(reference, to, stage.day, recorded.getTime());
    return last !== undefined && ready.stages.isTooSoon(last, stage.day);
  };
  const had = (to: string): boolean => sent.has(keyFor(to)) || sent.since(reference, to, moment, now) || hadLately(to);
  const rested = (personId: string): Day | undefined => snoozes.find((snooze) => snooze.personId === personId)?.until;
  return action.ownerIds.flatMap((partyId): Owed[] => {
    const people = ready.answering(partyId);
    const { to, nobody } = recipientsOf(partyId, people, ready.whyNot, day);
    const awake = to.filter((personId) => (rested(personId) ?? day) <= day);
    const owed = (keys: Owed["to"], late: boolean): Owed => ({
      action,
      stage,
      partyId,
      late,
      to: keys,
      nobody: nobody === null ? null : { why: nobody, key: keyFor(nobodyOf(partyId)) },
    });
    // Whoever wished to rest beyond its day has it when they wake: that is not late.
    const isLate = (personIds: readonly string[]): boolean =>
      ready.isLate(stage.day, now) && !personIds.some((personId) => (rested(personId) ?? stage.day) > stage.day);
    // The party had it: whoever comes back or joins later is not told again what another was told in time.
    if (people.some(({ id }) => had(id))) {
      const back = awake.flatMap((personId) => {
        const until = rested(personId);
        if (until === undefined) return [];
        const wakes = ready.opens(ready.isWorkingDay(until) ? until : stepWorkingDays(ready.isWorkingDay, until, 1));
        const key = printKey({ reference, stage: "snooze", date: until, to: personId });
        return sent.has(key) || sent.since(reference, personId, wakes, now) ? [] : [{ personId, key }];
      });
      return back.length > 0 ? [owed(back, false)] : [];
    }
    if (nobody !== null && had(nobodyOf(partyId))) return [];
    // All who could be written to rest: they are reminded when they wake.
    if (nobody === null && awake.length === 0) return [];
    return [
      owed(
        awake.map((personId) => ({ personId, key: keyFor(personId) })),
        isLate(awake),
      ),
    ];
  });
};

/**
 * Which reminders are owed at `now`: computed from the log and from what was delivered, whenever it is asked. For each
 * action only the newest stage that has come is looked at, so that what was missed is made up for once and never in a
 * burst; and its key does not name the day it is sent or the policy, so that nothing goes twice.
 * @param delivered what was delivered of these actions, in any order
 */
export const planReminders = (
  committee: Reminding,
  log: readonly Remindable[],
  delivered: readonly Delivered[],
  now: Date,
): Owed[] => {
  if (committee.paused) return [];
  const ready = makeReady(committee);
  const at = now.getTime();
  const { day, open } = ready.hours(at);
  if (!open) return [];
  const sent = sentBefore(delivered);
  return log.flatMap((remindable) => owedBy(ready, remindable, sent, at, day));
};
