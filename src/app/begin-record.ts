import { nameOfMeeting } from "../domain/clashes.js";
import { dayAt, printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { instantAt } from "../domain/time-of-day.js";
import { meetingById } from "./find-meeting.js";
import type { MeetingContents, MeetingRecord } from "./meeting-store.js";
import { writeMeeting } from "./new-meeting.js";
import { ifHeldAfterAll, type Numbered, numberedToChange } from "./numbered-meeting.js";
import type { App, Reads, Tx } from "./ports.js";
import { readContents } from "./read-agenda.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Which meeting is recorded, and the document reference, number and day, under which it was seen. */
export type Recording = { meeting: string; seen?: string | undefined };

/** A meeting that was held, with what is known of it so far. */
export type Held = { meeting: Numbered; contents: MeetingContents; record: MeetingRecord };

/** Whether a meeting still has the number and the day under which it was seen. */
const checkSeen = async (
  reads: Pick<Reads, "meetings">,
  committee: Committee,
  named: string,
  seen: string,
): Promise<Result<null>> => {
  const now = await meetingById(reads, committee, named);
  if (now === null || (now.status !== "cancelled" && now.reference === seen)) return ok(null);
  const day = printDay(now.date);
  if (now.status === "cancelled")
    return refuse(
      `The meeting of ${day} was called off since; nothing was recorded.`,
      await ifHeldAfterAll(reads, committee, now),
      "meeting",
    );
  return refuse(
    `The meeting was changed since you looked (it was ${seen}): it is ${nameOfMeeting(committee.code, now)} on ${day} now. Nothing was recorded.`,
    `Look at it again: /opsg meeting record ${day}`,
    "meeting",
  );
};

const findHeld = async (
  app: App,
  who: Who,
  reads: Pick<Reads, "meetings">,
  { meeting: named, seen }: Recording,
): Promise<Result<Numbered>> => {
  const { committee } = who.standing;
  const today = dayAt(app.clock.now(), committee.zone);
  const same = seen === undefined ? ok(null) : await checkSeen(reads, committee, named, seen);
  if (!same.ok) return same;
  const found = await numberedToChange(reads, committee, today, named);
  if (!found.ok) return found;
  const { number, date } = found.value;
  if (date > today)
    return refuse(
      `${committee.code} ${number} is on ${printDay(date)}; what came of it is recorded from that day on.`,
      "Its agenda can be changed until then: agenda.",
      "meeting",
    );
  const { start } = found.value;
  if (found.value.status === "planned" && start !== null && app.clock.now() < instantAt(date, start, committee.zone))
    return refuse(
      `${committee.code} ${number} begins at ${start} today; what came of it is recorded from then on.`,
      "Its agenda can be changed until then: agenda.",
      "meeting",
    );
  return found;
};

/** What is known of a held meeting; one that nobody has begun to record is not begun by looking. */
export const readHeld = async (app: App, who: Who, which: Recording): Promise<Result<Held>> => {
  const found = await findHeld(app, who, app.store, which);
  if (!found.ok) return found;
  const { meeting } = found.value;
  const { contents } = await readContents(app.store, meeting);
  const record = await app.store.meetings.record(meeting.id);
  const fresh = { meetingId: meeting.id, begun: app.clock.now(), finished: null, attendance: false };
  return ok({ meeting: found.value, contents, record: record ?? fresh });
};

/**
 * Notes that a meeting was held, where it is not known yet: from then on its number, reference, times and agenda are its
 * own, and its minutes a draft. What is known already stays.
 */
const begin = async (app: App, who: Who, tx: Tx, meeting: Numbered): Promise<Held> => {
  const { committee } = who.standing;
  const { meeting: row, number, reference, start, end, place } = meeting;
  const { contents, own } = await readContents(tx, row);
  const known = await tx.meetings.record(row.id);
  if (known) return { meeting, contents, record: known };
  const held = {
    ...row,
    number,
    status: "held" as const,
    reference: row.reference ?? reference,
    start: row.start ?? start,
    end: row.end ?? end,
    place: row.place ?? place,
    minutes: row.minutes ?? ("draft" as const),
    classification: row.classification ?? committee.classification,
  };
  const saved = await writeMeeting(tx, held);
  if (!own) await tx.meetings.setContents(row.id, contents);
  const record = {
    meetingId: row.id,
    begun: app.clock.now(),
    finished: null,
    attendance: contents.attendees.length > 0,
  };
  await tx.meetings.setRecord(record);
  await tx.audit(
    auditEntry(app, who, {
      actionId: null,
      subject: `meeting ${committee.code} ${number}`,
      did: "meeting",
      before: { status: row.status },
      after: { status: "held", number, date: row.date },
      meeting: number,
    }),
  );
  return { meeting: { ...meeting, meeting: saved, status: "held" }, contents, record };
};

/** Begins the record of a meeting by itself, before a step that has a change of its own. */
export const beginRecord = (app: App, who: Who, which: Recording): Promise<Result<Held>> => {
  if (!may(who.standing, "meet")) return Promise.resolve(deny(who.standing, "meet", "record a meeting"));
  return app.store.change(null, async (tx) => {
    const found = await findHeld(app, who, tx, which);
    return found.ok ? ok(await begin(app, who, tx, found.value)) : found;
  });
};

/** What one step of the recording changes, and how its audit row reads. */
export type Step = {
  contents?: Partial<MeetingContents>;
  record?: Partial<MeetingRecord>;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** One step of the recording, in one transaction: committed by itself, audited, and done once for an event. */
export const recordStep = (
  app: App,
  who: Who,
  which: Recording,
  decide: (held: Held, tx: Tx) => Promise<Result<Step>> | Result<Step>,
): Promise<Result<Held>> => {
  if (!may(who.standing, "meet")) return Promise.resolve(deny(who.standing, "meet", "record a meeting"));
  return app.store.change(who.event, async (tx) => {
    const found = await findHeld(app, who, tx, which);
    if (!found.ok) return found;
    const held = await begin(app, who, tx, found.value);
    const step = await decide(held, tx);
    if (!step.ok) return step;
    const { contents, record, before, after } = step.value;
    const now: Held = {
      ...held,
      contents: { ...held.contents, ...contents },
      record: { ...held.record, ...record },
    };
    if (contents) {
      await writeMeeting(tx, held.meeting.meeting);
      await tx.meetings.setContents(held.meeting.id, now.contents);
    }
    if (record) await tx.meetings.setRecord(now.record);
    // What channels were told of it may say that it is not whole yet.
    if (record) await tx.meetings.redrawNotices([held.meeting.id]);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `record of ${who.standing.committee.code} ${held.meeting.number}`,
        did: "meeting",
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
        meeting: held.meeting.number,
      }),
    );
    return ok(now);
  });
};
