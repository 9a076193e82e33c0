import type { AuditEntry } from "../domain/audit.js";
import type { Committee } from "../domain/register.js";
import type { Standing } from "../domain/standing.js";
import { findAction } from "./find-action.js";
import type { App } from "./ports.js";
import { proposalOf } from "./proposal.js";

/** One message says things of at most so many actions. */
const LOOKED_AT = 20;

/** What somebody did to actions lately, newest first; and the actions that the last of their messages spoke of. */
const lately = async (app: App, { committee, person }: Standing): Promise<{ latest: AuditEntry[]; last: string[] }> => {
  const latest = person === null ? [] : await app.store.actions.lastChangesBy(committee.id, person.id, LOOKED_AT);
  const [first] = latest;
  const together = latest.filter((entry) => entry === first || (entry.message && entry.message === first?.message));
  return { latest, last: [...new Set(together.map(({ subject }) => subject))].toSorted() };
};

/** The actions that somebody's last message spoke of, in whichever of these committees. */
export const lastSaidOf = async (
  { store }: App,
  personId: string | undefined,
  committees: readonly Committee[],
): Promise<string[]> => {
  if (personId === undefined) return [];
  const each = await Promise.all(committees.map(({ id }) => store.actions.lastChangesBy(id, personId, LOOKED_AT)));
  const latest = each.flat();
  const [last] = latest.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const together = latest.filter((entry) => entry === last || (entry.message && entry.message === last?.message));
  return [...new Set(together.map(({ subject }) => subject))].toSorted();
};

/**
 * The actions whose completion somebody proposed and that stands: those that their last message spoke of, and the others,
 * the latest first.
 */
export const ownCompletions = async (app: App, standing: Standing): Promise<{ last: string[]; others: string[] }> => {
  const { latest, last } = await lately(app, standing);
  const stand: string[] = [];
  for (const subject of new Set(latest.map((entry) => entry.subject))) {
    const found = await findAction(app.store.actions, standing.committee, subject);
    if (found.ok && (await proposalOf(app.store, standing, found.value))?.own) stand.push(subject);
  }
  return {
    last: last.filter((subject) => stand.includes(subject)),
    others: stand.filter((subject) => !last.includes(subject)),
  };
};
