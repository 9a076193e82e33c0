import type { LoggedAction } from "../cards/log-sheets.js";
import type { PaperAction } from "../cards/paper.js";
import type { Update } from "../domain/action.js";
import type { ActionFilter } from "../domain/list/filter.js";
import { printOwners, type Register } from "../domain/register.js";
import type { Cursor } from "./action-store.js";
import { breath } from "./breath.js";
import type { Reads } from "./ports.js";

/** Actions read at once: between two pages everybody else has their turn. */
const PAGE = 200;

/** Told how many actions, or rows of data, have been read. */
export type OnProgress = (actions: number) => void;

/** The actions that a filter chooses, in the order of references, a page at a time. */
const pagesOf = async function* (reads: Reads, committeeId: string, filter: ActionFilter, onProgress: OnProgress) {
  let read = 0;
  for (let after: Cursor | null | undefined; after !== null; ) {
    const page = await reads.actions.page({ committeeId, filter, limit: PAGE, ...(after ? { after } : {}) });
    yield page.actions;
    read += page.actions.length;
    onProgress(read);
    await breath();
    after = page.next;
  }
};

/** Grouped by the action they belong to. */
const byAction = <T extends { actionId: string }>(rows: readonly T[]): ((id: string) => T[]) => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.actionId);
    if (group) group.push(row);
    else groups.set(row.actionId, [row]);
  }
  return (id) => groups.get(id) ?? [];
};

/** The whole log with all that was said and every target, a page at a time. */
export const readLog = async function* (
  reads: Reads,
  register: Register,
  committeeId: string,
  onProgress: OnProgress,
): AsyncGenerator<LoggedAction[]> {
  const partyOf = ({ partyId }: Update): string | null =>
    register.parties.find(({ id }) => id === partyId)?.name ?? null;
  for await (const actions of pagesOf(reads, committeeId, { show: "all" }, onProgress)) {
    const ids = actions.map(({ id }) => id);
    const updates = byAction(await reads.actions.updatesOf(ids));
    const moves = byAction(await reads.actions.movesOf(ids));
    yield actions.map((action) => ({
      action,
      owners: printOwners(register, action.ownerIds),
      updates: updates(action.id).map((update) => ({ ...update, party: partyOf(update) })),
      moves: moves(action.id),
    }));
  }
};

/** Everything outstanding, with what was said of it since an instant (null: ever). */
export const readOutstanding = async (
  reads: Reads,
  register: Register,
  committeeId: string,
  since: Date | null,
  onProgress: OnProgress,
): Promise<PaperAction[]> => {
  const all: PaperAction[] = [];
  for await (const actions of pagesOf(reads, committeeId, { show: "outstanding" }, onProgress)) {
    const ids = actions.map(({ id }) => id);
    const updates = byAction(await reads.actions.updatesOf(ids, since ?? undefined));
    for (const action of actions)
      all.push({ action, owners: printOwners(register, action.ownerIds), updates: updates(action.id) });
  }
  return all;
};
