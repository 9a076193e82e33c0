import type { Classification, Party, Person, Platform, Register, Role } from "../domain/register.js";
import type { Db } from "./client.js";
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

const readAll = async (db: Db): Promise<Register> => {
  const committees = await db.committee.findMany({ orderBy: { code: "asc" } });
  const parties = await db.party.findMany({
    include: { formerNames: { orderBy: { position: "asc" } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const people = await db.person.findMany({
    include: { accounts: true, roles: true, contacts: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const channels = await db.channel.findMany({ orderBy: [{ name: "asc" }, { channel: "asc" }] });
  return {
    committees: committees.map((row) => ({ ...row, classification: row.classification as Classification })),
    parties: parties.map((row): Party => ({ ...row, formerNames: row.formerNames.map((former) => former.name) })),
    people: people.map(toPerson),
    channels: channels.map((row) => ({ ...row, platform: row.platform as Platform })),
  };
};

type PersonRow = {
  id: string;
  name: string;
  email: string | null;
  awayUntil: string | null;
  lastWroteOn: string | null;
  accounts: { platform: string; tenant: string; user: string }[];
  roles: { committeeId: string; role: string }[];
  contacts: { partyId: string; deputy: boolean }[];
};

const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  awayUntil: row.awayUntil,
  accounts: row.accounts.map(({ platform, tenant, user }) => ({ platform: platform as Platform, tenant, user })),
  roles: row.roles.map(({ committeeId, role }) => ({ committeeId, role: role as Role })),
  contacts: row.contacts.map(({ partyId, deputy }) => ({ partyId, deputy })),
  lastWroteOn: row.lastWroteOn as Platform | null,
});

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
