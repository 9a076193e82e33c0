import type { ActionPage } from "../app/ports.js";
import { FEW, pageAt, walk } from "./action-pages.js";
import type { Db } from "./client.js";
import { type Paging, type Place, past } from "./paging.js";
import { join, type Sql, sql } from "./raw.js";

/** A longer word is kept, and looked for, by its beginning. */
const MAX_WORD_LENGTH = 40;
/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766; three a word. */
const WORDS_PER_STATEMENT = 5_000;

/** The words of a text, each once, without case, accents and punctuation. */
export const foldWords = (text: string): string[] => [
  ...new Set(
    (
      text
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).map((word) => [...word].slice(0, MAX_WORD_LENGTH).join("")),
  ),
];

const bytes = (word: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(word);

/** Makes an action be found by the words of a text; those it is found by already stay. */
export const addWords = async (db: Db, action: { id: string; committeeId: string }, text: string): Promise<void> => {
  const words = foldWords(text);
  for (let from = 0; from < words.length; from += WORDS_PER_STATEMENT) {
    const rows = words
      .slice(from, from + WORDS_PER_STATEMENT)
      .map((word) => sql`(${action.id}, ${bytes(word)}, ${action.committeeId})`);
    await db.$executeRaw(
      sql`INSERT INTO "SearchWord" ("actionId", "word", "committeeId") VALUES ${join(rows)} ON CONFLICT DO NOTHING`,
    );
  }
};

/** Words that begin so, as a range of bytes: no UTF-8 holds the byte 255. */
const beginning = (word: string): Sql =>
  sql`"word" >= ${bytes(word)} AND "word" < ${new Uint8Array([...bytes(word), 255])}`;

/**
 * Actions on which each of these words begins some word, by reference. The rarest word is looked up; where all are
 * common, the list is walked in its order, and the page is soon full.
 * @param words folded; one at least
 */
export const searchActions = async (
  db: Db,
  committee: { id: string; code: string },
  words: string[],
  paging: Paging,
): Promise<ActionPage> => {
  const { word: rarest, ids } = await rarestOf(db, committee.id, words);
  const others = words
    .filter((word) => word !== rarest)
    .map((word) => sql`EXISTS (SELECT 1 FROM "SearchWord" WHERE "actionId" = "Action"."id" AND ${beginning(word)})`);
  if (!ids) return walk(db, committee, others, paging);
  if (ids.length === 0) return pageAt(db, committee, [], paging);
  const where = join([sql`"id" IN (${join(ids)})`, ...others, ...past(paging)], " AND ");
  const places = await db.$queryRaw<Place[]>(sql`SELECT "id", "meeting", "sequence" FROM "Action" WHERE ${where}`);
  return pageAt(db, committee, places, paging);
};

type Rarest = { word?: string; ids?: string[] };

/** The word on the fewest actions and those actions, if they are few. */
const rarestOf = async (db: Db, committeeId: string, words: string[]): Promise<Rarest> => {
  let rarest: Rarest = {};
  for (const word of words) {
    const rows = await db.$queryRaw<{ actionId: string }[]>(
      sql`SELECT "actionId" FROM "SearchWord" WHERE "committeeId" = ${committeeId} AND ${beginning(word)} LIMIT ${FEW}`,
    );
    if (rows.length < FEW && (!rarest.ids || rows.length < rarest.ids.length)) {
      rarest = { word, ids: rows.map((row) => row.actionId) };
    }
  }
  return rarest;
};
