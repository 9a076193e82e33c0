import type { ActionFilter } from "../domain/list/filter.js";
import { isOutstanding } from "../domain/status.js";
import { join, type Sql, sql } from "./raw.js";

/** Whether a filter asks for what is outstanding (true), for what is not (false), or for either. */
export const outstandingIn = ({ show, overdueOn }: ActionFilter): boolean | undefined =>
  overdueOn !== undefined || show === "outstanding" ? true : show === "closed" ? false : undefined;

export const targetIn = ({ show, overdueOn, due }: ActionFilter, target: Sql): Sql[] => [
  ...(overdueOn === undefined ? [] : [sql`${target} < ${overdueOn}`]),
  // What is closed is overdue no more.
  ...(overdueOn !== undefined && show === "closed" ? [sql`1 = 0`] : []),
  ...(due === undefined ? [] : [sql`${target} >= ${due.from}`, sql`${target} <= ${due.to}`]),
];

/** Whether a filter asks for no more than an owner's rows hold too. */
export const isPlain = (filter: ActionFilter): boolean =>
  filter.undated === undefined &&
  filter.status === undefined &&
  filter.raisedSince === undefined &&
  filter.raisedBefore === undefined &&
  filter.closedSince === undefined &&
  filter.silentSince === undefined &&
  filter.ids === undefined;

/** Every condition of a filter, on a row of Action. An empty list of ids or owners chooses nothing. */
export const conditionsOf = (committeeId: string, filter: ActionFilter): Sql[] => {
  const outstanding = outstandingIn(filter);
  const { ownerIds, ids, status, meeting, raisedSince, raisedBefore, closedSince, silentSince } = filter;
  return [
    sql`"committeeId" = ${committeeId}`,
    // A status says it too, and has an index of its own; one that contradicts it chooses nothing.
    ...(outstanding === undefined || (status !== undefined && isOutstanding(status) === outstanding)
      ? []
      : [sql`"outstanding" = ${outstanding}`]),
    ...(status === undefined ? [] : [sql`"status" = ${status}`]),
    ...targetIn(filter, sql`"target"`),
    ...(filter.undated === undefined ? [] : [sql`"target" IS NULL`]),
    ...(meeting === undefined ? [] : [sql`"meeting" = ${meeting}`]),
    ...(raisedSince === undefined ? [] : [sql`"meeting" >= ${raisedSince}`]),
    ...(raisedBefore === undefined ? [] : [sql`"meeting" < ${raisedBefore}`]),
    ...(closedSince === undefined ? [] : [sql`"closedAt" >= ${closedSince}`]),
    ...(silentSince === undefined
      ? []
      : [sql`"id" NOT IN (SELECT "actionId" FROM "Update" WHERE "at" >= ${silentSince} AND "withdrawn" = ${false})`]),
    ...(ownerIds === undefined
      ? []
      : [ownerIds.length === 0 ? sql`1 = 0` : sql`"id" IN (SELECT "actionId" FROM "Owner" WHERE ${ownedBy(filter)})`]),
    ...(ids === undefined ? [] : [ids.length === 0 ? sql`1 = 0` : sql`"id" IN (${join(ids)})`]),
  ];
};

/** The part of a filter that the owners' rows hold, so that few of them are gone through. */
const ownedBy = (filter: ActionFilter): Sql => {
  const outstanding = outstandingIn(filter);
  return join(
    [
      sql`"partyId" IN (${join(filter.ownerIds ?? [])})`,
      ...(outstanding === undefined ? [] : [sql`"outstanding" = ${outstanding}`]),
      ...targetIn(filter, sql`"target"`),
    ],
    " AND ",
  );
};

/** Whether everything a filter asks for stands on the owners' rows. */
export const isOfOwners = (filter: ActionFilter): filter is ActionFilter & { ownerIds: string[] } =>
  filter.ownerIds !== undefined &&
  filter.ownerIds.length > 0 &&
  filter.status === undefined &&
  filter.closedSince === undefined &&
  filter.silentSince === undefined &&
  filter.ids === undefined;

/** The conditions of such a filter, on a row of Owner. */
export const conditionsOfOwners = (filter: ActionFilter): Sql[] => [
  ownedBy(filter),
  ...(filter.undated === undefined ? [] : [sql`"target" IS NULL`]),
  ...(filter.meeting === undefined ? [] : [sql`"meeting" = ${filter.meeting}`]),
  ...(filter.raisedSince === undefined ? [] : [sql`"meeting" >= ${filter.raisedSince}`]),
  ...(filter.raisedBefore === undefined ? [] : [sql`"meeting" < ${filter.raisedBefore}`]),
];
