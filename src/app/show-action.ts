import type { ActionDetail, ActionView } from "../cards/action.js";
import type { Action } from "../domain/action.js";
import { dayAt } from "../domain/day.js";
import { doubtsAbout } from "../domain/doubts.js";
import { printOwners, type Register } from "../domain/register.js";
import { may, type Standing } from "../domain/standing.js";
import { effectiveTarget } from "../domain/target.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { App } from "./ports.js";

/** How many of the latest updates are shown with an action; the history has them all. */
const UPDATES_SHOWN = 5;

/** What there is to show of an action to this person, today. */
export const viewAction = async (
  app: App,
  register: Register,
  standing: Standing,
  action: Action,
): Promise<ActionView> => {
  const { committee } = standing;
  const today = dayAt(app.clock.now(), committee.zone);
  const rights = { answer: may(standing, "answer", action), keep: may(standing, "keep", action) };
  const isWorkingDay = await workingDaysOf(committee.holidays);
  return {
    committee,
    action,
    owners: printOwners(register, action.ownerIds),
    today,
    rights,
    lastHeld: rights.keep ? ((await app.store.meetings.lastHeld(committee.id, today))?.number ?? null) : null,
    doubts: doubtsAbout(effectiveTarget(action.targets), action.dateRaised, action.dateRaised, isWorkingDay),
    strange: register.parties.filter(({ id, known }) => !known && action.ownerIds.includes(id)).map(({ name }) => name),
  };
};

/** The same with its targets, its latest updates and what was decided where it was raised. */
export const detailAction = async (
  app: App,
  register: Register,
  standing: Standing,
  action: Action,
): Promise<ActionDetail> => {
  const { actions, meetings } = app.store;
  const [view, moves, updates, updateCount, latest, decisions] = await Promise.all([
    viewAction(app, register, standing, action),
    actions.moves(action.id),
    actions.updates(action.id, UPDATES_SHOWN),
    actions.countUpdates(action.id),
    actions.latestSaid(action.id),
    action.agendaItem === null
      ? []
      : meetings.decisions(action.committeeId, action.reference.meeting, action.agendaItem),
  ]);
  const declined = latest?.kind === "declined" ? latest : null;
  return { ...view, moves, updates, updateCount, declined, decisions };
};
