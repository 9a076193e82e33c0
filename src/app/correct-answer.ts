import type { Contested } from "../cards/contested.js";
import type { Action } from "../domain/action.js";
import { readDenial } from "../domain/answer/denial.js";
import { saysMoreThanSnooze } from "../domain/answer/snooze.js";
import { understand } from "../domain/answer/understand.js";
import type { Understood } from "../domain/answer/understood.js";
import type { AuditEntry } from "../domain/audit.js";
import type { Day } from "../domain/day.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { limitSnooze } from "../domain/snooze.js";
import { takeStep } from "../domain/status.js";
import { effectiveTarget, moveTarget } from "../domain/target.js";
import { findUndoable, isTheirs, proposalIn, restored } from "../domain/undo.js";
import { aboutAction } from "./about-action.js";
import { changeAction, type Moment } from "./change-action.js";
import type { App } from "./ports.js";
import { appendUpdate, readText } from "./record-update.js";
import { limitOf } from "./snooze-action.js";
import { askingOf, difference, isProposedBy, LOOKED_AT, saidIn, unsay } from "./take-back.js";
import { contestedBy, passOn, type Tell, tellChanged, tellOf, toldIn, untell } from "./tell-of-answer.js";
import type { Who } from "./who.js";

/** An edited message, as it counts now. `whole`: as if it had been said so at first; otherwise only its words were corrected. */
export type Corrected = {
  action: Action;
  was: Action;
  understood: Understood;
  whole: boolean;
  until: Day | null;
  /** Whether the completion that it had proposed stands, though its words say so no more. */
  stillProposed: boolean;
  /** What the Secretary is told of it. */
  tell: Tell | null;
  /** Of a closed action that these words say is not done. */
  contested: Contested | null;
};

/** What the words, as they are now, make of the action as it was before they were first said. */
const effectOf = async (
  who: Who,
  moment: Moment,
  action: Action,
  understood: Understood,
): Promise<{ action: Action; until: Day | null }> => {
  const { kind, target, until } = understood;
  if (kind === "completion") {
    const status = takeStep("propose", action.status, moment.name);
    return { action: status.ok ? { ...action, status: status.value } : action, until: null };
  }
  if (kind === "target" && target !== null && action.status === "open") {
    const targets = moveTarget(action.targets, target);
    return { action: targets ? { ...action, targets } : action, until: null };
  }
  if (kind === "snooze" && until !== null && who.standing.person && action.status === "open") {
    const limit = await limitOf(moment.tx, who.standing.committee, action, moment.today);
    return { action, until: limitSnooze(until, limit).until };
  }
  return { action, until: null };
};

/**
 * Follows an edited message. As long as what it said could be taken back (no other change since, at most a day), it counts
 * as if it had been said so at first: a completion edited to "not done" is one no longer, a moved target moves anew.
 * After that only its words are corrected; what else they mean now, the bot offers. The history keeps all wordings.
 */
export const correctAnswer = async (
  app: App,
  who: Who,
  input: { reference: string; text: string; message: string },
): Promise<Result<Corrected>> => {
  let corrected: Omit<Corrected, "action"> | undefined;
  let chain: readonly AuditEntry[] = [];
  let update: { text: string; at: Date } | null = null;
  let base: Action | undefined;
  const asking = askingOf(who.standing);
  const saved = await changeAction(app, who, {
    reference: input.reference,
    deed: "answer",
    doing: "correct what was said of this action",
    decide: async (moment) => {
      const { action, tx, at, name } = moment;
      const said = await saidIn(tx, input.message, action.id, asking.personId);
      const [first] = said;
      if (!first) return refuse(`Nothing of that message stands on ${name}.`);
      const latest = await tx.actions.lastChanges(action.id, LOOKED_AT);
      const found = findUndoable(name, latest, asking, at, first.id);
      chain = found.ok ? found.value : said;
      base = found.ok ? restored(action, chain) : action;
      const about = await aboutAction(tx, who.standing.committee, base, input.text, first.at);
      const understood = understand(input.text, about);
      const text = readText(understood.words, "update", "text");
      if (!text.ok) return text;
      const old = await tx.actions.updatesFrom(chain.map(({ id }) => id));
      const earlier = proposalIn(latest.filter(({ id }) => !chain.some((one) => one.id === id)));
      const denial = readDenial(input.text, about);
      const denies =
        base.status === "completion proposed" &&
        earlier !== undefined &&
        isTheirs(earlier, asking) &&
        denial === "firm";
      const start: Action = denies ? { ...base, status: "open" } : base;
      const { action: to, until } = found.ok ? await effectOf(who, moment, start, understood) : { action, until: null };
      const moved = found.ok && to.targets !== base.targets;
      const isWords = !moved && (until === null || saysMoreThanSnooze(understood.words, about));
      update = isWords ? { text: text.value, at: first.at } : null;
      const stillProposed = !found.ok && understood.kind !== "completion" && isProposedBy(chain, action, latest);
      const tell = tellOf(understood, action, denial);
      const contested = tell === "not done" ? contestedBy(latest) : null;
      corrected = { was: action, understood, whole: found.ok, until, stillProposed, tell, contested };
      const { before, after } = difference(action, to);
      return ok({
        action: to.status === action.status && to.targets === action.targets ? action : to,
        did: "corrected",
        before: {
          ...before,
          ...(old.length > 0 ? { update: old.map((one) => one.text).join("\n") } : {}),
          ...(until !== null && who.standing.person
            ? { snoozedUntil: await tx.reminders.snoozedUntil(who.standing.person.id, action.id) }
            : {}),
        },
        after: {
          ...after,
          ...(isWords ? { update: text.value } : old.length > 0 ? { update: null } : {}),
          ...(until === null ? {} : { snoozedUntil: until }),
          ...toldIn(who, tell),
        },
        reason: isWords ? null : text.value,
        message: input.message,
      });
    },
    record: async (moment, decided, auditId) => {
      const { tx, action, at } = moment;
      const ids = chain.map(({ id }) => id);
      if (corrected?.whole) await unsay(who, moment, chain);
      else await tx.actions.withdraw(action.id, ids, { moves: false });
      if (update) await appendUpdate(app, who, { ...moment, at: update.at }, update.text, auditId);
      if (base && decided.action.targets !== base.targets && corrected?.whole)
        await tx.actions.addMove(
          {
            id: app.newId(),
            actionId: action.id,
            from: effectiveTarget(base.targets),
            to: effectiveTarget(decided.action.targets),
            reason: decided.reason ?? null,
            by: who.standing.name,
            at,
            source: who.source,
            meeting: null,
          },
          auditId,
        );
      const reached = await untell(who, moment, chain, true);
      const text = corrected?.understood.words ?? "";
      if (corrected?.tell) await passOn(app, who, moment, { how: corrected.tell, text, auditId });
      else if (reached) await tellChanged(app, who, moment, { how: "corrected", text, auditId });
      const personId = who.standing.person?.id;
      if (corrected?.until && personId)
        await tx.reminders.snooze({ personId, actionId: action.id, until: corrected.until, at });
      const owners = action.ownerIds.filter((id) => who.standing.partyIds.includes(id));
      if (corrected?.whole && corrected.until === null)
        await tx.reminders.answered(action.id, owners, who.standing.name, at);
    },
  });
  if (!saved.ok) return saved;
  return corrected ? ok({ action: saved.value, ...corrected }) : refuse("Nothing was corrected.");
};
