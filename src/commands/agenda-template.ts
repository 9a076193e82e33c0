import { setAgendaTemplate } from "../app/agenda-template.js";
import { templateFor } from "../app/read-agenda.js";
import { deny } from "../app/who.js";
import type { Answer, Card, Values } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { printItemLine } from "../domain/agenda/print-item.js";
import type { MeetingKind, PlannedItem } from "../domain/meeting.js";
import { ok, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { answerCard, answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "agenda template";
/** Characters that a multi-line input takes on Slack. */
const MAX_INPUT = 3_000;

/** So that a template of too many items is refused for their number. Characters. */
const LONGEST_TEMPLATE = 100_000;

const kindOf = (kind: string | undefined): MeetingKind => (kind === "reporting" ? "reporting" : "main");

const form = async (turn: Turn, values: Values): Promise<Answer> => {
  const { app, standing } = turn;
  if (!may(standing, "meet")) return answerProblem(deny(standing, "meet", "change the template of an agenda").problem);
  const kind = kindOf(values.kind);
  const items = await templateFor(app.store, standing.committee.id, kind);
  const text = values.items ?? items.map(printItemLine).join("\n");
  return answerForm(turn, {
    command: NAME,
    title: `${kind === "main" ? "Main" : "Reporting"} agendas`,
    intro: `What the agenda of each ${kind} meeting starts from. Agendas that were changed already stay as they are.`,
    submit: "Save",
    values: { ...values, kind },
    fields: [
      {
        kind: "paragraph",
        name: "items",
        label: "Items, one a line",
        hint: "For example: Outage review presenter NetCo for information 20m",
        maxLength: MAX_INPUT,
        ...(text.length <= MAX_INPUT ? { value: text } : {}),
      },
    ],
  });
};

const templateCard = (turn: Turn, kind: MeetingKind, items: PlannedItem[], title: string): Card => {
  const { standing } = turn;
  const { code } = standing.committee;
  const other = kind === "main" ? "reporting" : "main";
  return {
    title,
    parts: [
      { kind: "text", text: `What the agenda of each ${kind} meeting starts from:` },
      ...items.map((item) => ({ kind: "text" as const, text: `${item.number}. ${printItemLine(item)}` })),
    ],
    buttons: [
      ...(may(standing, "meet")
        ? [
            {
              label: "Change it",
              press: { command: NAME, committee: code, values: { kind }, ask: true },
              style: "primary" as const,
            },
          ]
        : []),
      {
        label: `${other === "main" ? "Main" : "Reporting"} meetings`,
        press: { command: NAME, committee: code, values: { kind: other } },
      },
      { label: "The next agenda", press: { command: "agenda", committee: code, values: {} } },
    ],
  };
};

export const agendaTemplate: Command = {
  name: NAME,
  usage: "main | reporting [ITEM; ITEM; …]",
  summary: "shows what the agendas of a kind of meeting start from, or changes it",
  longest: LONGEST_TEMPLATE,
  example: "agenda template main Previous meeting minutes 5m; Actions outstanding 40m; Any other business",
  read: (rest) => {
    const [, kind, items = ""] = /^\s*(main|reporting)?\b[\s:]*([\s\S]*)$/iu.exec(rest) ?? [];
    if (kind === undefined && items.trim() !== "")
      return refuse(
        `“${rest.trim().split(/\s/u)[0]?.slice(0, 40)}” is no kind of meeting.`,
        "Type /opsg agenda template main, or reporting.",
        "kind",
      );
    return ok({ kind: kind?.toLowerCase() ?? "main", ...(items.trim() === "" ? {} : { items: items.trim() }) });
  },
  form,
  act: async (turn, values) => {
    const kind = kindOf(values.kind);
    const { code, id } = turn.standing.committee;
    const name = `${code}: the agenda of ${kind} meetings`;
    if (!values.items) {
      const items = await templateFor(turn.app.store, id, kind);
      const page = { command: NAME, committee: code, values: { kind } };
      return answerCard(turn, pageOf(templateCard(turn, kind, items, name), Number(values.page ?? 1), page), items);
    }
    const saved = await setAgendaTemplate(turn.app, whoOf(turn), kind, values.items);
    if (!saved.ok) return answerProblem(saved.problem);
    const card = templateCard(turn, kind, saved.value, `${name} starts differently now`);
    return answerCard(
      turn,
      { ...pageOf(card, 1, { command: NAME, committee: code, values: { kind } }), tone: "good" },
      saved.value,
    );
  },
};
