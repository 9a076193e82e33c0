import type { RegisterWrites } from "../app/ports.js";
import type { Committee, Register } from "../domain/register.js";
import type { Db, Dialect } from "./client.js";
import { LostRace } from "./fault.js";
import { handOver } from "./hand-over.js";
import { toJson } from "./json.js";
import { writeAccount, writePart } from "./part.js";
import { sql } from "./raw.js";
import { loadRegister, type RegisterCache } from "./register.js";
import { lookAgain } from "./reminder-writes.js";

/**
 * The register within one change. The first write raises the register's version, from the one that the change has
 * read: where that is no longer the version, what was decided rests on an old register, and the race is lost.
 * @param more `again`: true where a race was lost before: the register is then held from the first reading on
 */
export const registerInChange = (
  db: Db,
  dialect: Dialect,
  cache: RegisterCache,
  { again, now }: { again: boolean; now: () => Date },
) => {
  let seen: number | undefined;
  let bumped = false;

  const register = async (): Promise<Register> => {
    if (bumped) return (await loadRegister(db)).register;
    if (again && dialect === "postgres" && seen === undefined) {
      await db.$queryRaw(sql`SELECT "version" FROM "RegisterVersion" WHERE "id" = 1 FOR UPDATE`);
    }
    const { version, register } = await cache(db);
    seen ??= version;
    if (seen !== version) throw new LostRace("the register has changed since it was read");
    return register;
  };

  const bump = async (): Promise<void> => {
    if (bumped) return;
    const { count } = await db.registerVersion.updateMany({
      where: { id: 1, ...(seen === undefined ? {} : { version: seen }) },
      data: { version: { increment: 1 } },
    });
    if (count !== 1) throw new LostRace("the register has changed since it was read");
    bumped = true;
  };

  return { register, people: writes(db, dialect, bump, now) };
};

/** A committee's settings that are kept as JSON. */
const settings = ({ series, notices, reminderPolicy }: Pick<Committee, "series" | "notices" | "reminderPolicy">) => ({
  series: toJson(series),
  notices: toJson(notices),
  reminderPolicy: toJson(reminderPolicy),
});

const writes = (db: Db, dialect: Dialect, bump: () => Promise<void>, now: () => Date): RegisterWrites => ({
  addCommittee: async ({ reminderPolicy, series, notices, ...committee }) => {
    await bump();
    await db.committee.create({
      data: { ...committee, ...settings({ series, notices, reminderPolicy }) },
    });
  },
  // The code stays: it stands in every reference, and references are never renumbered.
  saveCommittee: async ({ id, code: _, reminderPolicy, series, notices, ...rest }) => {
    await bump();
    const data = { ...rest, ...settings({ series, notices, reminderPolicy }) };
    await db.committee.update({ where: { id }, data });
    await lookAgain(db, { committeeId: id });
  },
  addParty: async ({ formerNames, ...party }) => {
    await bump();
    await db.party.create({ data: party });
    await setFormerNames(db, party.id, formerNames);
  },
  saveParty: async ({ id, name, known, formerNames }) => {
    await bump();
    await db.party.update({ where: { id }, data: { name, known } });
    await setFormerNames(db, id, formerNames);
  },
  addPerson: async ({ id, name, email }) => {
    await bump();
    await db.person.create({ data: { id, name, email } });
  },
  savePerson: async ({ id, name, email, awayUntil, lastWroteOn }) => {
    await bump();
    await db.person.update({ where: { id }, data: { name, email, awayUntil, lastWroteOn } });
    await lookAgain(db, { personId: id });
  },
  link: async (personId, { platform, tenant, user }) => {
    await bump();
    const key = { platform, tenant, user };
    await writeAccount(db, key, now(), () =>
      db.account.upsert({
        where: { platform_tenant_user: key },
        create: { ...key, personId },
        update: { personId, dead: null, deadSince: null },
      }),
    );
    await reachable(db, personId);
  },
  setDead: async ({ platform, tenant, user }, why, since) => {
    await bump();
    const key = { platform, tenant, user };
    const account = await db.account.findUnique({ where: { platform_tenant_user: key }, select: { personId: true } });
    if (account === null) return;
    await db.account.update({ where: { platform_tenant_user: key }, data: { dead: why, deadSince: since ?? null } });
    await (why === null ? reachable(db, account.personId) : lookAgain(db, account));
  },
  unlink: async ({ platform, tenant, user }) => {
    await bump();
    const key = { platform, tenant, user };
    await writeAccount(db, key, now(), () => db.account.deleteMany({ where: key }));
  },
  handOver: async (fromId, intoId, at) => {
    await bump();
    await handOver(db, dialect, { from: fromId, into: intoId, at });
    await lookAgain(db, { personId: intoId });
  },
  setRole: async (personId, committeeId, role) => {
    await bump();
    await writePart(db, { personId, committeeId, at: now() }, async () => {
      await db.role.deleteMany({ where: { personId, committeeId } });
      if (role !== null) await db.role.create({ data: { personId, committeeId, role } });
    });
  },
  setContact: async (personId, partyId, contact) => {
    await bump();
    const { committeeId } = await db.party.findUniqueOrThrow({ where: { id: partyId }, select: { committeeId: true } });
    await writePart(db, { personId, committeeId, at: now() }, async () => {
      await db.contact.deleteMany({ where: { personId, partyId } });
      if (contact !== null) await db.contact.create({ data: { personId, partyId, deputy: contact.deputy } });
    });
    await lookAgain(db, { partyId });
    // What lies in their chat asks them no more, or again.
    await db.delivery.updateMany({ where: { personId, live: true, partyId }, data: { redrawAt: now() } });
  },
  saveList: async (personId, committeeId, words) => {
    await bump();
    const key = { personId, committeeId };
    await db.savedView.upsert({
      where: { personId_committeeId: key },
      create: { ...key, words },
      update: { words },
    });
  },
  bind: async ({ platform, tenant, channel, committeeId, name, classification, outsiders }) => {
    await bump();
    const key = { platform, tenant, channel };
    await db.channel.upsert({
      where: { platform_tenant_channel: key },
      create: { ...key, committeeId, name, classification, outsiders },
      update: { committeeId, name, classification, outsiders },
    });
  },
  unbind: async ({ platform, tenant, channel }) => {
    await bump();
    await db.channel.deleteMany({ where: { platform, tenant, channel } });
  },
});

/** Somebody can be written to again: what waits for them goes now, and what they are owed is looked at. */
const reachable = async (db: Db, personId: string): Promise<void> => {
  await db.$executeRaw(
    sql`UPDATE "Delivery" SET "nextAt" = "dueAt" WHERE "personId" = ${personId} AND "state" = 'waiting' AND "holder" IS NULL`,
  );
  await lookAgain(db, { personId });
};

const setFormerNames = async (db: Db, partyId: string, names: string[]): Promise<void> => {
  await db.formerName.deleteMany({ where: { partyId } });
  await db.formerName.createMany({ data: names.map((name, position) => ({ partyId, position, name })) });
};
