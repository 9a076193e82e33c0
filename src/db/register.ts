import type { Classification, Platform, Register, Role } from "../domain/register.js";
import type { Db } from "./client.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { readNoticePolicy, readReminderPolicy, readSeries } from "./json.js";
import { sql } from "./raw.js";

/** The version of committees, parties, people with the lists they saved, and channels, all together. Asked at every command: as SQL, half the cost. */
export const registerVersion = async (db: Db): Promise<number> => {
  const [row] = await db.$queryRaw<{ version: number }[]>(sql`SELECT "version" FROM "RegisterVersion" WHERE "id" = 1`);
  return row?.version ?? 0;
};

/** The register, whole, and its version: read again where it changed while it was being read. */
export const loadRegister = async (db: Db): Promise<{ version: number; register: Register }> => {
  for (let version = await registerVersion(db); ; ) {
    const register = await readAll(db);
    const after = await registerVersion(db);
    if (after === version) return { version, register };
    version = after;
  }
};

type Row<Model extends keyof Prisma.TypeMap["model"]> = Prisma.TypeMap["model"][Model]["payload"]["scalars"];

/** A table at a time: PostgreSQL's driver takes one statement at a time within a transaction. As SQL: every start waits for it. */
const readAll = async (db: Db): Promise<Register> => {
  const committees = await db.$queryRaw<Row<"Committee">[]>(sql`SELECT * FROM "Committee" ORDER BY "code"`);
  const parties = await db.$queryRaw<Row<"Party">[]>(sql`SELECT * FROM "Party" ORDER BY "name", "id"`);
  const formerNames = by(
    "partyId",
    await db.$queryRaw<Row<"FormerName">[]>(sql`SELECT * FROM "FormerName" ORDER BY "position"`),
  );
  const people = await db.$queryRaw<Row<"Person">[]>(sql`SELECT * FROM "Person" ORDER BY "name", "id"`);
  const accounts = by("personId", await db.$queryRaw<Row<"Account">[]>(sql`SELECT * FROM "Account"`));
  const roles = by("personId", await db.$queryRaw<Row<"Role">[]>(sql`SELECT * FROM "Role"`));
  const contacts = by("personId", await db.$queryRaw<Row<"Contact">[]>(sql`SELECT * FROM "Contact"`));
  const lists = by("personId", await db.$queryRaw<Row<"SavedView">[]>(sql`SELECT * FROM "SavedView"`));
  const channels = await db.$queryRaw<Row<"Channel">[]>(sql`SELECT * FROM "Channel" ORDER BY "name", "channel"`);
  return {
    committees: committees.map((row) => ({
      ...row,
      classification: row.classification as Classification,
      series: readSeries(row.series),
      reminderPolicy: readReminderPolicy(row.reminderPolicy),
      notices: readNoticePolicy(row.notices),
    })),
    parties: parties.map((row) => ({ ...row, formerNames: formerNames(row.id).map(({ name }) => name) })),
    people: people.map((row) => ({
      ...row,
      lastWroteOn: row.lastWroteOn as Platform | null,
      accounts: accounts(row.id).map(({ platform, tenant, user, dead, deadSince }) => ({
        platform: platform as Platform,
        tenant,
        user,
        ...(dead === null ? {} : { dead }),
        ...(deadSince === null ? {} : { deadSince: new Date(deadSince) }),
      })),
      roles: roles(row.id).map(({ committeeId, role }) => ({ committeeId, role: role as Role })),
      contacts: contacts(row.id).map(({ partyId, deputy }) => ({ partyId, deputy })),
      ...(lists(row.id).length === 0
        ? {}
        : { lists: lists(row.id).map(({ committeeId, words }) => ({ committeeId, words })) }),
    })),
    channels: channels.map((row) => ({
      ...row,
      platform: row.platform as Platform,
      classification: row.classification as Classification,
    })),
  };
};

/** Rows grouped by the id they belong to. */
const by = <K extends string, R extends Record<K, string>>(key: K, rows: R[]): ((id: string) => R[]) => {
  const groups = new Map<string, R[]>();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return (id) => groups.get(id) ?? [];
};

/** The register kept in memory, and found to be current by its version at each call. */
export const registerCache = () => {
  let kept: { version: number; register: Register } | undefined;
  const current = async (db: Db): Promise<{ version: number; register: Register }> => {
    if (kept !== undefined && kept.version === (await registerVersion(db))) return kept;
    kept = await loadRegister(db);
    return kept;
  };
  /** As it was when it was last asked for. */
  return Object.assign(current, { lastKnown: (): Register | null => kept?.register ?? null });
};

export type RegisterCache = ReturnType<typeof registerCache>;
