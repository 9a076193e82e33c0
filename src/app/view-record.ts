import type { RecordView } from "../cards/record.js";
import { fills } from "../domain/agenda/items.js";
import { addDays, dayAt, startOfDay } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import { printOwners, type Register } from "../domain/register.js";
import { may, type Standing } from "../domain/standing.js";
import type { Held } from "./begin-record.js";
import type { App } from "./ports.js";

/** Completions shown at once. */
const MAX_PROPOSED = 30;

/** Numbers that are missing between 1 and the highest that was given. */
const gapsIn = (sequences: readonly number[]): number[] => {
  const given = new Set(sequences);
  return Array.from({ length: Math.max(0, ...sequences) }, (_, index) => index + 1).filter((one) => !given.has(one));
};

/** How far the record of a meeting has come, and what is still open. */
export const viewRecord = async (
  app: App,
  register: Register,
  standing: Standing,
  { meeting, contents, record }: Held,
): Promise<RecordView> => {
  const { committee } = standing;
  // Dates are days: what is said to be done on the meeting's own day was there to be agreed.
  const after = startOfDay(addDays(meeting.date, 1), committee.zone);
  const [raised, proposed, since] = await Promise.all([
    app.store.actions.raisedAt(committee.id, meeting.number),
    app.store.actions.proposed(committee.id, after, MAX_PROPOSED + 1),
    app.store.actions.proposedSince(committee.id, after),
  ]);
  const decided = new Set(contents.decisions.map(({ agendaItem }) => agendaItem));
  return {
    committee,
    meeting,
    today: dayAt(app.clock.now(), committee.zone),
    mayRecord: may(standing, "meet"),
    begun: meeting.status === "held",
    finished: record.finished,
    attendees: record.attendance || contents.attendees.length > 0 ? contents.attendees : null,
    agenda: contents.agenda,
    decisions: contents.decisions,
    undecided: contents.agenda.filter(
      ({ purpose, number, title }) => purpose === "decision" && !decided.has(number) && fills(title) === null,
    ),
    proposed: proposed
      .slice(0, MAX_PROPOSED)
      .map((action) => ({ action, owners: printOwners(register, action.ownerIds) })),
    proposedSince: since.map(({ reference }) => printReference(reference)),
    moreProposed: proposed.length > MAX_PROPOSED,
    raised,
    gaps: gapsIn(raised.map(({ reference }) => reference.sequence)),
  };
};
