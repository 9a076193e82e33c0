import { z } from "zod";
import type { Message } from "../app/message.js";
import { ALL_NOTICES } from "../domain/notices/policy.js";
import { toJson } from "./json.js";

const platform = z.enum(["slack", "teams"]);
const reference = z.object({ meeting: z.number(), sequence: z.number() });
const wasAt = z.object({
  date: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  place: z.string().nullable(),
  cancelled: z.boolean(),
});
const stage = z.union([
  z.templateLiteral(["before-", z.number()]),
  z.literal("due"),
  z.literal("overdue"),
  z.literal("tbc"),
]);

const message: z.ZodType<Message> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("reminder"),
    reference,
    partyId: z.string(),
    stage,
    date: z.string(),
    late: z.boolean(),
    byHand: z.literal(true).exactOptional(),
  }),
  z.object({
    kind: z.literal("asked to be added"),
    account: z.object({ platform, tenant: z.string(), user: z.string() }),
    name: z.string(),
    email: z.string().nullable(),
  }),
  z.object({ kind: z.literal("added") }),
  z.object({
    kind: z.literal("no Secretary any more"),
    personId: z.string(),
    name: z.string(),
    by: z.string(),
    role: z.string().nullable(),
    toThem: z.boolean(),
  }),
  z.object({ kind: z.literal("unknown owner"), reference, partyId: z.string() }),
  z.object({
    kind: z.literal("answered"),
    how: z.enum(["redirect", "question", "not done", "corrected", "undone", "refused"]),
    reference,
    by: z.string(),
    text: z.string(),
  }),
  z.object({
    kind: z.literal("nobody to remind"),
    reference,
    partyId: z.string(),
    stage,
    date: z.string(),
    why: z.string(),
  }),
  z.object({ kind: z.literal("not recorded"), meetingId: z.string(), date: z.string() }),
  z.object({
    kind: z.literal("notice"),
    notice: z.enum([...ALL_NOTICES, "announcement"]),
    meetingId: z.string(),
    date: z.string(),
    late: z.boolean(),
    change: z
      .object({
        was: wasAt.nullable(),
        is: wasAt.nullable().default(null),
        reason: z.string().nullable(),
        sequence: z.number(),
      })
      .nullable(),
    by: z.string().optional(),
  }),
  z.object({
    kind: z.literal("series notice"),
    series: z.enum(["main", "reporting"]),
    version: z.number(),
    dropped: z.array(z.string()),
  }),
  z.object({ kind: z.literal("clash"), meeting: z.string(), date: z.string() }),
  z.object({ kind: z.literal("not reached"), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal("unanswered"), reference, partyId: z.string(), times: z.number() }),
  z.object({
    kind: z.literal("digest"),
    ownerIds: z.array(z.string()).nullable(),
    since: z.number().nullable(),
    toChair: z.boolean(),
  }),
  // Those queued by earlier versions do not say who asked.
  z.object({
    kind: z.literal("your actions"),
    personId: z.string(),
    by: z.enum(["Chair", "Secretary"]).default("Chair"),
  }),
]);

export const readMessage = (text: string): Message => message.parse(JSON.parse(text));

/** A message as it is written where the Secretary has it sent again. */
export const byHand = (text: string): string => {
  const read = readMessage(text);
  return read.kind === "reminder" ? toJson({ ...read, byHand: true }) : text;
};
