import type { Db } from "./client.js";
import { JSON_COLUMNS, LOG_TABLES, type LogTable, TABLE_NAMES } from "./log-tables.js";

/** Rows read, or written, at once: between two pages everybody else has their turn. */
export const COPIED_AT_ONCE = 500;

type Where = Record<string, unknown>;

const ofMeeting = (committeeId: string): Where => ({ meeting: { committeeId } });
const ofAction = (committeeId: string): Where => ({ action: { committeeId } });
const ofParty = (committeeId: string): Where => ({ party: { committeeId } });
/** Everybody the committee knows, and everybody who ever changed something in it. */
const people = (committeeId: string): Where => ({
  OR: [
    { roles: { some: { committeeId } } },
    { contacts: { some: ofParty(committeeId) } },
    { audit: { some: { committeeId } } },
  ],
});

/** Which rows of a table are a committee's, and the columns that tell them apart, by which they are sorted. */
const CHOSEN: Record<LogTable, { where(committeeId: string): Where; key: readonly string[] }> = {
  Committee: { where: (id) => ({ id }), key: ["id"] },
  Party: { where: (committeeId) => ({ committeeId }), key: ["id"] },
  FormerName: { where: ofParty, key: ["partyId", "position"] },
  Person: { where: people, key: ["id"] },
  Account: { where: (id) => ({ person: people(id) }), key: ["platform", "tenant", "user"] },
  Role: { where: (committeeId) => ({ committeeId }), key: ["personId", "committeeId"] },
  Contact: { where: ofParty, key: ["personId", "partyId"] },
  Channel: { where: (committeeId) => ({ committeeId }), key: ["platform", "tenant", "channel"] },
  Meeting: { where: (committeeId) => ({ committeeId }), key: ["id"] },
  Attendee: { where: ofMeeting, key: ["meetingId", "position"] },
  AgendaItem: { where: ofMeeting, key: ["meetingId", "position"] },
  AgendaTemplate: { where: (committeeId) => ({ committeeId }), key: ["committeeId", "kind"] },
  MeetingRecord: { where: ofMeeting, key: ["meetingId"] },
  Decision: { where: ofMeeting, key: ["meetingId", "position"] },
  Action: { where: (committeeId) => ({ committeeId }), key: ["id"] },
  Owner: { where: ofAction, key: ["actionId", "partyId"] },
  AuditEntry: { where: (committeeId) => ({ committeeId }), key: ["row"] },
  Update: { where: ofAction, key: ["row"] },
  TargetMove: { where: ofAction, key: ["row"] },
  Snooze: { where: (id) => ({ ...ofAction(id), person: people(id) }), key: ["personId", "actionId"] },
};

type Row = Record<string, unknown>;

/** What all of Prisma's models can do, as far as copying needs it. */
export type Copying = {
  findMany(query: object): Promise<Row[]>;
  createMany(rows: { data: Row[] }): Promise<unknown>;
};

export const copying = (db: Db, table: LogTable): Copying => {
  const name = `${table.charAt(0).toLowerCase()}${table.slice(1)}` as Uncapitalize<LogTable>;
  return db[name] as unknown as Copying;
};

const cursorOf = (key: readonly string[], row: Row): Row => {
  const values = Object.fromEntries(key.map((column) => [column, row[column]]));
  return key.length === 1 ? values : { [key.join("_")]: values };
};

/** A row as data: what it has, and no more than its table's shape. */
const toData = (table: LogTable, row: Row): unknown =>
  LOG_TABLES[table].parse(
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => {
        if (value instanceof Date) return [column, value.toISOString()];
        return [column, JSON_COLUMNS.has(column) && typeof value === "string" ? JSON.parse(value) : value];
      }),
    ),
  );

/** A committee's whole log, table by table, a page of rows at a time; a table without rows is one empty page. */
export const copyLog = async function* (
  db: Db,
  committeeId: string,
): AsyncGenerator<{ table: LogTable; rows: unknown[]; first: boolean }> {
  for (const table of TABLE_NAMES) {
    const { where, key } = CHOSEN[table];
    const orderBy = key.map((column) => ({ [column]: "asc" }));
    const query = { where: where(committeeId), orderBy, take: COPIED_AT_ONCE };
    for (let last: Row | undefined, first = true; ; first = false) {
      const after: object = last === undefined ? {} : { cursor: cursorOf(key, last), skip: 1 };
      const rows = await copying(db, table).findMany({ ...query, ...after });
      yield { table, rows: rows.map((row) => toData(table, row)), first };
      last = rows.at(-1);
      if (rows.length < COPIED_AT_ONCE) break;
    }
  }
};
