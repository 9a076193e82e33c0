import type { AuditEntry } from "../domain/audit.js";
import { type Clash, nameOfMeeting } from "../domain/clashes.js";
import { dayAt, printDay } from "../domain/day.js";
import type { Meeting } from "../domain/meeting.js";
import { LONGEST_REASON, readLength, readPlace, readWhen } from "../domain/meeting-words.js";
import { endOfMeeting } from "../domain/recording.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { addMinutes, minutesBetween } from "../domain/time-of-day.js";
import { checkAlone, checkFree } from "./check-free.js";
import { findMeeting, meetingById, printNamed, restorable } from "./find-meeting.js";
import { findToChange, subjectOf } from "./find-to-change.js";
import { clashesAmong } from "./meeting-clashes.js";
import { writeMeeting } from "./new-meeting.js";
import { ifHeldAfterAll, noNumberLeft } from "./numbered-meeting.js";
import type { App, Tx } from "./ports.js";
import { readText } from "./record-update.js";
import { readAhead, redrawAhead } from "./redraw-ahead.js";
import { meetingsBetween } from "./schedule.js";
import { tellOfChange } from "./tell-of-change.js";
import { auditEntry, deny, type Who } from "./who.js";

/** A meeting before and after a change, and what it clashes with now. */
export type ChangedMeeting = {
  before: Scheduled;
  after: Scheduled;
  clashes: Clash[];
  /** It was over, and is: channels are told nothing of it. */
  over: boolean;
  /** What somebody else had done with it a moment before, which whoever typed this may not have seen. */
  justBefore: AuditEntry | null;
};

/** What was done so shortly before is told to whoever does the next. Milliseconds. */
const MOMENT_MS = 10 * 60_000;

/** Which meeting, and the state of it that was seen: one that changed since is not changed unseen. */
export type Which = { meeting: string | undefined; seen?: string | undefined };

const SHOWN = ["date", "start", "end", "place", "status", "kept"] as const satisfies (keyof Meeting)[];

type Decide = (found: Scheduled, tx: Tx) => Promise<Result<Partial<Meeting>>> | Result<Partial<Meeting>>;

const changeMeeting = async (
  app: App,
  who: Who,
  which: Which,
  asked: { doing: string; reason: string | undefined; needsReason?: boolean; cancelledFirst?: boolean; decide: Decide },
): Promise<Result<ChangedMeeting>> => {
  if (!may(who.standing, "meet")) return deny(who.standing, "meet", asked.doing);
  const { committee } = who.standing;
  const given = asked.reason?.trim() ?? "";
  const reason = given === "" && !asked.needsReason ? ok(null) : readText(given, "reason", "reason", LONGEST_REASON);
  if (!reason.ok) return reason;
  return app.store.change(who.event, async (tx) => {
    const today = dayAt(app.clock.now(), committee.zone);
    const { cancelledFirst = false } = asked;
    const found = cancelledFirst
      ? await findMeeting(tx, committee, today, which.meeting, { cancelledFirst })
      : await findToChange(tx, committee, today, which.meeting);
    if (!found.ok) return found;
    const before = found.value;
    const name = nameOfMeeting(committee.code, before).replace(/^t/u, "T");
    if (which.seen !== undefined && which.seen !== String(before.sequence))
      return refuse(
        `${name} was changed since you looked: it is ${before.status} for ${printDay(before.date)}. Nothing was changed.`,
        "Look at it again.",
      );
    if (before.status === "held")
      return refuse(
        `${name} was held on ${printDay(before.date)}; nothing was changed.`,
        "Choose one that is to come.",
        "meeting",
      );
    const subject = subjectOf(committee.code, before);
    const recent = await tx.meetings.changesSince(
      committee.id,
      subject,
      new Date(app.clock.now().getTime() - MOMENT_MS),
    );
    const decided = await asked.decide(before, tx);
    if (!decided.ok) return decided;
    const ahead = await readAhead(tx, committee, today);
    const saved = await writeMeeting(tx, { ...before.meeting, ...decided.value });
    const fields = SHOWN.filter((field) => before.meeting[field] !== saved[field]);
    const pick = (meeting: Meeting) => Object.fromEntries(fields.map((field) => [field, meeting[field]]));
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject,
        did: "meeting",
        before: pick(before.meeting),
        after: pick(saved),
        reason: reason.value,
      }),
    );
    const after = await meetingById(tx, committee, saved.id);
    if (!after) throw new Error("a meeting that was just saved is not in the schedule");
    const numbered = await checkNumber(tx, committee, before, after);
    if (!numbered.ok) return numbered;
    await redrawAhead(tx, committee, today, ahead);
    const isOver = (one: Scheduled): boolean => endOfMeeting(one, committee.zone) <= app.clock.now();
    const over = isOver(before) && isOver(after);
    if (!over) await tellOfChange(app, tx, committee, { before, after, reason: reason.value });
    const onDay = await meetingsBetween(tx, committee, after.date, after.date);
    const clashes = await clashesAmong(tx, await tx.register(), committee, onDay);
    const other = recent.findLast(({ by }) => by !== who.standing.name) ?? null;
    const justBefore = which.seen === undefined ? other : null;
    return ok({ before, after, clashes: clashes.get(after.id) ?? [], over, justBefore });
  });
};

