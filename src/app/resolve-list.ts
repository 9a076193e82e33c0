import { addDays, type Day, dayAt, startOfDay } from "../domain/day.js";
import type { ActionFilter } from "../domain/list/filter.js";
import type { ListWords } from "../domain/list/phrases.js";
import type { Committee } from "../domain/register.js";
import { unansweredStages } from "../domain/reminders/unanswered.js";
import type { SentReminder } from "./figures.js";
import type { Clock, Reads } from "./ports.js";

/** The Chair is told of owners who let so many overdue reminders pass. */
const UNANSWERED_TIMES = 3;
/** Reminders older than this are not looked back for: so many recurring ones have long been sent since. Days. */
const LOOK_BACK_DAYS = 120;

type Looked = Pick<Reads, "actions" | "meetings">;

/** No action was raised before there was a meeting, so none can be silent since it. */
const NOTHING: Partial<ActionFilter> = { ids: [] };

/** Open actions raised before a meeting on which nothing was said since its day. */
export const silentSince = (committee: Committee, since: { meeting: number; date: string } | null): ActionFilter =>
  since === null
    ? { show: "outstanding", ...NOTHING }
    : {
        show: "outstanding",
        status: "open",
        raisedBefore: since.meeting,
        silentSince: startOfDay(since.date, committee.zone),
      };

export type Unanswered = { actionId: string; partyId: string; times: number };

/** Owners who let so many overdue reminders of an action pass since they last answered one. */
export const unansweredOwners = async (reads: Looked, clock: Clock, committee: Committee): Promise<Unanswered[]> => {
  const since = startOfDay(addDays(dayAt(clock.now(), committee.zone), -LOOK_BACK_DAYS), committee.zone);
  const sent = await reads.actions.overdueReminders(committee.id, since, UNANSWERED_TIMES);
  const byOwner = new Map<string, SentReminder[]>();
  for (const one of sent) {
    const key = `${one.actionId} ${one.partyId}`;
    byOwner.set(key, [...(byOwner.get(key) ?? []), one]);
  }
  return [...byOwner.values()].flatMap((reminders): Unanswered[] => {
    const times = unansweredStages(reminders)?.times ?? 0;
    const [first] = reminders;
    return first && times >= UNANSWERED_TIMES ? [{ actionId: first.actionId, partyId: first.partyId, times }] : [];
  });
};

/** A meeting by its number, and its day: by its own row, or else by the actions that were raised at it; null where the log knows neither. */
export const meetingNumbered = async (
  reads: Looked,
  committeeId: string,
  number: number,
): Promise<{ meeting: number; date: Day } | null> => {
  const meeting = await reads.meetings.byNumber(committeeId, number);
  if (meeting) return { meeting: number, date: meeting.date };
  const filter = { show: "all" as const, meeting: number };
  const [raised] = (await reads.actions.page({ committeeId, filter, limit: 1 })).actions;
  return raised ? { meeting: number, date: raised.dateRaised } : null;
};

/** What to ask the store for a list that was read: what its words leave to the log is looked up there. */
export const resolveList = async (
  reads: Looked,
  clock: Clock,
  committee: Committee,
  { filter, silent, unanswered }: ListWords,
): Promise<ActionFilter> => {
  let resolved = filter;
  if (silent) {
    const last =
      silent.since === null ? await reads.meetings.lastHeld(committee.id, dayAt(clock.now(), committee.zone)) : null;
    const number = silent.since ?? last?.number ?? null;
    const since = number === null ? null : await meetingNumbered(reads, committee.id, number);
    resolved = { ...resolved, ...silentSince(committee, since) };
  }
  if (unanswered) {
    const ids = (await unansweredOwners(reads, clock, committee)).map(({ actionId }) => actionId);
    resolved = { ...resolved, status: "open", ids: [...new Set(ids)] };
  }
  return resolved;
};
