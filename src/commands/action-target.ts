import { correctSlip, whyNoSlip } from "../app/correct-target.js";
import { reviseTarget, whyTargetStands } from "../app/revise-target.js";
import { nextMainMeeting } from "../app/schedule.js";
import { nameOf } from "../cards/action.js";
import { movedCard } from "../cards/answered.js";
import type { Answer, Field, Part, Values } from "../cards/card.js";
import { addDays, dayAt, printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { ok, type Result } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { effectiveTarget } from "../domain/target.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { actionForm } from "./action-forms.js";
import { answerAction, answerChange, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceFirst } from "./read-reference.js";

/** Before the day: it is not another that was agreed, but the one that was meant. */
const SLIP = /^correct(?:ing|ion|ed)?(?:\s+(?:it|(?:the\s+)?(?:date|target))\b)?(?:\s+|$)/iu;

const read = (line: string): Result<Values> => {
  const first = readReferenceFirst(line);
  if (!first.ok) return first;
  const { reference, rest } = first.value;
  const { head, clauses } = readClauses(rest, { because: ANYTHING });
  const { because } = clauses;
  const said = head.replace(SLIP, "");
  const target = said.replace(/^to\s+(?!be\b)/iu, "");
  return ok({
    ...(reference === undefined ? {} : { reference }),
    ...(target === "" ? {} : { target }),
    ...(said === head ? {} : { what: "slip" }),
    ...(because === undefined ? {} : { reason: /^of\b/iu.test(because) ? `because ${because}` : because }),
  });
};

const slipField = ({ what }: Values): Field => ({
  kind: "choice",
  name: "what",
  label: "What it is",
  value: what === "slip" ? "slip" : "move",
  options: [
    { label: "Another date, agreed: it counts as moved", value: "move" },
    { label: "A slip put right: the date in force was written wrongly", value: "slip" },
  ],
});

const form = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action target",
    deed: "answer",
    doing: "revise the target of this action",
    whyNot: (action) =>
      whyTargetStands(action) ?? (values.what === "slip" ? whyNoSlip(action, values.shown) : undefined),
    title: "Revise the target",
    submit: "Revise",
    shown: ({ targets }) => ({ shown: effectiveTarget(targets) }),
    fields: async (action): Promise<Field[]> => {
      const { app, standing } = turn;
      const today = dayAt(app.clock.now(), standing.committee.zone);
      const now = action ? effectiveTarget(action.targets) : "TBC";
      const nextMain = await nextMainMeeting(app.store, standing.committee, now !== "TBC" && now > today ? now : today);
      // Of a slip most is right: the day in force is there to be put right.
      const offered = values.what === "slip" && now !== "TBC" ? now : (nextMain ?? addDays(today, 28));
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
          value: values.target && values.target !== "TBC" ? values.target : offered,
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
        ...(now === "TBC" || !may(standing, "keep") ? [] : [slipField(values)]),
      ];
    },
  });

export const actionTarget: Command = {
  name: "action target",
  usage: "64/01 [correct] 10 March because REASON, or TBC",
  summary: "revises the target of an action, to a day or to TBC",
  example: "action target 64/01 10 March because the supplier is late",
  read,
  form,
  act: async (turn, values) => {
    const { reference, to, day, reason, shown } = values;
    const target = values.target ?? (to === "day" ? day : to);
    if (!reference || !target) return form(turn, values);
    if (values.what === "slip") {
      const redated = await correctSlip(turn.app, whoOf(turn), { reference, day: target, reason, shown });
      return answerChange(turn, redated, (view, { from, to: day, doubts }) => ({
        title: `The target of ${nameOf(view.action)} is put right`,
        tone: doubts.length > 0 ? "warning" : "good",
        parts: [
          {
            kind: "text",
            text: `${printTarget(from)} was a slip: it is ${printDay(day)}. That is no move, and is not counted as one; the history keeps both.`,
          },
          ...doubts.map((doubt): Part => ({ kind: "note", text: `Recorded, but please check: ${doubt}` })),
        ],
      }));
    }
    const { from, said } = values;
    const offered = from === undefined ? {} : { offered: { from, said } };
    const revised = await reviseTarget(turn.app, whoOf(turn), { reference, target, reason, ...offered });
    if (!revised.ok) return answerProblem(revised.problem);
    const { value: move } = revised;
    return answerAction(turn, move.action, (view, undo) => movedCard(view, { move, reason, undo }));
  },
};
