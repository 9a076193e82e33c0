import type { Action } from "../domain/action.js";
import type { AuditEntry } from "../domain/audit.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may, type Standing } from "../domain/standing.js";
import { effectiveTarget } from "../domain/target.js";
import { type Asking, findUndoable, proposalIn, restored, stoodBefore } from "../domain/undo.js";
import { changeAction, type Moment } from "./change-action.js";
import type { App } from "./ports.js";
import type { SaidReads } from "./said.js";
import { tellChanged, untell } from "./tell-of-answer.js";
import type { Who } from "./who.js";

/** So many changes are looked at for the last thing somebody said; more corrections of one message are not followed. */
export const LOOKED_AT = 30;

export const askingOf = ({ person, name }: Standing): Asking => ({ personId: person?.id ?? null, by: name });

/** The change that this person may still take back, by its id; null where there is none. */
export const undoableChange = async (app: App, standing: Standing, action: Action): Promise<string | null> => {
  if (!may(standing, "answer", action)) return null;
  const latest = await app.store.actions.lastChanges(action.id, LOOKED_AT);
  const found = findUndoable("", latest, askingOf(standing), app.clock.now());
  return found.ok ? (found.value.at(-1)?.id ?? null) : null;
};

/** What of an action differs, field to value, before and after. */
export const difference = (from: Action, to: Action) => {
  const [before, after]: Record<string, unknown>[] = [{}, {}];
  const note = (field: string, was: unknown, is: unknown): void => {
    if (before && was !== is) before[field] = was;
    if (after && was !== is) after[field] = is;
  };
  note("status", from.status, to.status);
  note("target", effectiveTarget(from.targets), effectiveTarget(to.targets));
  note("targets", from.targets, to.targets);
  return { before: { ...before }, after: { ...after } };
};

/** Takes back what these changes brought beside the action itself: words, moves, the rest from reminders, their answer. */
export const unsay = async (who: Who, moment: Moment, chain: readonly AuditEntry[]): Promise<void> => {
  const { action, tx, at } = moment;
  await tx.actions.withdraw(
    action.id,
    chain.map(({ id }) => id),
    { moves: true },
  );
  const { snoozedUntil } = stoodBefore(chain);
  const personId = who.standing.person?.id;
  if (snoozedUntil !== undefined && personId !== undefined)
    await (typeof snoozedUntil === "string"
      ? tx.reminders.snooze({ personId, actionId: action.id, until: snoozedUntil, at })
      : tx.reminders.unsnooze(personId, action.id));
  for (const { at: answeredAt } of chain) await tx.reminders.unanswered(action.id, answeredAt, at);
};

/**
 * What was taken back. `whole`: with its effect; otherwise only the words, for other things were recorded since.
 * `stillProposed`: a completion that it had proposed stands.
 */
export type TakenBack = { action: Action; was: Action; words: string[]; whole: boolean; stillProposed: boolean };

/** Whether the completion that stands proposed, if any, is one of these changes. */
export const isProposedBy = (
  chain: readonly AuditEntry[],
  { status }: Action,
  newestFirst: readonly AuditEntry[],
): boolean => {
  const proposal = status === "completion proposed" ? proposalIn(newestFirst) : undefined;
  return proposal !== undefined && chain.some(({ id }) => id === proposal.id);
};

/**
 * Takes back what somebody said of an action: the last thing, or the change that is named. The history keeps both. With
 * `message`, whose sender deleted it, the words go in any case, also where their effect has to stand.
 */
export const takeBack = async (
  app: App,
  who: Who,
  input: { reference: string; which?: string | undefined; message?: string },
): Promise<Result<TakenBack>> => {
  let taken: Omit<TakenBack, "action"> | undefined;
  let chain: readonly AuditEntry[] = [];
  const asking = askingOf(who.standing);
  const saved = await changeAction(app, who, {
    reference: input.reference,
    deed: "answer",
    doing: "take back what was said of this action",
    decide: async ({ action, tx, at, name }) => {
      const latest = await tx.actions.lastChanges(action.id, LOOKED_AT);
      const found = findUndoable(name, latest, asking, at, input.which);
      if (!found.ok && input.message === undefined) return found;
      chain = found.ok ? found.value : await saidIn(tx, input.message ?? "", action.id, asking.personId);
      const words = (await tx.actions.updatesFrom(chain.map(({ id }) => id))).map(({ text }) => text);
      if (!found.ok && words.length === 0) return refuse(`Nothing of that message stands on ${name}.`);
      const to = found.ok ? restored(action, chain) : action;
      taken = { was: action, words, whole: found.ok, stillProposed: isProposedBy(chain, to, latest) };
      const { before, after } = difference(action, to);
      const rest = found.ok ? restOf(chain) : {};
      const [{ message } = {}] = chain;
      return ok({
        action: to,
        did: "undone",
        before: { ...before, ...rest, ...(words.length > 0 ? { update: words.join("\n") } : {}) },
        after: { ...after, ...(words.length > 0 ? { update: null } : {}) },
        ...(message === undefined ? {} : { message }),
      });
    },
    record: async (moment, _, auditId) => {
      if (taken?.whole) await unsay(who, moment, chain);
      else
        await moment.tx.actions.withdraw(
          moment.action.id,
          chain.map(({ id }) => id),
          { moves: false },
        );
      if (!(await untell(who, moment, chain, false))) return;
      await tellChanged(app, who, moment, { how: "undone", text: taken?.words.join("\n") ?? "", auditId });
    },
  });
  if (!saved.ok) return saved;
  return taken ? ok({ action: saved.value, ...taken }) : refuse("Nothing was taken back.");
};

/** Of a rest from reminders: how it was, so that the history tells it. */
const restOf = (chain: readonly AuditEntry[]): Record<string, unknown> => {
  const until = chain.findLast(({ after }) => "snoozedUntil" in after)?.after.snoozedUntil;
  return until === undefined ? {} : { snoozedUntil: until };
};

/** What a person said of an action in one message, and its corrections, since it was last taken back. */
export const saidIn = async (
  reads: { actions: SaidReads },
  message: string,
  actionId: string,
  personId: string | null,
): Promise<AuditEntry[]> => {
  const entries = (await reads.actions.changesFrom(message, LOOKED_AT)).filter(
    (entry) => entry.actionId === actionId && entry.personId === personId,
  );
  return entries.slice(entries.findLastIndex(({ did }) => did === "undone") + 1);
};
