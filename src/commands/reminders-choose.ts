import { chooseReminders } from "../app/choose-reminders.js";
import type { Answer, Values } from "../cards/card.js";
import { leftOutRow } from "../cards/left-out.js";
import { policyCard } from "../cards/reminders.js";
import { peopleOf } from "../domain/register.js";
import { type ChosenStage, STAGES, stagesSent } from "../domain/reminders/policy.js";
import { ok, type Result } from "../domain/result.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerCard, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerStart } from "./going-live.js";
import { changedIn, isFilledIn, settingsForm } from "./settings-form.js";
import { readWhom } from "./whom.js";

const NAME = "reminders choose";

const LABELS: Record<ChosenStage, string> = {
  before: "Before the target",
  due: "On the target",
  overdue: "When overdue",
  tbc: "TBC: a date is needed",
};

const sentNow = (turn: Turn): ChosenStage[] => stagesSent(turn.standing.committee.reminderPolicy);

const form = (turn: Turn, values: Values): Answer => {
  const { committee } = turn.standing;
  const contacts = peopleOf(turn.register, committee.id).filter((person) => person.contacts.length > 0);
  return settingsForm(turn, "choose which reminders go out", {
    command: NAME,
    title: "Which reminders go out",
    submit: "Choose",
    values,
    fields: [
      {
        kind: "choices",
        name: "stages",
        label: "Reminders to send",
        options: STAGES.map((stage) => ({ label: LABELS[stage], value: stage })),
        value: sentNow(turn).join(","),
      },
      {
        kind: "choices",
        name: "without",
        label: "People to leave out",
        hint: "They are not reminded; other contacts of their parties are.",
        optional: true,
        options: contacts.map(({ id, name }) => ({ label: name, value: id })),
        value: (committee.reminderPolicy.without ?? []).join(","),
      },
    ],
  });
};

const idsOf = (turn: Turn, text: string): Result<string[]> => {
  const ids: string[] = [];
  for (const name of text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "" && one.toLowerCase() !== "nobody")) {
    const whom = readWhom(turn, name);
    if (!whom.ok) return { ok: false, problem: { ...whom.problem, field: "without" } };
    ids.push(whom.value.person.id);
  }
  return ok(ids);
};

export const remindersChoose: Command = {
  name: NAME,
  usage: "[stages before, due, overdue, tbc] [without NAMES | nobody]",
  summary: "chooses which stages of reminders are sent, and which people are left out",
  example: 'reminders choose stages before, due without "Alex Green"',
  read: (rest) => ok(readClauses(rest, { stages: ANYTHING, without: ANYTHING }).clauses as Values),
  form: async (turn, values) => form(turn, values),
  act: async (turn, given) => {
    const values = changedIn(given);
    if (values.stages === undefined && values.without === undefined && !isFilledIn(given)) return form(turn, {});
    const named = values.stages?.toLowerCase().split(/[\s,]+/u);
    const stages = named ? STAGES.filter((stage) => named.includes(stage)) : sentNow(turn);
    const without =
      values.without === undefined
        ? ok([...(turn.standing.committee.reminderPolicy.without ?? [])])
        : idsOf(turn, values.without);
    if (!without.ok) return answerProblem(without.problem);
    const chosen = await chooseReminders(turn.app, whoOf(turn), { stages, without: without.value });
    if (!chosen.ok) return answerProblem(chosen.problem);
    const committee = chosen.value;
    const fresh = { ...turn, register: await turn.app.store.register(), standing: { ...turn.standing, committee } };
    if (committee.paused) return answerStart(fresh, undefined);
    const preview = {
      label: "What will be sent",
      press: { command: "reminders preview", committee: committee.code, values: {} },
    };
    const card = policyCard(
      "The reminders go out differently now",
      committee,
      leftOutRow(committee, fresh.register.people, true),
      [preview],
    );
    return answerCard(turn, { ...card, tone: "good" }, committee.reminderPolicy);
  },
};
