import type { ActionPage, Cursor } from "../app/action-store.js";
import type { ActionFilter, Sort } from "../domain/list/filter.js";
import { conditionsOf } from "./action-filter.js";
import { ACTION_COLUMNS, type ActionRow, toAction } from "./action-rows.js";
import type { Db } from "./client.js";
import { inOrder, type Paging, past, taken, toPage } from "./paging.js";
import { join, type Sql, sql } from "./raw.js";

type Committee = { id: string; code: string };
type Keys = { meeting: number; sequence: number; target: string | null; moves: number };

/** One stretch of a sorted list: which rows, and in what order; `back` for a page that precedes a place. */
type Stretch = { where: Sql[]; order: Sql };

const byReference = (back: boolean): Sql => (back ? sql`"meeting" DESC, "sequence" DESC` : sql`"meeting", "sequence"`);

/** Dated actions, the oldest target first; then those without a date, by reference. Each walks an index. */
const byTarget = (at: Keys | undefined, back: boolean): Stretch[] => {
  const dated: Sql[] = [sql`"target" IS NOT NULL`];
  const undated: Sql[] = [sql`"target" IS NULL`];
  const stretches: Stretch[] = [];
  const place = (keys: Keys): Sql => {
    const { meeting, sequence } = keys;
    return back
      ? sql`("meeting" < ${meeting} OR ("meeting" = ${meeting} AND "sequence" < ${sequence}))`
      : sql`("meeting" > ${meeting} OR ("meeting" = ${meeting} AND "sequence" > ${sequence}))`;
  };
  const datedOrder = back ? sql`"target" DESC, "meeting" DESC, "sequence" DESC` : sql`"target", "meeting", "sequence"`;
  const past = at?.target
    ? back
      ? sql`("target" < ${at.target} OR ("target" = ${at.target} AND ${place(at)}))`
      : sql`("target" > ${at.target} OR ("target" = ${at.target} AND ${place(at)}))`
    : undefined;
  const inDated = !at || at.target !== null || back;
  if (inDated) stretches.push({ where: [...dated, ...(past ? [past] : [])], order: datedOrder });
  const inUndated = !at || at.target === null || !back;
  if (inUndated)
    stretches.push({
      where: [...undated, ...(at && at.target === null ? [place(at)] : [])],
      order: byReference(back),
    });
  return back ? stretches.reverse() : stretches;
};

/** The most often moved first; among equals the newest reference. */
const byMoves = (at: Keys | undefined, back: boolean): Stretch[] => {
  const order = back ? sql`"moves", "meeting", "sequence"` : sql`"moves" DESC, "meeting" DESC, "sequence" DESC`;
  if (!at) return [{ where: [], order }];
  const { moves, meeting, sequence } = at;
  const past = back
    ? sql`("moves" > ${moves} OR ("moves" = ${moves} AND ("meeting" > ${meeting} OR ("meeting" = ${meeting} AND "sequence" > ${sequence}))))`
    : sql`("moves" < ${moves} OR ("moves" = ${moves} AND ("meeting" < ${meeting} OR ("meeting" = ${meeting} AND "sequence" < ${sequence}))))`;
  return [{ where: [past], order }];
};

/** A page begins at an action, wherever that now stands in the order. */
const keysAt = async (db: Db, committee: Committee, cursor: Cursor | undefined): Promise<Keys | undefined> => {
  if (!cursor) return undefined;
  const [row] = await db.$queryRaw<Keys[]>(
    sql`SELECT "meeting", "sequence", "target", "moves" FROM "Action" WHERE "committeeId" = ${committee.id}
        AND "meeting" = ${cursor.meeting} AND "sequence" = ${cursor.sequence}`,
  );
  return row;
};

const stretchesOf = (sort: Sort, at: Keys | undefined, paging: Paging): Stretch[] => {
  const back = paging.before !== undefined;
  switch (sort) {
    case "target":
      return byTarget(at, back);
    case "moves":
      return byMoves(at, back);
    case "reference":
      return [{ where: past(paging), order: inOrder(paging) }];
  }
};

/** A page of what a filter chooses, sorted: read along an index, until it is full. */
export const sortedPage = async (
  db: Db,
  committee: Committee,
  filter: ActionFilter,
  sort: Sort,
  paging: Paging,
): Promise<ActionPage> => {
  const at = sort === "reference" ? undefined : await keysAt(db, committee, paging.before ?? paging.after);
  const chosen = conditionsOf(committee.id, filter);
  const rows: ActionRow[] = [];
  for (const { where, order } of stretchesOf(sort, at, paging)) {
    const left = taken(paging) - rows.length;
    if (left <= 0) break;
    rows.push(
      ...(await db.$queryRaw<ActionRow[]>(
        sql`SELECT ${ACTION_COLUMNS} FROM "Action" WHERE ${join([...chosen, ...where], " AND ")}
            ORDER BY ${order} LIMIT ${left}`,
      )),
    );
  }
  return toPage(
    rows.map((row) => toAction(row, committee.code)),
    paging,
  );
};
