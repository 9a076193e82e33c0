import type { Action } from "../domain/action.js";
import type { Standing } from "../domain/standing.js";
import { isTheirs, proposalIn } from "../domain/undo.js";
import type { Moment } from "./change-action.js";
import type { SaidReads } from "./said.js";
import { askingOf, LOOKED_AT } from "./take-back.js";
import type { Who } from "./who.js";

/** The completion that stands proposed: the change that proposed it, whose it is, and whether that is who asks. */
export type Proposal = { id: string; by: string; own: boolean };

/** Null where none stands, or it was proposed so many changes ago that whose it is is not looked for. */
export const proposalOf = async (
  reads: { actions: Pick<SaidReads, "lastChanges"> },
  standing: Standing,
  { id, status }: Pick<Action, "id" | "status">,
): Promise<Proposal | null> => {
  const latest = status === "completion proposed" ? await reads.actions.lastChanges(id, LOOKED_AT) : [];
  const found = proposalIn(latest);
  return found ? { id: found.id, by: found.by, own: isTheirs(found, askingOf(standing)) } : null;
};

/** The action without the completion that this person proposed; the same object where another did, or none stands. */
export const withoutOwnCompletion = async ({ action, tx }: Moment, { standing }: Who): Promise<Action> =>
  (await proposalOf(tx, standing, action))?.own ? { ...action, status: "open" } : action;
