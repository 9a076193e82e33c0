import type { AgendaView } from "../cards/agenda.js";
import type { AgendaAction } from "../cards/agenda-actions.js";
import type { Action } from "../domain/action.js";
import { addDays, type Day, dayAt, FIRST_DAY, startOfDay } from "../domain/day.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import { may, type Standing } from "../domain/standing.js";
import type { Cursor } from "./action-store.js";
import { notRecordedBefore } from "./not-recorded.js";
import type { Numbered } from "./numbered-meeting.js";
import type { App } from "./ports.js";
import { readContents } from "./read-agenda.js";

/** Minutes that are not final, named on one agenda. */
const MAX_NOT_FINAL = 30;
/** Actions shown with the agenda itself; all of them have pages of their own. */
const FIRST_ACTIONS = 20;

/** The day of the last meeting before this one; null where none is known. */
const lastBefore = async (app: App, committee: Committee, meeting: Scheduled): Promise<Day | null> =>
  (await app.store.meetings.lastHeld(committee.id, addDays(meeting.date, -1)))?.date ?? null;

/** What a meeting that was held raised, or a later one, was not outstanding at it: those raised before this one are. */
const raisedBefore = ({ status, number }: Scheduled): { raisedBefore?: number } =>
  status === "held" && number !== null ? { raisedBefore: number } : {};

/** Outstanding actions as an agenda shows them: with their owners, and what was said since the last meeting. */
const withUpdates = async (
  app: App,
  register: Register,
  committee: Committee,
  since: Day | null,
  actions: Action[],
): Promise<AgendaAction[]> => {
  const after = startOfDay(since === null ? FIRST_DAY : addDays(since, 1), committee.zone);
  const updates = await app.store.actions.updatesOf(
    actions.map(({ id }) => id),
    after,
  );
  return actions.map((action) => ({
    action,
    owners: printOwners(register, action.ownerIds),
    updates: updates
      .filter(({ actionId }) => actionId === action.id)
      .map(({ text, at, partyId, by }) => ({
        text,
        day: dayAt(at, committee.zone),
        from: register.parties.find(({ id }) => id === partyId)?.name ?? by,
      })),
  }));
};

/** One page of what is outstanding at a meeting, in the order of the references. */
export const agendaActions = async (
  app: App,
  register: Register,
  committee: Committee,
  meeting: Scheduled,
  page: { limit: number; after?: Cursor; before?: Cursor },
): Promise<{ actions: AgendaAction[]; next: Cursor | null; previous: Cursor | null }> => {
  const [since, found] = await Promise.all([
    lastBefore(app, committee, meeting),
    app.store.actions.page({
      committeeId: committee.id,
      filter: { show: "outstanding", ...raisedBefore(meeting) },
      ...page,
    }),
  ]);
  return { ...found, actions: await withUpdates(app, register, committee, since, found.actions) };
};

/** An agenda as it stands at this moment: its items, and what the standing ones fill themselves with. */
export const viewAgenda = async (
  app: App,
  register: Register,
  standing: Standing,
  meeting: Numbered,
): Promise<AgendaView> => {
  const { committee } = standing;
  const [{ contents, own }, notFinal, unrecorded, tally, first] = await Promise.all([
    readContents(app.store, meeting.meeting),
    app.store.meetings.notFinal(committee.id, meeting.date, MAX_NOT_FINAL),
    notRecordedBefore(app.store, committee, app.clock.now(), meeting.date),
    app.store.actions.tally(committee.id, { dueBy: meeting.date, ...raisedBefore(meeting) }),
    agendaActions(app, register, committee, meeting, { limit: FIRST_ACTIONS }),
  ]);
  return {
    committee,
    meeting,
    today: dayAt(app.clock.now(), committee.zone),
    mayEdit: may(standing, "meet"),
    own,
    items: contents.agenda,
    notFinal: notFinal.map((one) => ({ number: one.number ?? 0, date: one.date })),
    notRecorded: unrecorded,
    tally,
    actions: first.actions,
  };
};
