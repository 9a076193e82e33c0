import { chooseReminders } from "../app/choose-reminders.js";
import type { Answer, Values } from "../cards/card.js";
import { leftOutRow } from "../cards/left-out.js";
import { policyCard } from "../cards/reminders.js";
import { peopleOf } from "../domain/register.js";
import { type ChosenStage, STAGES, stagesSent } from "../domain/reminders/policy.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { ANYTHING, distance, joinNames, readClauses, straighten } from "../domain/words.js";
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

/** Everybody who is named, after commas, "and" or each other's quotes; nothing that follows a name is passed over. */
const idsOf = (turn: Turn, text: string): Result<string[]> => {
  const ids: string[] = [];
  for (const named of straighten(text).match(/(?:"[^"]*"|[^,;"])+/gu) ?? []) {
    let rest = named.trim();
    while (rest !== "" && rest.toLowerCase() !== "nobody") {
      const whom = readWhom(turn, rest);
      if (!whom.ok) return { ok: false, problem: { ...whom.problem, field: "without" } };
      ids.push(whom.value.person.id);
      rest = whom.value.rest.replace(/^(?:and\b|&)\s*/iu, "");
    }
  }
  return ok(ids);
};

/** The stages that are named; `none` names none. */
const readStages = (text: string): Result<ChosenStage[]> => {
  const named = text
    .toLowerCase()
    .split(/[\s,;&]+/u)
    .filter((word) => !["", "and", "none"].includes(word));
  const meant = named.map((word) => STAGES.find((stage) => stage === word) ?? nearest(word));
  const unknown = named.find((word) => !STAGES.some((stage) => stage === word));
  if (unknown === undefined) return ok(STAGES.filter((stage) => named.includes(stage)));
  return refuse(
    `“${unknown.slice(0, 40)}” is no stage of reminders; nothing was changed.`,
    meant.includes(undefined)
      ? `Name those that are to go; the stages are ${joinNames(STAGES)}.`
      : `Perhaps you mean: /opsg ${NAME} stages ${STAGES.filter((stage) => meant.includes(stage)).join(", ")}.`,
    "stages",
  );
};

const nearest = (word: string): ChosenStage | undefined => STAGES.find((stage) => distance(word, stage) <= 2);

export const remindersChoose: Command = {
  name: NAME,
  usage: "[stages before, due, overdue, tbc] [without NAMES | nobody]",
  summary: "chooses which stages of reminders are sent, and which people are left out",
  example: 'reminders choose stages before, due without "Alex Green"',
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { stages: ANYTHING, without: ANYTHING });
    if (head === "") return ok(clauses);
    return refuse(
      `I could not read “${head.slice(0, 40)}” after ${NAME}.`,
      `Name the stages that are to go after stages, and people to leave out after without: /opsg ${NAME} stages ${STAGES.join(", ")}.`,
    );
  },
  form: async (turn, values) => form(turn, values),
  act: async (turn, given) => {
    const values = changedIn(given);
    if (values.stages === undefined && values.without === undefined && !isFilledIn(given)) return form(turn, {});
    const stages = values.stages === undefined ? ok(sentNow(turn)) : readStages(values.stages);
    if (!stages.ok) return answerProblem(stages.problem);
    const without =
      values.without === undefined
        ? ok([...(turn.standing.committee.reminderPolicy.without ?? [])])
        : idsOf(turn, values.without);
    if (!without.ok) return answerProblem(without.problem);
    const chosen = await chooseReminders(turn.app, whoOf(turn), { stages: stages.value, without: without.value });
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
