import type { Action } from "../domain/action.js";
import type { Did } from "../domain/audit.js";
import { type Day, dayAt, printDay } from "../domain/day.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { STEPS, type Step, takeStep } from "../domain/status.js";
import { proposalIn } from "../domain/undo.js";
import { changeAction, type Moment } from "./change-action.js";
import type { App } from "./ports.js";
import { appendToMinutes, appendUpdate, readText } from "./record-update.js";
import { LOOKED_AT } from "./take-back.js";
import type { Who } from "./who.js";
import { whyWordsGone } from "./words-stand.js";

const DID: Record<Step, Did> = {
  propose: "proposed",
  decline: "declined",
  close: "closed",
  withdraw: "withdrawn",
  reopen: "reopened",
};

/** The number of the meeting that agreed a closure: the one named, which must have been held, or the last held. */
const agreedAt = async ({ tx, today }: Moment, who: Who, named: string | undefined): Promise<Result<number>> => {
  const { committee } = who.standing;
  const last = await tx.meetings.lastHeld(committee.id, today);
  if (named === undefined || named.trim() === "") {
    if (last?.number != null) return ok(last.number);
    return refuse(
      "I know of no meeting that was held, so I cannot say which one agreed it.",
      "Name it: at 64.",
      "meeting",
    );
  }
  const number = Number(new RegExp(`^\\s*(?:${committee.code}|meeting)?\\s*(\\d{1,5})\\s*$`, "iu").exec(named)?.[1]);
  if (!Number.isInteger(number)) {
    return refuse(
      `“${named.trim().slice(0, 40)}” is not the number of a meeting.`,
      `Write at ${last?.number ?? 64}.`,
      "meeting",
    );
  }
  const meeting = await tx.meetings.byNumber(committee.id, number);
  if (meeting && meeting.status !== "cancelled" && meeting.date <= today) return ok(number);
  const known =
    last?.number == null
      ? "No meeting is known to have been held yet."
      : `The last one held is ${committee.code} ${last.number}.`;
  return refuse(
    `${committee.code} ${number} is not a meeting that was held. ${known}`,
    "Name a meeting that was held.",
    "meeting",
  );
};

/** Said to whoever proposes a completion again that stands proposed; null where none does, or its day is not known. */
const alreadyProposed = async ({ action, tx, name }: Moment, { standing: { committee } }: Who) => {
  if (action.status !== "completion proposed") return null;
  const proposal = proposalIn(await tx.actions.lastChanges(action.id, LOOKED_AT));
  return proposal
    ? refuse(
        `${name} awaits the committee’s agreement to its completion, so nobody can propose it anew: it was on ${printDay(dayAt(proposal.at, committee.zone))}, and there is nothing else to do.`,
      )
    : null;
};

/**
 * Takes one step of the two-step closure (domain rule 4).
 * @param input.reason needed to decline, withdraw and reopen
 * @param input.meeting as typed; needed to close, where the last held is meant if it is left out
 * @param input.declinedAt the meeting that declined a completion: its minutes say why
 * @param input.said where a button says so of words of theirs: the change that brought them; it is good while they stand
 * @param input.text an owner's own words with a proposed completion, kept as an update
 */
export const stepAction = async (
  app: App,
  who: Who,
  step: Step,
  input: {
    reference: string;
    reason?: string | undefined;
    meeting?: string | undefined;
    declinedAt?: { number: number; date: Day } | undefined;
    said?: string | undefined;
    text?: string | undefined;
  },
): Promise<Result<Action>> => {
  const rule = STEPS[step];
  const words = input.text?.trim() ? readText(input.text, "update", "text") : ok(null);
  if (!words.ok) return words;
  return changeAction(app, who, {
    reference: input.reference,
    deed: rule.by === "owner" ? "answer" : "keep",
    doing: rule.doing.replace(/\bit\b/u, "this action").replace(/\bits\b/u, "this action’s"),
    decide: async (moment) => {
      const proposed = step === "propose" ? await alreadyProposed(moment, who) : null;
      if (proposed) return proposed;
      const gone = await whyWordsGone(moment, input.said, {
        which: "of which this was asked",
        instead: `Where it is done all the same, say so: ${moment.name} done.`,
      });
      if (gone) return gone;
      const status = takeStep(step, moment.action.status, moment.name);
      if (!status.ok) return status;
      const reason = rule.needs === "reason" ? readText(input.reason, "reason", "reason") : ok(null);
      if (!reason.ok) return reason;
      const meeting = rule.needs === "meeting" ? await agreedAt(moment, who, input.meeting) : ok(null);
      if (!meeting.ok) return meeting;
      const { reference } = moment.action;
      if (meeting.value !== null && meeting.value < reference.meeting) {
        return refuse(
          `${moment.name} was raised at ${reference.committee} ${reference.meeting}, so ${reference.committee} ${meeting.value} cannot have closed it.`,
          "Name the meeting that agreed it.",
          "meeting",
        );
      }
      return ok({
        action: { ...moment.action, status: status.value, closedAt: meeting.value },
        did: DID[step],
        before: { status: moment.action.status },
        after: { status: status.value, ...(words.value === null ? {} : { update: words.value }) },
        reason: reason.value,
        meeting: meeting.value,
      });
    },
    record: async (moment, _, auditId) => {
      const { declinedAt: at, reason } = input;
      if (at && reason)
        await appendToMinutes(app, who, moment, { at, text: `Completion declined: ${reason.trim()}` }, auditId);
      if (words.value !== null) await appendUpdate(app, who, moment, words.value, auditId);
    },
  });
};