/** Whether a meeting that is put back, or moved, still finds a number there. */
const checkNumber = async (
  tx: Tx,
  committee: Committee,
  before: Scheduled,
  after: Scheduled,
): Promise<Result<null>> => {
  const why = after.status === "cancelled" ? null : await noNumberLeft(tx, committee, after);
  if (why === null) return ok(null);
  const stays = before.status === "cancelled" ? "It stays cancelled" : `It stays on ${printDay(before.date)}`;
  return refuse(`${why.what} ${stays}; nothing was changed.`, why.instead, "meeting");
};

/** Puts a meeting on another day, at another hour, or in another place. What is not named stays. */
export const moveMeeting = (
  app: App,
  who: Who,
  input: Which & {
    to?: string | undefined;
    length?: string | undefined;
    place?: string | undefined;
    reason?: string | undefined;
  },
): Promise<Result<ChangedMeeting>> =>
  changeMeeting(app, who, input, {
    doing: "move a meeting",
    reason: input.reason,
    decide: async (found, tx) => {
      const { committee } = who.standing;
      if (found.status === "cancelled")
        return refuse(
          `That meeting is cancelled; nothing was changed.`,
          await ifHeldAfterAll(tx, committee, found),
          "meeting",
        );
      const when = readWhen(input.to ?? "", dayAt(app.clock.now(), committee.zone));
      if (!when.ok) return when;
      const given = input.length?.trim() ? readLength(input.length) : null;
      if (given && !given.ok) return given;
      const { date = found.date, minutes = given?.value, start = found.start } = when.value;
      const length = minutes ?? (found.start && found.end ? minutesBetween(found.start, found.end) : null);
      const end = start === null || length === null ? found.end : addMinutes(start, length);
      const named = readPlace(input.place);
      if (!named.ok) return named;
      const place = named.value ?? found.place;
      if (date === found.date && start === found.start && end === found.end && place === found.place)
        return refuse("It is there already; nothing was changed.", "Name another day, hour or place.", "date");
      const free = await checkFree(app, tx, who, { id: found.id, date, start });
      if (!free.ok) return free;
      const own = start !== found.start || end !== found.end;
      return ok({
        date,
        plannedFor: found.meeting.plannedFor ?? found.date,
        ...(own ? { start, end } : {}),
        ...(place === found.place ? {} : { place }),
        // Whoever moves it to a day is told with the answer what it meets with there.
        ...(date === found.date ? {} : { kept: date }),
      });
    },
  });

export const cancelMeeting = (app: App, who: Who, input: Which & { reason?: string | undefined }) =>
  changeMeeting(app, who, input, {
    doing: "cancel a meeting",
    reason: input.reason,
    needsReason: true,
    decide: async (found, tx) =>
      found.status === "cancelled"
        ? refuse(
            "It is cancelled already; nothing was changed.",
            await ifHeldAfterAll(tx, who.standing.committee, found),
            "meeting",
          )
        : ok({ status: "cancelled", plannedFor: found.meeting.plannedFor ?? found.date }),
  });

/** So many are named. */
const MOST_NAMED = 5;

const printRestorable = (meetings: readonly Scheduled[]): string | undefined =>
  meetings.length === 0
    ? undefined
    : `These can be restored: ${meetings.slice(0, MOST_NAMED).map(printNamed).join("; ")}${meetings.length > MOST_NAMED ? "; and others" : ""}.`;

/** A cancelled meeting is held after all; one that was moved goes back to its day. */
export const restoreMeeting = (app: App, who: Who, input: Which & { reason?: string | undefined }) =>
  changeMeeting(app, who, input, {
    doing: "restore a meeting",
    reason: input.reason,
    cancelledFirst: true,
    decide: async (found, tx) => {
      if (found.status !== "cancelled" && found.movedFrom === null)
        return refuse(
          "It stands as it was planned; there is nothing to restore.",
          printRestorable(
            await restorable(tx, who.standing.committee, dayAt(app.clock.now(), who.standing.committee.zone)),
          ),
          "meeting",
        );
      const { id, start } = found;
      const wasCancelled = found.status === "cancelled";
      const back = wasCancelled ? found.date : (found.movedFrom ?? found.date);
      // Also one that is past: it may have been held after all, or was moved by mistake.
      const alone = await checkAlone(tx, who.standing, { id, date: back, start });
      if (!alone.ok) return alone;
      return ok(wasCancelled ? { status: "planned" } : { date: back, start: null, end: null, place: null, kept: null });
    },
  });

/** Leaves a meeting where it is in spite of what it clashes with there. */
export const keepMeeting = (app: App, who: Who, input: Which) =>
  changeMeeting(app, who, input, {
    doing: "decide what comes of a meeting",
    reason: undefined,
    decide: async (found, tx) => {
      if (found.status === "cancelled")
        return refuse(
          "It is cancelled; nothing was changed.",
          await ifHeldAfterAll(tx, who.standing.committee, found),
          "meeting",
        );
      if (found.meeting.kept === found.date)
        return refuse(`It is kept on ${printDay(found.date)} already; nothing was changed.`, undefined, "meeting");
      return ok({ kept: found.date, plannedFor: found.meeting.plannedFor ?? found.date });
    },
  });
