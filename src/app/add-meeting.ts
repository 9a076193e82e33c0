import type { Clash } from "../domain/clashes.js";
import { dayAt } from "../domain/day.js";
import { LONGEST_REASON, readLength, readPlace, readWhen } from "../domain/meeting-words.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { blankMeeting, type Scheduled } from "../domain/schedule.js";
import { seriesOn } from "../domain/series.js";
import { may } from "../domain/standing.js";
import { addMinutes } from "../domain/time-of-day.js";
import { checkFree } from "./check-free.js";
import { meetingById } from "./find-meeting.js";
import { clashesAmong } from "./meeting-clashes.js";
import { writeMeeting } from "./new-meeting.js";
import type { App } from "./ports.js";
import { readText } from "./record-update.js";
import { readAhead, redrawAhead } from "./redraw-ahead.js";
import { meetingsBetween } from "./schedule.js";
import { tellOfChange } from "./tell-of-change.js";
import { auditEntry, deny, type Who } from "./who.js";

export type NewMeeting = {
  kind: string;
  /** A day, with or without a time. */
  to: string;
  length?: string | undefined;
  place?: string | undefined;
  reason?: string | undefined;
};

/** Adds a meeting outside the series. Hour, length and place are those of its kind's series, unless they are given. */
export const addMeeting = async (
  app: App,
  who: Who,
  input: NewMeeting,
): Promise<Result<{ after: Scheduled; clashes: Clash[] }>> => {
  if (!may(who.standing, "meet")) return deny(who.standing, "meet", "plan a meeting");
  const { committee } = who.standing;
  const kind = input.kind === "reporting" ? "reporting" : "main";
  const today = dayAt(app.clock.now(), committee.zone);
  const when = readWhen(input.to, today);
  if (!when.ok) return when;
  const { date } = when.value;
  if (date === undefined) return refuse("On which day is it to be?", "Write, for example, 15 March 14:00.", "date");
  const given = input.length?.trim() ? readLength(input.length) : null;
  if (given && !given.ok) return given;
  const place = readPlace(input.place);
  if (!place.ok) return place;
  const reason = input.reason?.trim() ? readText(input.reason, "reason", "reason", LONGEST_REASON) : ok(null);
  if (!reason.ok) return reason;
  const own = seriesOn(committee.series, kind, date);
  const start = when.value.start ?? own?.start;
  if (start === undefined) return refuse("At what time does it begin?", "Write, for example, 15 March 14:00.", "start");
  const minutes = when.value.minutes ?? given?.value ?? own?.minutes ?? 60;
  return app.store.change(who.event, async (tx) => {
    const id = app.newId();
    const free = await checkFree(app, tx, who, { id, date, start });
    if (!free.ok) return free;
    const ahead = await readAhead(tx, committee, today);
    const meeting = await writeMeeting(tx, {
      ...blankMeeting(id, committee.id, kind, date),
      start,
      end: addMinutes(start, minutes),
      place: place.value,
      kept: date,
    });
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `meeting ${committee.code}, ${kind}, added`,
        did: "meeting",
        after: { kind, date, start, end: meeting.end, place: meeting.place },
        reason: reason.value,
      }),
    );
    const after = await meetingById(tx, committee, id);
    if (!after) throw new Error("a meeting that was just added is not in the schedule");
    await redrawAhead(tx, committee, today, ahead);
    await tellOfChange(app, tx, committee, { before: null, after, reason: reason.value });
    const onDay = await meetingsBetween(tx, committee, date, date);
    const clashes = await clashesAmong(tx, await tx.register(), committee, onDay);
    return ok({ after, clashes: clashes.get(id) ?? [] });
  });
};
