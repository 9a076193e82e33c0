import type { ActionPage, Cursor } from "../app/action-store.js";
import type { Action } from "../domain/action.js";
import { type Sql, sql } from "./raw.js";

/** One page of a list in the order of references: what follows a place, or precedes one, or the beginning. */
export type Paging = { limit: number; after?: Cursor; before?: Cursor };

/** Where an action stands in that order. */
export type Place = { id: string; meeting: number; sequence: number };

/** One more than the page holds, to know whether there are more. */
export const taken = ({ limit }: Paging): number => limit + 1;

export const inOrder = ({ before }: Paging): Sql =>
  before === undefined ? sql`"meeting", "sequence"` : sql`"meeting" DESC, "sequence" DESC`;

/** Conditions for what lies past the cursor. The first follows from the second; it is the one an index can use. */
export const past = ({ after, before }: Paging): Sql[] => {
  if (before !== undefined) {
    const { meeting, sequence } = before;
    return [sql`"meeting" <= ${meeting}`, sql`("meeting" < ${meeting} OR "sequence" < ${sequence})`];
  }
  if (after === undefined) return [];
  const { meeting, sequence } = after;
  return [sql`"meeting" >= ${meeting}`, sql`("meeting" > ${meeting} OR "sequence" > ${sequence})`];
};

const isBefore = (a: Omit<Place, "id">, b: Omit<Place, "id">): boolean =>
  a.meeting < b.meeting || (a.meeting === b.meeting && a.sequence < b.sequence);

/** Those of the places that lie past the cursor. */
export const pastIn = ({ after, before }: Paging, places: readonly Place[]): Place[] =>
  places.filter((place) => (!after || isBefore(after, place)) && (!before || isBefore(place, before)));

/** In the order in which the page is read: backwards where it precedes a place. */
export const sorted = <P extends Omit<Place, "id">>(places: P[], { before }: Paging): P[] => {
  const direction = before === undefined ? 1 : -1;
  return places.sort((a, b) => direction * (a.meeting - b.meeting || a.sequence - b.sequence));
};

/** @param found in the order in which the page is read, up to one more than it holds */
export const toPage = (found: Action[], { limit, after, before }: Paging): ActionPage => {
  const more = found.length > limit;
  const actions = found.slice(0, limit);
  if (before !== undefined) {
    actions.reverse();
    return { actions, next: cursorOf(actions.at(-1)) ?? before, previous: more ? cursorOf(actions[0]) : null };
  }
  return {
    actions,
    next: more ? cursorOf(actions.at(-1)) : null,
    previous: after === undefined ? null : (cursorOf(actions[0]) ?? after),
  };
};

const cursorOf = (action: Action | undefined): Cursor | null =>
  action ? { meeting: action.reference.meeting, sequence: action.reference.sequence } : null;
