import { addMeeting } from "../app/add-meeting.js";
import { deny } from "../app/who.js";
import type { Answer, Field, Values } from "../cards/card.js";
import { meetingName } from "../cards/meetings.js";
import { ok } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING } from "../domain/words.js";
import { answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { answerPlanned, because, filled, REASON, readPlanned, whenFields, whenOf } from "./meeting-forms.js";

const NEW = {
  command: "meeting new",
  title: "Add a meeting",
  submit: "Add",
};

const newForm = (turn: Turn, values: Values): Answer => {
  if (!may(turn.standing, "meet")) return answerProblem(deny(turn.standing, "meet", "plan a meeting").problem);
  const kind: Field = {
    kind: "choice",
    name: "kind",
    label: "Kind",
    value: values.kind ?? "main",
    options: [
      { label: "Main meeting", value: "main" },
      { label: "Reporting meeting", value: "reporting" },
    ],
  };
  const fields = [kind, ...whenFields(values, undefined), filled({ ...REASON, optional: true }, values.reason)];
  return answerForm(turn, { ...NEW, values, fields });
};

export const meetingNew: Command = {
  name: NEW.command,
  usage: "[main | reporting] DAY TIME [for LENGTH] [place PLACE] [because REASON]",
  summary: "adds a meeting outside the series",
  example: "meeting new main 15 March 14:00 for 2h because of the outage",
  read: (rest) => {
    const { head, values } = readPlanned(rest, { for: /^\d/u, place: ANYTHING });
    const [, kind, to = ""] = /^(?:(main|reporting)(?: meeting)?(?:\s+|$))?(?:on )?(.*)$/isu.exec(head) ?? [];
    return ok({
      ...(kind ? { kind: kind.toLowerCase() } : {}),
      ...(to ? { to } : {}),
      ...values,
    });
  },
  form: async (turn, values) => newForm(turn, values),
  act: async (turn, values) => {
    const to = whenOf(values);
    if (to === undefined) return newForm(turn, values);
    const { kind = "main", length, place, reason } = values;
    const added = await addMeeting(turn.app, whoOf(turn), { kind, to, length, place, reason });
    if (!added.ok) return answerProblem(added.problem);
    const { after: meeting, clashes } = added.value;
    const name = meetingName(turn.standing.committee, meeting);
    return answerPlanned(
      turn,
      { meeting, clashes },
      `${name} is planned`,
      reason?.trim() ? [{ kind: "text", text: `It is added${because(reason.trim())}` }] : [],
    );
  },
};
