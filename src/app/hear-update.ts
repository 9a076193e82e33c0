import type { Contested } from "../cards/contested.js";
import type { Action } from "../domain/action.js";
import { ASK_DONE } from "../domain/answer/completion.js";
import { readDenial } from "../domain/answer/denial.js";
import { ASK_UNDO, understand } from "../domain/answer/understand.js";
import type { Understood } from "../domain/answer/understood.js";
import { ok, type Result } from "../domain/result.js";
import { aboutAction } from "./about-action.js";
import { findAction } from "./find-action.js";
import type { App } from "./ports.js";
import { type Proposal, proposalOf } from "./proposal.js";
import { recordUpdate } from "./record-update.js";
import { LOOKED_AT } from "./take-back.js";
import { contestedBy, tellOf } from "./tell-of-answer.js";
import type { Who } from "./who.js";

/** An update as it was recorded, and what its words may mean beyond that. */
export type Heard = {
  action: Action;
  understood: Understood;
  contested: Contested | null;
  doubted: Proposal | null;
};

/** What is asked of words that were given as an update, and may be more: they do nothing else by themselves. */
const asUpdate = (read: Understood, text: string): Understood => {
  const { kind, target, ask } = read;
  const update = { kind: "update", target: null, until: null, words: text } as const;
  if (kind === "completion") return { ...update, offer: null, ask: ASK_DONE };
  if (kind === "target") return { ...update, offer: target === "TBC" ? null : target, ask: null };
  const heard = kind === "redirect" || kind === "question" ? kind : "update";
  return { ...read, ...update, kind: heard, ask: ask === ASK_UNDO || kind === "snooze" ? null : ask };
};

/**
 * Records an update that was given as one, by the form or the command, word for word; what its words mean beyond that is
 * passed on to the Secretary, offered or asked, as of a reply.
 */
export const hearUpdate = async (
  app: App,
  who: Who,
  { reference, text }: { reference: string; text: string },
): Promise<Result<Heard>> => {
  const { committee } = who.standing;
  const found = await findAction(app.store.actions, committee, reference);
  if (!found.ok) return found;
  const action = found.value;
  const about = await aboutAction(app.store, committee, action, text, app.clock.now());
  const understood = asUpdate(understand(text, about), text);
  const proposal = await proposalOf(app.store, who.standing, action);
  const denial = proposal || action.status === "closed" ? readDenial(text, about) : "none";
  const tell = tellOf(understood, action, denial);
  const contested = tell === "not done" ? contestedBy(await app.store.actions.lastChanges(action.id, LOOKED_AT)) : null;
  const updated = await recordUpdate(app, who, { reference, text, tell });
  if (!updated.ok) return updated;
  return ok({ action: updated.value, understood, contested, doubted: denial === "none" ? null : proposal });
};
