import type { Action } from "../domain/action.js";
import { type Day, startOfDay } from "../domain/day.js";
import { lacking, ok, type Result, refuse } from "../domain/result.js";
import { changeAction, type Moment } from "./change-action.js";
import type { App } from "./ports.js";
import { withoutOwnCompletion } from "./proposal.js";
import { difference } from "./take-back.js";
import { passOn, type Tell, toldIn } from "./tell-of-answer.js";
import type { Who } from "./who.js";

/** Longer than any paragraph of real minutes; what is longer belongs in a paper. Characters. */
export const MAX_TEXT = 8_000;

/** Keeps a text as typed, or refuses one that is empty or too long. */
export const readText = (text: string | undefined, what: string, field: string, most = MAX_TEXT): Result<string> => {
  const kept = (text ?? "").replaceAll("\0", "\uFFFD").trim();
  if (kept === "")
    return lacking(`The ${what} is empty.`, `Write the ${what} after the command, or in the form.`, field);
  if (kept.length <= most) return ok(kept);
  return refuse(
    `The ${what} is ${kept.length} characters long; ${most} is the most.`,
    "Shorten it, or link to a paper.",
    field,
  );
};

/** The party an update is given for: the first owner the person answers for. */
const partyOf = (who: Who, action: Action): string | null =>
  action.ownerIds.find((id) => who.standing.partyIds.includes(id)) ?? null;

/** Appends an update to an action, referring to the audit row of the change it belongs to. */
export const appendUpdate = (
  app: App,
  who: Who,
  { action, at, tx }: Moment,
  text: string,
  auditId: string,
): Promise<void> =>
  tx.actions.addUpdate(
    {
      id: app.newId(),
      actionId: action.id,
      text,
      at,
      by: who.standing.name,
      partyId: partyOf(who, action),
      source: who.source,
      meeting: null,
    },
    auditId,
  );

/** Appends what a meeting said of an action, as its minutes will: of its day, in the committee's own words. */
export const appendToMinutes = (
  app: App,
  who: Who,
  { action, tx }: Moment,
  { at: { number, date }, text }: { at: { number: number; date: Day }; text: string },
  auditId: string,
): Promise<void> =>
  tx.actions.addUpdate(
    {
      ...{ id: app.newId(), actionId: action.id, text, at: startOfDay(date, who.standing.committee.zone) },
      ...{ by: null, partyId: null, source: "minutes", meeting: number },
    },
    auditId,
  );

/**
 * Appends an update. Whatever the status: a closed action may still be spoken of.
 * @param input.tell what the Secretary is told about it in the same transaction, if anything
 * @param input.notDone whether it withdraws the completion that this person proposed
 */
export const recordUpdate = async (
  app: App,
  who: Who,
  input: { reference: string; text: string; tell?: Tell | null; notDone?: boolean },
): Promise<Result<Action>> => {
  const text = readText(input.text, "update", "text");
  if (!text.ok) return text;
  return changeAction(app, who, {
    reference: input.reference,
    deed: "answer",
    doing: "record an update on this action",
    decide: async (moment) => {
      const { action } = moment;
      const now = input.notDone ? await withoutOwnCompletion(moment, who) : action;
      const { before, after } = difference(action, now);
      return ok({
        action: now,
        did: "updated",
        before,
        after: {
          ...after,
          update: text.value,
          ...toldIn(who, input.tell ?? null),
        },
      });
    },
    record: async (moment, _, auditId) => {
      await appendUpdate(app, who, moment, text.value, auditId);
      await passOn(app, who, moment, { how: input.tell ?? null, text: text.value, auditId });
    },
  });
};
