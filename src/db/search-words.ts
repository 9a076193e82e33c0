import type { ActionPage } from "../app/action-store.js";
import { FEW, pageAt, walk } from "./action-pages.js";
import type { Db } from "./client.js";
import { type Paging, type Place, pastIn } from "./paging.js";
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
 * common, the list is walked in its order, and the page is soon full; how many there are in all is not counted then,
 * for that would be to walk on.
 * @param words folded; one at least
 */
export const searchActions = async (
  db: Db,
  committee: { id: string; code: string },
  words: string[],
  paging: Paging,
): Promise<ActionPage> => {
  const rarest = await rarestOf(db, committee.id, words);
  const others = words
    .filter((word) => word !== rarest?.word)
    .map((word) => sql`EXISTS (SELECT 1 FROM "SearchWord" WHERE "actionId" = "Action"."id" AND ${beginning(word)})`);
  if (!rarest) return walk(db, committee, others, paging);
  if (rarest.count === 0) return pageAt(db, committee, [], paging);
  const found = sql`"id" IN (SELECT "actionId" FROM "SearchWord" WHERE ${onCommittee(committee.id, rarest.word)})`;
  const where = join([found, ...others], " AND ");
  const places = await db.$queryRaw<Place[]>(sql`SELECT "id", "meeting", "sequence" FROM "Action" WHERE ${where}`);
  return { ...(await pageAt(db, committee, pastIn(paging, places), paging)), counted: places.length };
};

const onCommittee = (committeeId: string, word: string): Sql =>
  sql`"committeeId" = ${committeeId} AND ${beginning(word)}`;

/** The word that is found the fewest times, if any is found only a few times. All are counted in one statement. */
const rarestOf = async (db: Db, committeeId: string, words: string[]) => {
  const counts = words.map((word, index) => {
    const few = sql`SELECT 1 FROM "SearchWord" WHERE ${onCommittee(committeeId, word)} LIMIT ${FEW}`;
    return sql`SELECT ${index} AS "word", COUNT(*) AS "count" FROM (${few}) AS "few"`;
  });
  const rows = await db.$queryRaw<{ word: number | bigint; count: number | bigint }[]>(join(counts, " UNION ALL "));
  const [rarest] = rows
    .map(({ word, count }) => ({ word: words[Number(word)] ?? "", count: Number(count) }))
    .filter(({ count }) => count < FEW)
    .toSorted((a, b) => a.count - b.count);
  return rarest;
};
