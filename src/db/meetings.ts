import type { MeetingContents, MeetingReads, MeetingWrites } from "../app/meeting-store.js";
import type { Attendee, Decision, Meeting, MeetingKind, Verb } from "../domain/meeting.js";
import type { Classification } from "../domain/register.js";
import { toAudit } from "./action-rows.js";
import type { Db } from "./client.js";
import { isDuplicate, LostRace } from "./fault.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { readStrings, toJson } from "./json.js";
import { fromItem, planReads, planWrites, toItem } from "./meeting-plans.js";
import { lookAgain } from "./reminder-writes.js";

type Row<Model extends "Meeting" | "Attendee" | "Decision"> = Prisma.TypeMap["model"][Model]["payload"]["scalars"];

const toMeeting = (row: Row<"Meeting">): Meeting => ({
  ...row,
  kind: row.kind as MeetingKind | null,
  status: row.status as Meeting["status"],
  minutes: row.minutes as Meeting["minutes"],
  classification: row.classification as Classification | null,
});

const toAttendee = ({ meetingId: _meeting, position: _position, ...row }: Row<"Attendee">): Attendee => ({
  ...row,
  agendaItems: readStrings(row.agendaItems),
});

const toDecision = ({ agendaItem, verb, text }: Row<"Decision">): Decision => ({
  agendaItem,
  verb: verb as Verb,
  text,
});

const IN_ORDER = { position: "asc" } as const;

export const meetingReads = (db: Db): MeetingReads => {
  const held = async (committeeId: string, onOrBefore: string, take: number) => {
    const where = { committeeId, status: "held", date: { lte: onOrBefore }, number: { not: null } };
    const rows = await db.meeting.findMany({ where, orderBy: [{ date: "desc" }, { number: "desc" }], take });
    return rows.map(toMeeting);
  };
  return {
    byId: async (committeeId, id) => {
      const row = await db.meeting.findFirst({ where: { id, committeeId } });
      return row && toMeeting(row);
    },
    byNumber: async (committeeId, number) => {
      const row = await db.meeting.findUnique({ where: { committeeId_number: { committeeId, number } } });
      return row && toMeeting(row);
    },
    onDay: async (committeeId, date) =>
      (
        await db.meeting.findMany({
          where: { committeeId, date },
          orderBy: [{ start: { sort: "asc", nulls: "last" } }, { id: "asc" }],
        })
      ).map(toMeeting),
    lastHeld: async (committeeId, onOrBefore) => (await held(committeeId, onOrBefore, 1))[0] ?? null,
    planned: async (committeeId, from, take) => {
      const where = { committeeId, status: "planned", date: { gte: from } };
      return (await db.meeting.findMany({ where, orderBy: [{ date: "asc" }, { id: "asc" }], take })).map(toMeeting);
    },
    between: async (committeeId, from, to) => {
      const span = { gte: from, lte: to };
      const where = { committeeId, OR: [{ date: span }, { plannedFor: span }] };
      return (await db.meeting.findMany({ where, orderBy: [{ date: "asc" }, { id: "asc" }] })).map(toMeeting);
    },
    held,
    notFinal: async (committeeId, before, take) => {
      const where: Prisma.MeetingWhereInput = {
        committeeId,
        status: "held",
        date: { lt: before },
        number: { not: null },
        OR: [{ minutes: null }, { minutes: { not: "final" } }],
      };
      const rows = await db.meeting.findMany({ where, orderBy: [{ date: "desc" }, { number: "desc" }], take });
      return rows.map(toMeeting).toReversed();
    },
    ...planReads(db),
    firstHeld: async (committeeId, after) => {
      const where = { committeeId, status: "held", date: { gt: after }, number: { not: null } };
      const row = await db.meeting.findFirst({ where, orderBy: [{ date: "asc" }, { number: "asc" }] });
      return row && toMeeting(row);
    },
    contents: async (meetingId) => ({
      attendees: (await db.attendee.findMany({ where: { meetingId }, orderBy: IN_ORDER })).map(toAttendee),
      agenda: (await db.agendaItem.findMany({ where: { meetingId }, orderBy: IN_ORDER })).map(toItem),
      decisions: (await db.decision.findMany({ where: { meetingId }, orderBy: IN_ORDER })).map(toDecision),
    }),
    changesSince: async (committeeId, subject, since) => {
      const where = { committeeId, did: { in: ["meeting", "committee"] }, at: { gte: since }, subject };
      return (await db.auditEntry.findMany({ where, orderBy: { row: "asc" } })).map(toAudit);
    },
    toldOf: async (meetingIds) => {
      // Not what the Secretary alone was asked about them.
      const asked = ["|clash|", "|record|"].map((part) => ({ key: { contains: part } }));
      const where = { meetingId: { in: [...meetingIds] }, live: true, NOT: asked };
      const rows = await db.delivery.findMany({ where, select: { meetingId: true }, distinct: ["meetingId"] });
      return new Set(rows.flatMap(({ meetingId }) => meetingId ?? []));
    },
    // Null asks for those that stand under no item.
    decisions: async (committeeId, number, agendaItem) => {
      const where = { meeting: { committeeId, number }, agendaItem };
      return (await db.decision.findMany({ where, orderBy: IN_ORDER })).map(toDecision);
    },
  };
};

