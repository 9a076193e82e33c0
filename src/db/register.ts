import type { Classification, Platform, Register, Role } from "../domain/register.js";
import type { Db } from "./client.js";
import { readReminderPolicy } from "./json.js";
import { sql } from "./raw.js";

/** The version of committees, parties, people and channels, all together. Asked at every command: as SQL, half the cost. */
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

/** A table at a time: PostgreSQL's driver takes one statement at a time within a transaction. */
const readAll = async (db: Db): Promise<Register> => {
  const committees = await db.committee.findMany({ orderBy: { code: "asc" } });
  const parties = await db.party.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }] });
  const formerNames = by("partyId", await db.formerName.findMany({ orderBy: { position: "asc" } }));
  const people = await db.person.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }] });
  const accounts = by("personId", await db.account.findMany());
  const roles = by("personId", await db.role.findMany());
  const contacts = by("personId", await db.contact.findMany());
  const channels = await db.channel.findMany({ orderBy: [{ name: "asc" }, { channel: "asc" }] });
  return {
    committees: committees.map((row) => ({
      ...row,
      classification: row.classification as Classification,
      reminderPolicy: readReminderPolicy(row.reminderPolicy),
    })),
    parties: parties.map((row) => ({ ...row, formerNames: formerNames(row.id).map(({ name }) => name) })),
    people: people.map((row) => ({
      ...row,
      lastWroteOn: row.lastWroteOn as Platform | null,
      accounts: accounts(row.id).map(({ platform, tenant, user, dead }) => ({
        platform: platform as Platform,
        tenant,
        user,
        ...(dead === null ? {} : { dead }),
      })),
      roles: roles(row.id).map(({ committeeId, role }) => ({ committeeId, role: role as Role })),
      contacts: contacts(row.id).map(({ partyId, deputy }) => ({ partyId, deputy })),
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
  return async (db: Db): Promise<{ version: number; register: Register }> => {
    if (kept !== undefined && kept.version === (await registerVersion(db))) return kept;
    kept = await loadRegister(db);
    return kept;
  };
};

export type RegisterCache = ReturnType<typeof registerCache>;
