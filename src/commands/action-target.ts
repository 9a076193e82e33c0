import { reviseTarget, whyTargetStands } from "../app/revise-target.js";
import { nextMainMeeting } from "../app/schedule.js";
import { movedCard } from "../cards/answered.js";
import type { Answer, Field, Values } from "../cards/card.js";
import { addDays, dayAt, printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { ok, type Result } from "../domain/result.js";
import { effectiveTarget } from "../domain/target.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { actionForm } from "./action-forms.js";
import { answerAction, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceFirst } from "./read-reference.js";

const read = (line: string): Result<Values> => {
  const first = readReferenceFirst(line);
  if (!first.ok) return first;
  const { reference, rest } = first.value;
  const { head, clauses } = readClauses(rest, { because: ANYTHING });
  const { because } = clauses;
  const target = head.replace(/^to\s+(?!be\b)/iu, "");
  return ok({
    ...(reference === undefined ? {} : { reference }),
    ...(target === "" ? {} : { target }),
    ...(because === undefined ? {} : { reason: /^of\b/iu.test(because) ? `because ${because}` : because }),
  });
};

const form = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action target",
    deed: "answer",
    doing: "revise the target of this action",
    whyNot: whyTargetStands,
    title: "Revise the target",
    submit: "Revise",
    fields: async (action): Promise<Field[]> => {
      const { app, standing } = turn;
      const today = dayAt(app.clock.now(), standing.committee.zone);
      const now = action ? effectiveTarget(action.targets) : "TBC";
      const nextMain = await nextMainMeeting(app.store, standing.committee, now !== "TBC" && now > today ? now : today);
      return [
        {
          kind: "choice",
          name: "to",
          label: "New target",
          value: values.target === "TBC" ? "TBC" : "day",
          options: [
            { label: "The day chosen below", value: "day" },
            ...(nextMain ? [{ label: `Next main meeting, ${printDay(nextMain)}`, value: nextMain }] : []),
            ...(now === "TBC" ? [] : [{ label: "TBC: no date for now", value: "TBC" }]),
          ],
        },
        {
          kind: "day",
          name: "day",
          label: "Day",
          hint: `In force now: ${printTarget(now)}`,
          value: values.target && values.target !== "TBC" ? values.target : (nextMain ?? addDays(today, 28)),
          optional: true,
        },
        {
          kind: "line",
          name: "reason",
          label: "Reason",
          maxLength: 1_000,
          optional: true,
          ...(values.reason ? { value: values.reason } : {}),
        },
      ];
    },
  });

export const actionTarget: Command = {
  name: "action target",
  usage: "64/01 10 March because REASON, or TBC",
  summary: "revises the target of an action, to a day or to TBC",
  example: "action target 64/01 10 March because the supplier is late",
  read,
  form,
  act: async (turn, values) => {
    const { reference, to, day, reason } = values;
    const target = values.target ?? (to === "day" ? day : to);
    if (!reference || !target) return form(turn, values);
    const revised = await reviseTarget(turn.app, whoOf(turn), { reference, target, reason });
    if (!revised.ok) return answerProblem(revised.problem);
    const { value: move } = revised;
    return answerAction(turn, move.action, (view, undo) => movedCard(view, { move, reason, undo }));
  },
};