/** What lies in channels about a meeting is drawn again: it may not be true any more. */
const redrawNotices = (db: Db, meetingIds: string[], now: Date) =>
  db.delivery.updateMany({ where: { meetingId: { in: meetingIds }, live: true }, data: { redrawAt: now } });

export const meetingWrites = (db: Db, now: () => Date): MeetingWrites => ({
  ...planWrites(db),
  insert: async (meeting) => {
    await db.meeting.create({ data: meeting }).catch(taken);
    await redrawNotices(db, [meeting.id], now());
    if (meeting.kind === "main") await lookAgain(db, { withoutDateIn: meeting.committeeId });
  },
  save: async ({ id, version, ...rest }) => {
    const data = { ...rest, version: version + 1 };
    const { count } = await db.meeting.updateMany({ where: { id, version }, data }).catch(taken);
    if (count !== 1) throw new LostRace("the meeting was saved by somebody else");
    await redrawNotices(db, [id], now());
    if (rest.kind === "main") await lookAgain(db, { withoutDateIn: rest.committeeId });
    return { id, ...data };
  },
  setContents: async (meetingId, { attendees, agenda, decisions }: MeetingContents) => {
    await db.attendee.deleteMany({ where: { meetingId } });
    await db.agendaItem.deleteMany({ where: { meetingId } });
    await db.decision.deleteMany({ where: { meetingId } });
    await db.attendee.createMany({ data: attendees.map((one, position) => fromAttendee(meetingId, position, one)) });
    await db.agendaItem.createMany({ data: agenda.map((one, position) => fromItem(meetingId, position, one)) });
    await db.decision.createMany({ data: decisions.map((one, position) => fromDecision(meetingId, position, one)) });
    await redrawNotices(db, [meetingId], now());
  },
  redrawNotices: async (meetingIds) => void (await redrawNotices(db, [...meetingIds], now())),
});

const taken = (error: unknown): never => {
  if (isDuplicate(error)) throw new LostRace("another meeting was given this number");
  throw error;
};

const fromAttendee = (meetingId: string, position: number, one: Attendee): Row<"Attendee"> => ({
  meetingId,
  position,
  name: one.name,
  category: one.category,
  organisation: one.organisation,
  role: one.role,
  alternateFor: one.alternateFor,
  agendaItems: toJson(one.agendaItems),
  apology: one.apology,
});

const fromDecision = (meetingId: string, position: number, { agendaItem, verb, text }: Decision): Row<"Decision"> => ({
  meetingId,
  position,
  agendaItem,
  verb,
  text,
});
