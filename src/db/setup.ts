import type { MinutesDoubt, Preview, Request, SetupReads, SetupWrites } from "../app/setup-store.js";
import type { Platform } from "../domain/register.js";
import { ACTION_COLUMNS, type ActionRow, toAction } from "./action-rows.js";
import type { Codes } from "./actions.js";
import type { Db } from "./client.js";
import { gapsOf, settleGap } from "./gaps.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { readTwiceNumbered, toJson } from "./json.js";
import { sql } from "./raw.js";
import { seenDates, settleDate } from "./seen-dates.js";

/** A preview that nobody confirmed is forgotten after a week. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** Of a committee: several messages of ten files each wait to be looked at one after the other. */
const MOST_KEPT = 50;

type Row<Model extends keyof Prisma.TypeMap["model"]> = Prisma.TypeMap["model"][Model]["payload"]["scalars"];

const toRequest = ({ platform, tenant, user, ...row }: Row<"Request">): Request => ({
  ...row,
  account: { platform: platform as Platform, tenant, user },
});

const toDoubt = ({ meeting, position, code, message, action }: Row<"Doubt">): MinutesDoubt => ({
  meeting,
  position,
  code: code as MinutesDoubt["code"],
  message,
  action: action === null ? null : readTwiceNumbered(action),
});

const keyOf = (committeeId: string, { platform, tenant, user }: Request["account"]) => ({
  committeeId_platform_tenant_user: { committeeId, platform, tenant, user },
});

export const setupReads = (db: Db, codes: Codes): SetupReads => ({
  preview: async (committeeId, id) => {
    const row = await db.preview.findUnique({ where: { id } });
    return row?.committeeId === committeeId ? { ...row, kind: row.kind as Preview["kind"] } : null;
  },
  request: async (committeeId, account) => {
    const row = await db.request.findUnique({ where: keyOf(committeeId, account) });
    return row && toRequest(row);
  },
  requests: async (committeeId, limit) =>
    (await db.request.findMany({ where: { committeeId, declinedAt: null }, orderBy: { at: "asc" }, take: limit })).map(
      toRequest,
    ),
  doubts: async (committeeId, limit) =>
    (
      await db.doubt.findMany({
        where: { committeeId, settledAt: null },
        orderBy: [{ meeting: "desc" }, { position: "asc" }],
        take: limit,
      })
    ).map(toDoubt),
  doubt: async (committeeId, at) => {
    const row = await db.doubt.findUnique({ where: { committeeId_meeting_position: { committeeId, ...at } } });
    return row && toDoubt(row);
  },
  gaps: (committeeId, limit) => gapsOf(db, committeeId, limit),
  gap: async (committeeId, meeting) => (await gapsOf(db, committeeId, 1, meeting))[0]?.given ?? null,
  seenDates: (committeeId) => seenDates(db, committeeId),
  unmentioned: async (committeeId, meeting, limit) => {
    const rows = await db.$queryRaw<ActionRow[]>(
      sql`SELECT ${ACTION_COLUMNS} FROM "Action" WHERE "committeeId" = ${committeeId} AND "outstanding" = ${true}
          AND "meeting" <= ${meeting} AND NOT EXISTS (
            SELECT 1 FROM "AuditEntry" WHERE "actionId" = "Action"."id" AND "did" = 'imported'
            AND "AuditEntry"."meeting" = ${meeting}
          ) AND NOT EXISTS (
            SELECT 1 FROM "AuditEntry" WHERE "actionId" = "Action"."id" AND "did" = 'raised' AND "row" > (
              SELECT max("row") FROM "AuditEntry" WHERE "committeeId" = ${committeeId}
              AND "did" IN ('meeting', 'imported') AND "source" = 'minutes' AND "meeting" = ${meeting}
            )
          ) ORDER BY "meeting", "sequence" LIMIT ${limit}`,
    );
    const code = await codes(db, committeeId);
    return rows.map((row) => toAction(row, code));
  },
  owners: async (committeeId) =>
    (
      await db.$queryRaw<{ partyId: string }[]>(
        sql`SELECT DISTINCT "Owner"."partyId" AS "partyId" FROM "Party" JOIN "Owner" ON "Owner"."partyId" = "Party"."id"
            WHERE "Party"."committeeId" = ${committeeId} AND "Owner"."outstanding" = ${true}`,
      )
    ).map(({ partyId }) => partyId),
  countActions: (committeeId) => db.action.count({ where: { committeeId } }),
});

export const setupWrites = (db: Db): SetupWrites => ({
  keep: async (preview) => {
    const { committeeId, at } = preview;
    await db.preview.create({ data: { ...preview, doneAt: null } });
    await db.preview.deleteMany({ where: { committeeId, at: { lt: new Date(at.getTime() - KEPT_MS) } } });
    // Those that are done make room first, then the oldest that nobody confirmed; never the one that has just come.
    const beyond = await db.preview.findMany({
      where: { committeeId, id: { not: preview.id } },
      orderBy: [{ doneAt: { sort: "desc", nulls: "first" } }, { at: "desc" }],
      skip: MOST_KEPT - 1,
      select: { id: true },
    });
    if (beyond.length > 0) await db.preview.deleteMany({ where: { id: { in: beyond.map(({ id }) => id) } } });
  },
  useUp: async (id, at) =>
    (await db.preview.updateMany({ where: { id, doneAt: null }, data: { doneAt: at } })).count === 1,
  discard: async (id) => {
    await db.preview.deleteMany({ where: { id, doneAt: null } });
  },
  ask: async ({ committeeId, account, name, email, at }) => {
    const key = { committeeId, platform: account.platform, tenant: account.tenant, user: account.user };
    await db.request.upsert({
      where: keyOf(committeeId, account),
      create: { ...key, name, email, at },
      update: { name, email },
    });
  },
  decline: async (committeeId, { platform, tenant, user }, at) => {
    await db.request.updateMany({ where: { committeeId, platform, tenant, user }, data: { declinedAt: at } });
  },
  answerRequest: async (committeeId, { platform, tenant, user }) => {
    await db.request.deleteMany({ where: { committeeId, platform, tenant, user } });
  },
  setDoubts: async (committeeId, meeting, doubts) => {
    const settled = await db.doubt.findMany({ where: { committeeId, meeting, settledAt: { not: null } } });
    await db.doubt.deleteMany({ where: { committeeId, meeting, position: { gte: 0 } } });
    await db.doubt.createMany({
      data: doubts.map(({ code, message, action }, position) => ({
        committeeId,
        meeting,
        position,
        code,
        message,
        action: action && toJson(action),
        settledAt: settled.find((known) => known.code === code && known.message === message)?.settledAt ?? null,
      })),
    });
  },
  settleDoubt: async (committeeId, { meeting, position }, settledAt) =>
    (await db.doubt.updateMany({ where: { committeeId, meeting, position, settledAt: null }, data: { settledAt } }))
      .count === 1,
  settleGap: (committeeId, gap, at) => settleGap(db, committeeId, gap, at),
  settleDate: (committeeId, seen, at) => settleDate(db, committeeId, seen, at),
});
