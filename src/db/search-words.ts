import type { ActionPage } from "../app/action-store.js";
import { FEW, pageAt, pageOf, walk } from "./action-pages.js";
import type { Db } from "./client.js";
import { inOrder, type Paging, type Place, past, pastIn, taken } from "./paging.js";
import { join, raw, type Sql, sql } from "./raw.js";

/** A longer word is kept, and looked for, by its beginning. */
const MAX_WORD_LENGTH = 40;
/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766; five a word. */
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
export const addWords = async (db: Db, action: Place & { committeeId: string }, text: string): Promise<void> => {
  const { id, committeeId, meeting, sequence } = action;
  const words = foldWords(text);
  for (let from = 0; from < words.length; from += WORDS_PER_STATEMENT) {
    const rows = words
      .slice(from, from + WORDS_PER_STATEMENT)
      .map((word) => sql`(${id}, ${bytes(word)}, ${committeeId}, ${meeting}, ${sequence})`);
    await db.$executeRaw(
      sql`INSERT INTO "SearchWord" ("actionId", "word", "committeeId", "meeting", "sequence")
          VALUES ${join(rows)} ON CONFLICT DO NOTHING`,
    );
  }
};

/** What comes after all words that begin so: no UTF-8 holds the byte 255. */
const pastAll = (word: string): Uint8Array<ArrayBuffer> => new Uint8Array([...bytes(word), 255]);

/** Words that begin so, as a range of bytes. */
const beginning = (word: string): Sql => sql`"word" >= ${bytes(word)} AND "word" < ${pastAll(word)}`;

/**
 * Actions on which each of these words begins some word, by reference. The rarest word is looked up; where all are
 * common, the actions of one are gone through in their order, and the page is soon full; how many there are in all is
 * not counted then, for that would be to go on.
 * @param words folded; one at least
 */
export const searchActions = async (
  db: Db,
  committee: { id: string; code: string },
  words: string[],
  paging: Paging,
): Promise<ActionPage> => {
  const { rarest, forms } = await lookUp(db, committee.id, words);
  const others = words.filter((word) => word !== rarest?.word).map((word) => alsoFoundBy(word, sql`"Action"."id"`));
  if (!rarest)
    return (await pageOfCommon(db, committee, { words, forms }, paging)) ?? walk(db, committee, others, paging);
  if (rarest.count === 0) return pageAt(db, committee, [], paging);
  const found = sql`"id" IN (SELECT "actionId" FROM "SearchWord" WHERE ${onCommittee(committee.id, rarest.word)})`;
  const where = join([found, ...others], " AND ");
  const places = await db.$queryRaw<Place[]>(sql`SELECT "id", "meeting", "sequence" FROM "Action" WHERE ${where}`);
  return { ...(await pageAt(db, committee, pastIn(paging, places), paging)), counted: places.length };
};

const alsoFoundBy = (word: string, action: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM "SearchWord" AS "also" WHERE "also"."actionId" = ${action} AND ${beginning(word)})`;

/** More words of the log that begin so are not read side by side. */
const MOST_FORMS = 8;

/** The page by the word that begins the fewest words of the log, of each of which an index has the actions in order. */
const pageOfCommon = async (
  db: Db,
  committee: { id: string; code: string },
  { words, forms }: { words: string[]; forms: Uint8Array[][] },
  paging: Paging,
): Promise<ActionPage | undefined> => {
  const [fewest] = words.map((word, n) => ({ word, forms: forms[n] ?? [] })).toSorted(byForms);
  if (!fewest || fewest.forms.length > MOST_FORMS) return undefined;
  const others = words.filter((word) => word !== fewest.word).map((word) => alsoFoundBy(word, sql`"found"."actionId"`));
  const found = fewest.forms.map((form, n) => {
    const conditions = [sql`"committeeId" = ${committee.id}`, sql`"word" = ${form}`, ...past(paging), ...others];
    return sql`SELECT * FROM (SELECT "actionId" AS "id", "meeting", "sequence" FROM "SearchWord" AS "found"
      WHERE ${join(conditions, " AND ")} ORDER BY ${inOrder(paging)} LIMIT ${taken(paging)}) AS ${raw(`"form${n}"`)}`;
  });
  const page = sql`SELECT DISTINCT "id", "meeting", "sequence" FROM (${join(found, " UNION ALL ")}) AS "all"
    ORDER BY ${inOrder(paging)} LIMIT ${taken(paging)}`;
  return pageOf(db, committee, sql`SELECT "id" FROM (${page}) AS "page"`, paging);
};

const byForms = (one: { forms: unknown[] }, other: { forms: unknown[] }): number =>
  one.forms.length - other.forms.length;

/** The words of the log that begin so, or one more than are of use, under a name. Each is found from the one before it. */
const formsOf = (committeeId: string, word: string, name: Sql): Sql => {
  const next = (from: Sql): Sql =>
    sql`SELECT "word" FROM "SearchWord" WHERE "committeeId" = ${committeeId} AND "word" ${from} AND "word" < ${pastAll(word)}
        ORDER BY "word" LIMIT 1`;
  return sql`${name} ("form", "place") AS (SELECT (${next(sql`>= ${bytes(word)}`)}), 0
    UNION ALL SELECT (${next(sql`> "form"`)}), "place" + 1 FROM ${name} WHERE "form" IS NOT NULL AND "place" < ${MOST_FORMS})`;
};

const onCommittee = (committeeId: string, word: string): Sql =>
  sql`"committeeId" = ${committeeId} AND ${beginning(word)}`;

/**
 * The word that is found the fewest times, if any is found only a few times; and the words of the log that begin with
 * each. All in one statement.
 */
const lookUp = async (db: Db, committeeId: string, words: string[]) => {
  const named = (n: number): Sql => raw(`"forms${n}"`);
  const forms = words.map((word, n) => formsOf(committeeId, word, named(n)));
  // These first: SQLite's columns have the type that they have in the first of several statements.
  const begun = words.map(
    (_, n) => sql`SELECT ${n} AS "word", 0 AS "count", "form" FROM ${named(n)} WHERE "form" IS NOT NULL`,
  );
  const counts = words.map((word, n) => {
    const few = sql`SELECT 1 FROM "SearchWord" WHERE ${onCommittee(committeeId, word)} LIMIT ${FEW}`;
    return sql`SELECT ${n}, COUNT(*), NULL FROM (${few}) AS "few"`;
  });
  const rows = await db.$queryRaw<{ word: number | bigint; count: number | bigint; form: Uint8Array | null }[]>(
    sql`WITH RECURSIVE ${join(forms, ", ")} ${join([...begun, ...counts], " UNION ALL ")}`,
  );
  const [rarest] = rows
    .filter(({ form }) => form === null)
    .map(({ word, count }) => ({ word: words[Number(word)] ?? "", count: Number(count) }))
    .filter(({ count }) => count < FEW)
    .toSorted((a, b) => a.count - b.count);
  const formsAt = (n: number) => rows.flatMap(({ word, form }) => (form && Number(word) === n ? [form] : []));
  return { rarest, forms: words.map((_, n) => formsAt(n)) };
};
