import type { Card } from "../cards/card.js";
import { type AskedClash, clashCard, clashesCard } from "../cards/clash.js";
import { freeDayNear } from "../domain/clashes.js";
import { addDays, dayAt } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { idOfKey } from "../domain/schedule.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { Message } from "./message.js";
import type { App } from "./ports.js";
import { meetingsBetween } from "./schedule.js";
import { undecidedAmong } from "./undecided-clashes.js";
import { type MeetingView, viewMeetings } from "./view-meetings.js";

/** As far as another day is looked for, and a little further. Days. */
const AROUND = 8;

/** A clash, and the free day nearest to it. */
export const askedClash = async (app: App, committee: Committee, view: MeetingView): Promise<AskedClash> => {
  const { date } = view.meeting;
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const around = await meetingsBetween(app.store, committee, addDays(date, -AROUND), addDays(date, AROUND));
  const taken = new Set(around.filter(({ status }) => status !== "cancelled").map((one) => one.date));
  const today = dayAt(app.clock.now(), committee.zone);
  return { ...view, free: freeDayNear(date, (day) => day > today && isWorkingDay(day) && !taken.has(day)) };
};

/** What a meeting falls together with on the day of which the Secretary is told; null once it was moved, cancelled or is kept. */
const stillUndecided = async (
  app: App,
  committee: Committee,
  message: Extract<Message, { kind: "clash" }>,
): Promise<MeetingView | null> => {
  const { id } = idOfKey(committee.id, message.meeting);
  const onDay = await viewMeetings(app, committee, message.date, message.date);
  return undecidedAmong(onDay).find(({ meeting }) => meeting.id === id) ?? null;
};

/**
 * What the Secretary is asked of meetings that clash, all that one look found: those of them that are not decided.
 * @param waiting it was not sent yet: null where all are decided. One that lies in a chat is always drawn.
 */
export const drawClashes = async (
  app: App,
  committee: Committee,
  messages: readonly Extract<Message, { kind: "clash" }>[],
  { waiting }: { waiting: boolean },
): Promise<Card | null> => {
  const asked: AskedClash[] = [];
  for (const message of messages.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const view = await stillUndecided(app, committee, message);
    if (view) asked.push(await askedClash(app, committee, view));
  }
  const [only] = asked;
  if (only && messages.length === 1) return clashCard(committee, only);
  return asked.length === 0 && waiting ? null : clashesCard(committee, asked, messages.length);
};
