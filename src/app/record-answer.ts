import type { Contested } from "../cards/contested.js";
import type { Action } from "../domain/action.js";
import { isGreeting } from "../domain/answer/clean.js";
import { isCourtesy } from "../domain/answer/courtesy.js";
import { withoutReference } from "../domain/answer/day-or-action.js";
import { readDenial } from "../domain/answer/denial.js";
import { saysMoreThanSnooze } from "../domain/answer/snooze.js";
import { ASK_UNDO, understand } from "../domain/answer/understand.js";
import type { Understood } from "../domain/answer/understood.js";
import { ok, type Problem, type Result } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { aboutAction } from "./about-action.js";
import { findAction } from "./find-action.js";
import type { App } from "./ports.js";
import { type Proposal, proposalOf } from "./proposal.js";
import { recordUpdate } from "./record-update.js";
import { type Revised, reviseTarget } from "./revise-target.js";
import { type Snoozed, snoozeAction } from "./snooze-action.js";
import { LOOKED_AT, type TakenBack, takeBack, undoableChange } from "./take-back.js";
import { stepAction } from "./take-step.js";
import { contestedBy, tellOf } from "./tell-of-answer.js";
import { tellSecretary } from "./tell-secretary.js";
import { deny, type Who } from "./who.js";

/** What was recorded of an answer, and how it was understood. */
export type Recorded = {
  action: Action;
  understood: Understood;
  /** `courtesy`: it was only kind, so that there was nothing to record. */
  did: "update" | "completion" | "target" | "snooze" | "undone" | "nothing" | "courtesy";
  revised: Revised | null;
  snoozed: Snoozed | null;
  takenBack: TakenBack | null;
  /** Why what was asked for was not done, although the words were kept. */
  refused: Problem | null;
  /** Whether it withdrew the completion that this person had proposed. */
  reopened: boolean;
  /** A completion that stands, although these words may say that the action is not done. */
  doubted: Proposal | null;
  /** Of a closed action that these words say is not done. */
  contested: Contested | null;
};

/** Somebody who may not answer for the party is told so, and the Secretary sees what they said. */
const refuseAnswer = async (app: App, who: Who, action: Action, text: string): Promise<Result<Recorded>> => {
  const refused = deny(who.standing, "answer", "answer for this action");
  const { person, committee, name } = who.standing;
  if (person === null) return refused;
  const { meeting, sequence } = action.reference;
  // Told once by its key. No receipt: whoever pressed the wrong one of several buttons may press the right one.
  const told = await app.store.change(null, async (tx) => {
    const about = `said|${action.id}|${who.event ?? app.newId()}`;
    const message = { kind: "answered", how: "refused", reference: { meeting, sequence }, by: name, text } as const;
    return ok(await tellSecretary(app, tx, committee.id, about, message));
  });
  if (!told.ok) return told;
  if (told.value === 0) return refused;
  return { ok: false, problem: { ...refused.problem, instead: "The Secretary is told what you said." } };
};

/**
 * Records what somebody says of an action in their own words. Whatever is said is kept: where the rules refuse the
 * completion or the new target that was meant, the words stay as an update.
 * @param input.at when it was said, where that was not just now
 */
export const recordAnswer = async (
  app: App,
  who: Who,
  input: { reference: string; text: string; at?: Date },
): Promise<Result<Recorded>> => {
  const { committee } = who.standing;
  const found = await findAction(app.store.actions, committee, input.reference);
  if (!found.ok) return found;
  const action = found.value;
  if (!may(who.standing, "answer", action)) return refuseAnswer(app, who, action, input.text);
  const about = await aboutAction(app.store, committee, action, input.text, input.at ?? app.clock.now());
  const text = withoutReference(input.text, action.reference, about);
  const understood = understand(text, about);
  const { kind, words } = understood;
  const { reference } = input;
  const proposal = await proposalOf(app.store, who.standing, action);
  const denial = proposal || action.status === "closed" ? readDenial(text, about) : "none";
  // "Actually not done", of a completion that is their own to withdraw.
  const notDone = denial === "firm" && proposal?.own === true;
  const recorded = (did: Recorded["did"], now: Action, more: Partial<Recorded> = {}): Result<Recorded> => {
    const none = { revised: null, snoozed: null, takenBack: null, refused: null };
    const reopened = notDone && did !== "undone" && now.status === "open";
    const doubts = now.status === "completion proposed" && (denial !== "none" || did === "target");
    return ok({
      action: now,
      understood,
      did,
      ...none,
      reopened,
      doubted: doubts ? proposal : null,
      contested: null,
      ...more,
    });
  };
  if (isCourtesy(words) || isGreeting(words)) return recorded("courtesy", action);
  const undoable =
    kind === "undo" || understood.ask === ASK_UNDO ? await undoableChange(app, who.standing, action) : null;
  if (kind === "undo" && !(notDone && undoable !== proposal?.id)) {
    const takenBack = await takeBack(app, who, { reference });
    return takenBack.ok ? recorded("undone", takenBack.value.action, { takenBack: takenBack.value }) : takenBack;
  }
  // It begins by taking something back: asked about before anything follows that, after which it would stand.
  if (understood.ask === ASK_UNDO && !notDone && undoable !== null) return recorded("nothing", action);
  let refused: Problem | null = null;
  if (kind === "completion") {
    const proposed = await stepAction(app, who, "propose", { reference, text: words });
    if (proposed.ok) return recorded("completion", proposed.value);
    refused = proposed.problem;
  }
  if (kind === "target" && understood.target !== null) {
    const revised = await reviseTarget(app, who, { reference, target: understood.target, reason: words, notDone });
    if (revised.ok) return recorded("target", revised.value.action, { revised: revised.value });
    refused = revised.problem;
  }
  if (kind === "snooze" && !notDone) {
    const news = saysMoreThanSnooze(words, about);
    if (understood.until === null && !news) return recorded("nothing", action);
    const { until } = understood;
    const snoozed = until === null ? null : await snoozeAction(app, who, { reference, until, words, news });
    if (snoozed?.ok) return recorded("snooze", snoozed.value.action, { snoozed: snoozed.value });
    if (snoozed && !news) return snoozed;
    refused = snoozed?.problem ?? null;
  }
  const tell = tellOf(understood, action, denial);
  const contested = tell === "not done" ? contestedBy(await app.store.actions.lastChanges(action.id, LOOKED_AT)) : null;
  const updated = await recordUpdate(app, who, { reference, text: words, tell, notDone });
  return updated.ok ? recorded("update", updated.value, { refused, contested }) : updated;
};
