import type { Card } from "../cards/card.js";
import { clashCard } from "../cards/clash.js";
import { freeDayNear } from "../domain/clashes.js";
import { addDays, dayAt } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { workingDaysOf } from "../domain/working-days.js";
import { meetingById } from "./find-meeting.js";
import type { Message } from "./message.js";
import type { App } from "./ports.js";
import { meetingsBetween } from "./schedule.js";
import { viewMeeting } from "./view-meetings.js";

/** As far as another day is looked for, and a little further. Days. */
const AROUND = 8;

/** What the Secretary is told of a meeting that clashes; null once it was moved, cancelled or is kept. */
export const drawClash = async (
  app: App,
  committee: Committee,
  message: Extract<Message, { kind: "clash" }>,
): Promise<Card | null> => {
  const meeting = await meetingById(app.store, committee, message.meeting);
  const view = meeting && (await viewMeeting(app, committee, meeting.id));
  if (view?.meeting.status !== "planned" || view.clashes.length === 0) return null;
  const { date } = view.meeting;
  if (date !== message.date || view.meeting.meeting.kept === date) return null;
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const around = await meetingsBetween(app.store, committee, addDays(date, -AROUND), addDays(date, AROUND));
  const taken = new Set(around.filter(({ status }) => status !== "cancelled").map((one) => one.date));
  const today = dayAt(app.clock.now(), committee.zone);
  const free = freeDayNear(date, (day) => day > today && isWorkingDay(day) && !taken.has(day));
  return clashCard(committee, view, free);
};
