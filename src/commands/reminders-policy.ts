import { changeReminderPolicy } from "../app/change-reminder-policy.js";
import type { Answer, Field, Part, Values } from "../cards/card.js";
import { leftOutRow } from "../cards/left-out.js";
import { policyCard, policyValues } from "../cards/reminders.js";
import type { Committee } from "../domain/register.js";
import { ok, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerCard, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { changedIn, isFilledIn, settingsForm } from "./settings-form.js";

const NAME = "reminders policy";

const MAX_DAYS = 3;

const FIELDS: (Omit<Field & { kind: "line" }, "name" | "kind" | "value"> & {
  name: keyof ReturnType<typeof policyValues>;
})[] = [
  {
    name: "before",
    label: "Before the target (working days)",
    hint: "For example 10, 5, 1: three reminders; or none",
    maxLength: 60,
  },
  {
    name: "overdueFirst",
    label: "First overdue reminder (working days after the target)",
    hint: "For example 1: the next working day",
    maxLength: MAX_DAYS,
  },
  {
    name: "overdueEvery",
    label: "Then again every (working days)",
    hint: "For example 5: once a week, until it is answered for",
    maxLength: MAX_DAYS,
  },
  {
    name: "tbcLead",
    label: "Actions without a date (working days before each main meeting)",
    hint: "For example 10: two weeks before",
    maxLength: MAX_DAYS,
  },
  { name: "from", label: "Sent at (time of day)", hint: "For example 09:00", maxLength: 8 },
  { name: "until", label: "Late ones not after (time of day)", hint: "For example 17:00", maxLength: 8 },
  {
    name: "listMoreThan",
    label: "One list in place of more than (actions)",
    hint: "For one person on one day: with 5, six or more come as one message",
    maxLength: MAX_DAYS,
  },
  {
    name: "digestLead",
    label: "Digest to the Chair (working days before each main meeting)",
    hint: "For example 5: a week before; or none",
    maxLength: 8,
  },
];

/** The fields a line or a form gave. */
const given = (values: Values): Values =>
  Object.fromEntries(FIELDS.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]])));

const policyForm = (turn: Turn, values: Values): Answer => {
  const { committee } = turn.standing;
  const now = policyValues(committee.reminderPolicy);
  return settingsForm(turn, "change when reminders go out", {
    command: NAME,
    title: "When reminders go out",
    intro: "What was sent before is not sent again. A stage that is new, or on other days, begins with its next day.",
    submit: "Change",
    values,
    fields: FIELDS.map(
      (field): Field => ({
        ...field,
        kind: "line",
        label: field.label.replace("time of day", `time of day in ${committee.zone}`),
        value: now[field.name],
      }),
    ),
  });
};

const leftOut = (turn: Turn, committee: Committee): Part[] =>
  leftOutRow(committee, turn.register.people, may(turn.standing, "administer"));

const previewButton = (committee: string) => ({
  label: "Preview",
  press: { command: "reminders preview", committee, values: {} },
});

/** The words of a line and the figures they stand for. */
const CLAUSES = {
  before: "before",
  overdue: "overdueFirst",
  first: "overdueFirst",
  every: "overdueEvery",
  tbc: "tbcLead",
  at: "from",
  until: "until",
  list: "listMoreThan",
  digest: "digestLead",
} as const;

export const remindersPolicy: Command = {
  name: NAME,
  usage:
    "[before DAYS | none] [overdue DAYS every DAYS] [tbc DAYS] [at TIME until TIME] [list ACTIONS] [digest DAYS | none]",
  summary: "shows when reminders go out, or changes it",
  example: "reminders policy before 10, 5, 1 overdue every 5",
  read: (rest) => {
    const { head, clauses } = readClauses(
      rest,
      Object.fromEntries(Object.keys(CLAUSES).map((word) => [word, ANYTHING])),
    );
    if (head !== "")
      return refuse(
        `I could not read “${head.slice(0, 60)}” as a change of the reminders.`,
        "Type, for example, /opsg reminders policy before 10, 5, 1 overdue every 5.",
      );
    const words = Object.entries(CLAUSES).filter(([word]) => (clauses[word] ?? "") !== "");
    return ok(Object.fromEntries(words.map(([word, field]) => [field, clauses[word] ?? ""])));
  },
  form: async (turn, values) => policyForm(turn, values),
  act: async (turn, values) => {
    const { committee } = turn.standing;
    const wanted = given(changedIn(values));
    if (Object.keys(wanted).length === 0 && !isFilledIn(values)) {
      const change = { label: "Change", press: { command: NAME, committee: committee.code, values: {}, ask: true } };
      const where = { command: "committee place", committee: committee.code, values: {}, ask: true };
      const place = { label: "Time zone, bank holidays", press: where };
      const buttons = [
        ...(may(turn.standing, "administer") ? [change, place] : []),
        ...(may(turn.standing, "keep") ? [previewButton(committee.code)] : []),
      ];
      return answerCard(
        turn,
        policyCard(`${committee.code}: when reminders go out`, committee, leftOut(turn, committee), buttons),
        committee.reminderPolicy,
      );
    }
    const changed = await changeReminderPolicy(turn.app, whoOf(turn), wanted);
    if (!changed.ok) return answerProblem(changed.problem);
    const card = policyCard("The reminders go out differently now", changed.value, leftOut(turn, changed.value), [
      previewButton(committee.code),
    ]);
    return answerCard(turn, { ...card, tone: "good" }, changed.value.reminderPolicy);
  },
};
