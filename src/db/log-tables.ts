import { z } from "zod";
import { readZone } from "../domain/zone-changes.js";
import { readItems, readNoticePolicy, readReminderPolicy, readSeries } from "./json.js";
import { type Copied, day, instant, kept, maybe, number, type Row, record, text } from "./log-shapes.js";

/**
 * The tables of a log that leaves as data, each with the shape of its rows. A column that is added to the models and not
 * here is an error of types; a table that is added and not named here or in `LEFT_BEHIND` (left-behind.ts) fails a test.
 */

const Committee: z.ZodType<
  Copied<
    "Committee",
    { paused: never; remindersSince: never; series: unknown; notices: unknown; reminderPolicy: unknown }
  >
> = z.object({
  id: text,
  code: text,
  name: text,
  zone: text.refine((zone) => readZone(zone).ok, "no time zone that I know"),
  holidays: text,
  classification: text,
  series: kept(readSeries),
  foundedOn: day.nullable(),
  notices: kept(readNoticePolicy),
  reminderPolicy: kept(readReminderPolicy),
});
const Party: z.ZodType<Row<"Party">> = z.object({ id: text, committeeId: text, name: text, known: z.boolean() });
const FormerName: z.ZodType<Row<"FormerName">> = z.object({ partyId: text, position: number, name: text });
const Person: z.ZodType<Row<"Person">> = z.object({
  id: text,
  name: text,
  email: maybe,
  awayUntil: day.nullable(),
  lastWroteOn: maybe,
});
const Account: z.ZodType<Copied<"Account", Record<never, never>>> = z.object({
  platform: text,
  tenant: text,
  user: text,
  personId: text,
  dead: maybe,
  // Logs that were exported before it was noted have none.
  deadSince: instant.nullable().default(null),
});
const Role: z.ZodType<Row<"Role">> = z.object({ personId: text, committeeId: text, role: text });
const Contact: z.ZodType<Row<"Contact">> = z.object({ personId: text, partyId: text, deputy: z.boolean() });
const Channel: z.ZodType<Row<"Channel">> = z.object({
  platform: text,
  tenant: text,
  channel: text,
  committeeId: text,
  name: text,
  classification: text,
  outsiders: z.boolean(),
});
const Meeting: z.ZodType<Row<"Meeting">> = z.object({
  id: text,
  committeeId: text,
  number: number.nullable(),
  kind: maybe,
  date: day,
  plannedFor: day.nullable(),
  start: maybe,
  end: maybe,
  place: maybe,
  reference: maybe,
  status: text,
  minutes: maybe,
  classification: maybe,
  kept: day.nullable(),
  version: number,
});
const Attendee: z.ZodType<Copied<"Attendee", { agendaItems: string[] }>> = z.object({
  meetingId: text,
  position: number,
  name: text,
  category: maybe,
  organisation: maybe,
  role: maybe,
  alternateFor: maybe,
  agendaItems: z.array(text),
  apology: z.boolean(),
});
const AgendaItem: z.ZodType<Row<"AgendaItem">> = z.object({
  meetingId: text,
  position: number,
  number: text,
  title: text,
  presenter: maybe,
  purpose: maybe,
  minutes: number.nullable(),
  paper: maybe,
});
const AgendaTemplate: z.ZodType<Copied<"AgendaTemplate", { items: unknown }>> = z.object({
  committeeId: text,
  kind: text,
  items: kept(readItems),
  version: number,
});
const MeetingRecord: z.ZodType<Copied<"MeetingRecord", Record<never, never>>> = z.object({
  meetingId: text,
  begun: instant,
  finished: instant.nullable(),
  attendance: z.boolean(),
});
const Decision: z.ZodType<Row<"Decision">> = z.object({
  meetingId: text,
  position: number,
  agendaItem: maybe,
  verb: text,
  text,
});
const Action: z.ZodType<Copied<"Action", { ownerIds: string[]; remindAt: never; plannedAt: never }>> = z.object({
  id: text,
  committeeId: text,
  meeting: number,
  sequence: number,
  text,
  ownerIds: z.array(text),
  dateRaised: day,
  lastTarget: day.nullable(),
  revisedTarget: z.union([day, z.literal("TBC")]).nullable(),
  moves: number,
  target: day.nullable(),
  status: z.enum(["open", "completion proposed", "closed", "withdrawn"]),
  outstanding: z.boolean(),
  closedAt: number.nullable(),
  agendaItem: maybe,
  link: maybe,
  version: number,
});
const Owner: z.ZodType<Row<"Owner">> = z.object({
  actionId: text,
  partyId: text,
  position: number,
  meeting: number,
  sequence: number,
  outstanding: z.boolean(),
  target: day.nullable(),
});
const AuditEntry: z.ZodType<
  Copied<"AuditEntry", { row: never; before: Record<string, unknown>; after: Record<string, unknown> }>
> = z.object({
  id: text,
  committeeId: text,
  actionId: maybe,
  subject: text,
  did: text,
  at: instant,
  by: text,
  personId: maybe,
  source: text,
  before: record,
  after: record,
  reason: maybe,
  meeting: number.nullable(),
  message: maybe,
});
const Update: z.ZodType<Copied<"Update", { row: never }>> = z.object({
  id: text,
  actionId: text,
  text,
  at: instant,
  by: maybe,
  partyId: maybe,
  source: text,
  meeting: number.nullable(),
  auditId: text,
  withdrawn: z.boolean(),
});
const TargetMove: z.ZodType<Copied<"TargetMove", { row: never }>> = z.object({
  id: text,
  actionId: text,
  from: maybe,
  to: text,
  reason: maybe,
  by: maybe,
  at: instant,
  source: text,
  meeting: number.nullable(),
  auditId: text,
  withdrawn: z.boolean(),
});

const Snooze: z.ZodType<Copied<"Snooze", Record<never, never>>> = z.object({
  personId: text,
  actionId: text,
  until: day,
  at: instant,
});

/** In an order in which no row refers to a later table. */
export const LOG_TABLES = {
  Committee,
  Party,
  FormerName,
  Person,
  Account,
  Role,
  Contact,
  Channel,
  Meeting,
  Attendee,
  AgendaItem,
  AgendaTemplate,
  MeetingRecord,
  Decision,
  Action,
  Owner,
  AuditEntry,
  Update,
  TargetMove,
  Snooze,
} as const;

export type LogTable = keyof typeof LOG_TABLES;
export const TABLE_NAMES = Object.keys(LOG_TABLES) as LogTable[];

/** Columns that hold JSON as text. */
export const JSON_COLUMNS = new Set([
  "series",
  "reminderPolicy",
  "notices",
  "agendaItems",
  "items",
  "ownerIds",
  "before",
  "after",
]);

const FORMAT = "opsg-log";

/** A whole log as data. */
export const logSchema = z
  .object({
    format: z.literal(FORMAT).describe("what this is"),
    version: z.literal(1),
    exportedAt: instant,
    ...Object.fromEntries(TABLE_NAMES.map((name) => [name, z.array(LOG_TABLES[name])])),
  })
  .describe("A committee's whole log: its people and parties, meetings, actions, and every change of them.");
