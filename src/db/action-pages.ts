import type { ActionFilter, ActionPage, Cursor } from "../app/ports.js";
import type { Action } from "../domain/action.js";
import { compareReferences } from "../domain/reference.js";
import { toAction } from "./action-rows.js";
import type { Db } from "./client.js";
import type { Prisma } from "./generated/sqlite/client.js";

export type Paging = { limit: number; after?: Cursor; before?: Cursor };

/** By reference; backwards where the page before a cursor is wanted. */
export const orderOf = ({ before }: Paging): [{ meeting: "asc" | "desc" }, { sequence: "asc" | "desc" }] => {
  const direction = before === undefined ? "asc" : "desc";
  return [{ meeting: direction }, { sequence: direction }];
};

type Place = { meeting: number; sequence: number };

/** Rows past the cursor. The first condition follows from the second; it is the one that an index can use. */
const past = ({ after, before }: Paging) => {
  if (before !== undefined) {
    const { meeting, sequence } = before;
    return [{ meeting: { lte: meeting } }, { OR: [{ meeting: { lt: meeting } }, { sequence: { lt: sequence } }] }];
  }
  if (after === undefined) return [];
  const { meeting, sequence } = after;
  return [{ meeting: { gte: meeting } }, { OR: [{ meeting: { gt: meeting } }, { sequence: { gt: sequence } }] }];
};

/** Conditions on columns that actions and their owners' rows both have. */
const chosen = (filter: ActionFilter, paging: Paging) => {
  const outstanding = filter.overdueOn !== undefined || filter.show === "outstanding";
  return {
    ...(outstanding ? { outstanding } : filter.show === "closed" ? { outstanding: false } : {}),
    AND: [
      ...past(paging),
      ...(filter.meeting === undefined ? [] : [{ meeting: filter.meeting }]),
      ...(filter.overdueOn === undefined ? [] : [{ target: { lt: filter.overdueOn } }]),
      ...(filter.due === undefined ? [] : [{ target: { gte: filter.due.from, lte: filter.due.to } }]),
    ],
  };
};

/** A page of a committee's actions. One query of the index that the list is sorted by, and one more where owners are named. */
export const pageOfActions = async (
  db: Db,
  committee: { id: string; code: string },
  filter: ActionFilter,
  paging: Paging,
): Promise<ActionPage> => {
  const where = { committeeId: committee.id, ...chosen(filter, paging) };
  const orderBy = orderOf(paging);
  const take = paging.limit + 1;
  if (filter.ownerIds === undefined) {
    const rows = await db.action.findMany({ where, orderBy, take });
    return toPage(rows, committee.code, paging);
  }
  const ids = await idsByOwner(db, filter.ownerIds, chosen(filter, paging), paging);
  const rows = await db.action.findMany({ where: { id: { in: ids }, committeeId: committee.id }, orderBy });
  return toPage(rows, committee.code, paging);
};

/** The first actions of these owners together: as many of each as could be on the page, less those further on. */
const idsByOwner = async (
  db: Db,
  ownerIds: string[],
  where: Prisma.OwnerWhereInput,
  paging: Paging,
): Promise<string[]> => {
  const take = paging.limit + 1;
  const found = new Map<string, Place>();
  for (const partyId of new Set(ownerIds)) {
    const rows = await db.owner.findMany({
      where: { partyId, ...where },
      orderBy: orderOf(paging),
      take,
      select: { actionId: true, meeting: true, sequence: true },
    });
    for (const { actionId, meeting, sequence } of rows) found.set(actionId, { meeting, sequence });
  }
  const direction = paging.before === undefined ? 1 : -1;
  return [...found]
    .sort(([, a], [, b]) => direction * compareReferences({ committee: "", ...a }, { committee: "", ...b }))
    .slice(0, take)
    .map(([id]) => id);
};

type ActionRow = Parameters<typeof toAction>[0];

/** @param rows up to one more than the page holds, in the order of `orderOf` */
export const toPage = (rows: ActionRow[], code: string, { limit, after, before }: Paging): ActionPage => {
  const more = rows.length > limit;
  const actions = rows.slice(0, limit).map((row) => toAction(row, code));
  if (before !== undefined) {
    actions.reverse();
    return { actions, next: placeOf(actions.at(-1)) ?? before, previous: more ? placeOf(actions[0]) : null };
  }
  return {
    actions,
    next: more ? placeOf(actions.at(-1)) : null,
    previous: after === undefined ? null : (placeOf(actions[0]) ?? after),
  };
};

const placeOf = (action: Action | undefined): Cursor | null =>
  action ? { meeting: action.reference.meeting, sequence: action.reference.sequence } : null;
