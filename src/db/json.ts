import { z } from "zod";
import type { TwiceNumbered } from "../app/setup-store.js";
import type { PlannedItem } from "../domain/meeting.js";
import { DEFAULT_NOTICES, type NoticePolicy } from "../domain/notices/policy.js";
import { DROPPABLE, type ReminderPolicy } from "../domain/reminders/policy.js";
import { DEFAULT_SERIES, type Series } from "../domain/series.js";
import { cleanText } from "./clean.js";

/** JSON for a text column. NUL is replaced here: written as an escape it would slip past the statements' cleaning. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === "string" ? cleanText(part) : part));

const strings = z.array(z.string());
const record = z.record(z.string(), z.unknown());

const policy: z.ZodType<ReminderPolicy> = z.object({
  before: z.array(z.number()),
  overdueFirst: z.number(),
  overdueEvery: z.number(),
  tbcLead: z.number(),
  from: z.string(),
  until: z.string(),
  listMoreThan: z.number(),
  digestLead: z.number().nullable().default(5),
  dropped: z.array(z.enum(DROPPABLE)).exactOptional(),
  putBack: z.record(z.string(), z.string()).exactOptional(),
  hours: z.array(z.object({ from: z.string(), zone: z.string(), until: z.string() })).exactOptional(),
  calendars: z.array(z.object({ until: z.string(), unlike: z.array(z.string()) })).exactOptional(),
  hourSince: z.string().exactOptional(),
  without: z.array(z.string()).exactOptional(),
});

const change = z.object({ on: z.boolean() });
const timed = change.extend({ lead: z.number(), at: z.string() });
const notices: z.ZodType<Partial<NoticePolicy>> = z
  .object({
    papers: timed,
    agenda: timed,
    reminder: timed,
    today: timed,
    outcome: timed,
    change,
    cancellation: change,
    people: z.array(z.string()),
  })
  .partial() as z.ZodType<Partial<NoticePolicy>>;

/** What is not there is as a new committee has it. */
export const readNoticePolicy = (text: string): NoticePolicy => ({
  ...DEFAULT_NOTICES,
  ...notices.parse(JSON.parse(text)),
});

const items: z.ZodType<PlannedItem[]> = z.array(
  z.object({
    number: z.string(),
    title: z.string(),
    presenter: z.string().nullable(),
    purpose: z.enum(["decision", "discussion", "information"]).nullable(),
    minutes: z.number().nullable(),
    paper: z.string().nullable(),
  }),
);

export const readItems = (text: string): PlannedItem[] => items.parse(JSON.parse(text));

const series: z.ZodType<Series[]> = z.array(
  z
    .object({
      kind: z.enum(["main", "reporting"]),
      rule: z.string().nullable(),
      from: z.string().nullable(),
      anchor: z.string().nullable().optional(),
      start: z.string(),
      minutes: z.number(),
      place: z.string().nullable(),
      version: z.number(),
    })
    // One that was kept before its rule had a day of its own counts from its first.
    .transform((one) => ({ ...one, anchor: one.anchor === undefined ? one.from : one.anchor })),
);

const twice: z.ZodType<TwiceNumbered> = z.object({
  text: z.string(),
  owners: strings,
  target: z.string().nullable(),
  agendaItem: z.string().nullable(),
  raisedAt: z.number(),
});

export const readTwiceNumbered = (text: string): TwiceNumbered => twice.parse(JSON.parse(text));

export const readStrings = (text: string): string[] => strings.parse(JSON.parse(text));

export const readRecord = (text: string): Record<string, unknown> => record.parse(JSON.parse(text));

export const readSeries = (text: string): Series[] => {
  const kept = series.parse(JSON.parse(text));
  return kept.length === 0 ? DEFAULT_SERIES : kept;
};

export const readReminderPolicy = (text: string): ReminderPolicy => policy.parse(JSON.parse(text));
