import { createHash } from "node:crypto";
import type { CalendarLink, CalendarReads, CalendarWrites, Feed } from "../app/calendars.js";
import type { Db } from "./client.js";
import type { Prisma } from "./generated/sqlite/client.js";

type Row = Prisma.TypeMap["model"]["CalendarLink"]["payload"]["scalars"];

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const toLink = ({ committeeId, feed, since }: Row): CalendarLink => ({ committeeId, feed: feed as Feed, since });

export const calendarReads = (db: Db): CalendarReads => ({
  open: async (token) => {
    const row = await db.calendarLink.findUnique({ where: { hash: hashOf(token) } });
    return row && toLink(row);
  },
  links: async (committeeId) =>
    (await db.calendarLink.findMany({ where: { committeeId }, orderBy: { feed: "asc" } })).map(toLink),
});

export const calendarWrites = (db: Db): CalendarWrites => ({
  give: async ({ committeeId, feed, since }, token) => {
    const hash = hashOf(token);
    await db.calendarLink.upsert({
      where: { committeeId_feed: { committeeId, feed } },
      create: { committeeId, feed, hash, since },
      update: { hash, since },
    });
  },
  end: async (committeeId, feed) => (await db.calendarLink.deleteMany({ where: { committeeId, feed } })).count > 0,
});
