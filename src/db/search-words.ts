import type { Cursor } from "../app/ports.js";
import type { Db } from "./client.js";
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

/** A word on fewer actions than this is looked up; where all are commoner, the list is walked, and is soon full. */
const RARE = 400;

/**
 * Ids of the actions on which each of these words begins some word, by reference.
 * @param words folded; one at least
 */
export const searchIds = async (
  db: Db,
  committeeId: string,
  words: string[],
  { limit, after, before }: { limit: number; after?: Cursor; before?: Cursor },
): Promise<string[]> => {
  const rarest = await rarestOf(db, committeeId, words);
  const conditions = words.map((word) =>
    word === rarest
      ? sql`a."id" IN (SELECT "actionId" FROM "SearchWord" WHERE "committeeId" = ${committeeId} AND ${beginning(word)})`
      : sql`EXISTS (SELECT 1 FROM "SearchWord" w WHERE w."actionId" = a."id" AND ${beginning(word)})`,
  );
  if (after) {
    conditions.push(
      sql`a."meeting" >= ${after.meeting} AND (a."meeting" > ${after.meeting} OR a."sequence" > ${after.sequence})`,
    );
  }
  if (before) {
    conditions.push(
      sql`a."meeting" <= ${before.meeting} AND (a."meeting" < ${before.meeting} OR a."sequence" < ${before.sequence})`,
    );
  }
  const order = before ? sql`a."meeting" DESC, a."sequence" DESC` : sql`a."meeting", a."sequence"`;
  const rows = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT a."id" FROM "Action" a WHERE a."committeeId" = ${committeeId} AND ${join(conditions, " AND ")}
        ORDER BY ${order} LIMIT ${limit}`,
  );
  return rows.map((row) => row.id);
};

/** The word on the fewest actions, if that is few. */
const rarestOf = async (db: Db, committeeId: string, words: string[]): Promise<string | undefined> => {
  let rarest: { word: string; count: number } | undefined;
  for (const word of words) {
    const found = await db.$queryRaw<unknown[]>(
      sql`SELECT 1 FROM "SearchWord" WHERE "committeeId" = ${committeeId} AND ${beginning(word)} LIMIT ${RARE}`,
    );
    if (found.length < RARE && (rarest === undefined || found.length < rarest.count)) {
      rarest = { word, count: found.length };
    }
  }
  return rarest?.word;
};
