import { raisingMeeting } from "../app/raise-action.js";
import { previewMany, raiseMany } from "../app/raise-many.js";
import { deny } from "../app/who.js";
import { nameOf } from "../cards/action.js";
import type { Answer, Part, Press, Values } from "../cards/card.js";
import { dayAt, printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { printOwners } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { effectiveTarget } from "../domain/target.js";
import { answerCard, answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "action many";
/** As much as a field holds on every platform. Characters. */
const MAX_LIST = 3_000;

const listForm = async (turn: Turn, values: Values): Promise<Answer> => {
  const { app, standing } = turn;
  const { committee } = standing;
  if (!may(standing, "keep")) return answerProblem(deny(standing, "keep", "raise actions").problem);
  const meeting = await raisingMeeting(app.store, committee.id, dayAt(app.clock.now(), committee.zone));
  const kept = values.draft === undefined ? null : await app.store.files.open(values.draft);
  const list = kept?.name === committee.id ? new TextDecoder().decode(kept.bytes) : values.list;
  const { draft: _, ...rest } = values;
  return answerForm(turn, {
    command: NAME,
    title: "Raise several actions",
    intro: "One action a line. You see what was understood before anything is stored.",
    submit: "Look at it first",
    values: rest,
    fields: [
      {
        kind: "paragraph",
        name: "list",
        label: "Actions",
        hint: "NetCo to publish the calendar target 8 March. Who it begins with owns it, or write: owner NetCo.",
        maxLength: MAX_LIST,
        ...(list ? { value: list.slice(0, MAX_LIST) } : {}),
      },
      {
        kind: "line",
        name: "meeting",
        label: "Raised at meeting",
        hint:
          meeting?.number == null
            ? "Its number"
            : `${committee.code} ${meeting.number} was on ${printDay(meeting.date)}`,
        maxLength: 20,
        ...(meeting?.number == null ? {} : { value: values.meeting ?? String(meeting.number), optional: true }),
      },
    ],
  });
};

const preview = async (turn: Turn, list: string, meeting: string | undefined): Promise<Answer> => {
  const { committee } = turn.standing;
  const read = await previewMany(turn.app, whoOf(turn), { list, meeting });
  if (!read.ok) return answerProblem(read.problem);
  const { lines, draft } = read.value;
  const wrong = lines.filter((line) => line.wrong !== null).length;
  const press = (ask: boolean): Press => ({
    command: NAME,
    committee: committee.code,
    values: { draft, ...(meeting ? { meeting } : {}) },
    ...(ask ? { ask } : {}),
  });
  const parts = lines.map(
    ({ line, text, owners, target, doubts, wrong: why }): Part => ({
      kind: "row",
      title: [{ bold: `${line}.` }, `  ${text}`],
      detail:
        why === null
          ? `${owners} · target ${printTarget(target)}${doubts.length > 0 ? `. Please check: ${doubts.join(" ")}` : ""}`
          : `Not understood. ${why}`,
    }),
  );
  return {
    kind: "card",
    card: {
      title:
        wrong > 0 ? `${wrong} of ${lines.length} could not be understood` : `${lines.length} actions, not stored yet`,
      tone: "warning",
      parts: [
        ...parts,
        {
          kind: "note",
          text: wrong > 0 ? "Nothing is stored. Change those lines." : "Nothing is stored until you press Raise.",
        },
      ],
      buttons: [
        ...(wrong === 0
          ? [
              {
                label: `Raise ${lines.length === 1 ? "it" : `all ${lines.length}`}`,
                press: press(false),
                style: "primary" as const,
              },
            ]
          : []),
        { label: "Change the list", press: press(true) },
      ],
    },
    audience: "person",
    data: lines,
  };
};

export const actionMany: Command = {
  name: NAME,
  usage: "[LIST]",
  summary: "raises several actions at once from a list, an action a line; shown before it is stored",
  example: "action many",
  read: (rest) => ok(rest.trim() === "" ? {} : { list: rest }),
  form: listForm,
  act: async (turn, values) => {
    const { list, draft, meeting } = values;
    if (list) return preview(turn, list, meeting);
    if (!draft) return listForm(turn, values);
    const raised = await raiseMany(turn.app, whoOf(turn), { draft, meeting });
    if (!raised.ok) return answerProblem(raised.problem);
    const { committee } = turn.standing;
    const actions = raised.value.map(({ action }) => action);
    const register = await turn.app.store.register();
    const doubts = raised.value.flatMap(({ action, doubts: of }) => of.map((doubt) => `${nameOf(action)}: ${doubt}`));
    const at = actions[0]?.reference.meeting ?? 0;
    return answerCard(
      turn,
      {
        title: `${actions.length} ${actions.length === 1 ? "action" : "actions"} raised at ${committee.code} ${at}`,
        tone: doubts.length > 0 ? "warning" : "good",
        parts: [
          ...actions.map(
            (action): Part => ({
              kind: "row",
              title: [{ bold: nameOf(action) }, `  ${action.text}`],
              detail: `${printOwners(register, action.ownerIds)} · target ${printTarget(effectiveTarget(action.targets))}`,
            }),
          ),
          ...doubts.map((doubt): Part => ({ kind: "note", text: `Recorded, but please check: ${doubt}` })),
        ],
        buttons: [
          {
            label: "All of this meeting",
            press: { command: "action list", committee: committee.code, values: { filter: `meeting ${at}` } },
          },
          { label: "Raise more", press: { command: NAME, committee: committee.code, values: {}, ask: true } },
        ],
      },
      actions,
    );
  },
};
