import { agendaPress } from "../cards/agenda.js";
import type { Card } from "../cards/card.js";
import { noticeCard } from "../cards/notice.js";
import { pageOf } from "../cards/pages.js";
import { addDays, dayAt } from "../domain/day.js";
import { asItIs, isChangedSince, isSameAt, lastTold, type Notice } from "../domain/notices/notice.js";
import { isOfUse } from "../domain/notices/plan.js";
import { TIMED, type TimedNotice } from "../domain/notices/policy.js";
import { endOfMeeting } from "../domain/recording.js";
import type { Classification, Committee } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import type { Standing } from "../domain/standing.js";
import { meetingById } from "./find-meeting.js";
import type { App } from "./ports.js";
import { meetingsBetween } from "./schedule.js";
import { viewAgenda } from "./view-agenda.js";

/** What a meeting came to is told of so many actions at the most. */
const MOST_ACTIONS = 50;
/** The next meetings are named as far ahead. Days. */
const NEXT_WITHIN = 62;

/** Whoever reads along in a channel: they may look, and no more. */
const readerOf = (committee: Committee): Standing => ({
  committee,
  person: null,
  operator: false,
  role: null,
  partyIds: [],
  name: "the channel",
});

/** How what is said of a meeting is classified. */
export const classificationOf = (committee: Committee, { meeting }: Scheduled): Classification =>
  meeting.classification ?? committee.classification;

const isTimed = (notice: Notice["notice"]): notice is TimedNotice => (TIMED as readonly string[]).includes(notice);

/** Whether a notice that waits to be sent still says something: its moment is not over, and no later change has come. */
const isStillSaid = (
  app: App,
  { zone }: Committee,
  meeting: Scheduled,
  { notice, date, change, by }: Notice,
): boolean => {
  if (change !== null) return change.sequence === meeting.sequence;
  if (!isTimed(notice)) return true;
  if (meeting.date !== date || meeting.status === "cancelled") return false;
  const now = app.clock.now();
  // Whoever wishes an agenda may wish it at the meeting itself.
  return by === undefined ? isOfUse(zone, meeting, notice, now) : now < endOfMeeting(meeting, zone);
};

const outcomeOf = async ({ store }: App, committee: Committee, { id, number, status }: Scheduled) => {
  if (number === null || status !== "held") return { raised: [], closed: [], whole: true };
  const committeeId = committee.id;
  const raised = await store.actions.page({
    committeeId,
    filter: { show: "all", meeting: number },
    limit: MOST_ACTIONS,
  });
  return {
    raised: raised.actions,
    closed: await store.actions.closedAt(committeeId, number, MOST_ACTIONS),
    whole: !(await store.meetings.unfinished([id])).has(id),
  };
};

/**
 * A notice that lies in a channel, as it is to read now; null where it stays as it is: an agenda says what was planned,
 * never what the meeting came to.
 */
export const redrawNotice = async (app: App, committee: Committee, notice: Notice): Promise<Card | null> => {
  const meeting = await meetingById(app.store, committee, notice.meetingId);
  if (!meeting) return null;
  const over = meeting.status === "held" || endOfMeeting(meeting, committee.zone) <= app.clock.now();
  return notice.notice === "agenda" && over ? null : drawNotice(app, committee, notice, { waiting: false });
};

/**
 * A notice as it reads now.
 * @param waiting it was not sent yet: null where it is of no use any more. One that lies in a channel is always drawn.
 */
export const drawNotice = async (
  app: App,
  committee: Committee,
  notice: Notice,
  { waiting }: { waiting: boolean },
): Promise<Card | null> => {
  const meeting = await meetingById(app.store, committee, notice.meetingId);
  if (!meeting || (waiting && !isStillSaid(app, committee, meeting, notice))) return null;
  const changes = notice.change ? await app.store.outbox.changesOf(meeting.id) : [];
  const change = notice.change && { ...notice.change, was: lastTold(notice.change, changes) };
  // Changed and changed back before anybody was told.
  if (waiting && change?.was && isSameAt(change.was, asItIs(meeting))) return null;
  const { number } = meeting;
  const today = dayAt(app.clock.now(), committee.zone);
  const register = await app.store.register();
  const hasAgenda = number !== null && meeting.status !== "cancelled";
  const ahead = await meetingsBetween(
    app.store,
    committee,
    addDays(meeting.date, 1),
    addDays(meeting.date, NEXT_WITHIN),
  );
  const card = noticeCard({
    committee,
    meeting,
    notice: { ...notice, change },
    changedSince: change !== null && isChangedSince(change, asItIs(meeting), changes),
    classification: classificationOf(committee, meeting),
    today,
    agenda: hasAgenda ? await viewAgenda(app, register, readerOf(committee), { ...meeting, number }) : null,
    outcome: await outcomeOf(app, committee, meeting),
    next: ahead
      .filter(({ status }) => status === "planned")
      .map(({ date }) => date)
      .slice(0, 2),
  });
  // What does not fit one message is on the next pages, which the button under it opens for whoever presses it.
  return pageOf(card, 1, agendaPress(committee, meeting));
};
