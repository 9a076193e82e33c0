import type { ActionReads, ActionWrites } from "../app/action-store.js";
import type { Action } from "../domain/action.js";
import { fromAction, fromOwners } from "./action-rows.js";
import { actionReads, type Codes, findAction } from "./actions.js";
import type { Db, Dialect } from "./client.js";
import { isDuplicate, LostRace } from "./fault.js";
import { sql } from "./raw.js";
import { addWords } from "./search-words.js";

export const actionWrites = (db: Db): ActionWrites => ({
  insert: async (action) => {
    await db.action.create({ data: fromAction(action) }).catch((error: unknown) => {
      if (isDuplicate(error)) throw new LostRace("another action was given this reference");
      throw error;
    });
    await db.owner.createMany({ data: fromOwners(action) });
    await addWords(db, placed(action), action.text);
  },
  save: async (action) => {
    const before = await db.action.findUnique({
      where: { id: action.id, version: action.version },
      select: { text: true },
    });
    const saved = { ...action, version: action.version + 1 };
    const { id, ...data } = fromAction(saved);
    const { count } = await db.action.updateMany({ where: { id, version: action.version }, data });
    if (before === null || count !== 1) throw new LostRace("the action was saved by somebody else");
    await db.owner.deleteMany({ where: { actionId: id } });
    await db.owner.createMany({ data: fromOwners(saved) });
    if (before.text !== saved.text) await renewWords(db, { ...placed(saved), text: saved.text });
    return saved;
  },
  addUpdate: async (update, auditId) => {
    await db.update.create({ data: { ...update, auditId } });
    const action = await db.action.findUniqueOrThrow({
      where: { id: update.actionId },
      select: { id: true, committeeId: true, meeting: true, sequence: true },
    });
    await addWords(db, action, update.text);
  },
  correctUpdate: async ({ id, actionId, text }) => {
    await db.update.update({ where: { id, actionId }, data: { text } });
    await renewWords(db, await wordsOf(db, actionId));
  },
  withdrawUpdate: async ({ id, actionId }) => {
    await db.update.update({ where: { id, actionId }, data: { withdrawn: true } });
    await renewWords(db, await wordsOf(db, actionId));
  },
  addMove: async (move, auditId) => {
    await db.targetMove.create({ data: { ...move, auditId } });
  },
  correctMove: async ({ id, ...right }) => {
    await db.targetMove.update({ where: { id }, data: right });
  },
  withdrawMoves: async (ids) => {
    await db.targetMove.updateMany({ where: { id: { in: [...ids] } }, data: { withdrawn: true } });
  },
  withdraw: async (actionId, auditIds, { moves }) => {
    const where = { actionId, auditId: { in: [...auditIds] }, withdrawn: false };
    if (moves) await db.targetMove.updateMany({ where, data: { withdrawn: true } });
    const { count } = await db.update.updateMany({ where, data: { withdrawn: true } });
    if (count > 0) await renewWords(db, await wordsOf(db, actionId));
  },
});

const wordsOf = (db: Db, id: string) =>
  db.action.findUniqueOrThrow({
    where: { id },
    select: { id: true, committeeId: true, meeting: true, sequence: true, text: true },
  });

const placed = ({ id, committeeId, reference: { meeting, sequence } }: Action) => ({
  id,
  committeeId,
  meeting,
  sequence,
});

/** What was reworded, corrected or taken back is no longer found by words that stood only there. */
const renewWords = async (db: Db, action: Awaited<ReturnType<typeof wordsOf>>): Promise<void> => {
  await db.searchWord.deleteMany({ where: { actionId: action.id } });
  const updates = await db.update.findMany({
    where: { actionId: action.id, withdrawn: false },
    select: { text: true },
  });
  await addWords(db, action, [action.text, ...updates.map((update) => update.text)].join(" "));
};

/**
 * Reads for a change. On PostgreSQL, whose transactions run side by side, those who change one action, or raise at
 * one meeting, take turns from here on; a version or a reference that was taken meanwhile still loses the race.
 */
export const readsInTurn = (db: Db, dialect: Dialect, codes: Codes): ActionReads => {
  const reads = actionReads(db, codes);
  if (dialect === "sqlite") return reads;
  return {
    ...reads,
    find: (committeeId, meeting, sequence) =>
      findAction(db, codes, { committeeId, meeting, sequence }, sql`FOR UPDATE`),
    lastSequence: async (committeeId, meeting) => {
      await db.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtext(${committeeId}), ${meeting}::int)`);
      return reads.lastSequence(committeeId, meeting);
    },
  };
};
