import { changeNotices, wishNotices } from "../app/change-notices.js";
import type { Answer, Button, Card, Field, Values } from "../cards/card.js";
import { noticesCard } from "../cards/notices.js";
import { ALL_NOTICES, NOTICE_NAMES, printNotice } from "../domain/notices/policy.js";
import type { Committee } from "../domain/register.js";
import { ok, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, capital, readClauses } from "../domain/words.js";
import { answerCard, answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { changedIn, settingsForm } from "./settings-form.js";

const POLICY = "notices policy";
const ME = "notices me";

const button = (turn: Turn, label: string, command: string, values: Values = {}, ask = false): Button => ({
  label,
  press: { command, committee: turn.standing.committee.code, values, ...(ask ? { ask } : {}) },
});

const draw = (turn: Turn, title: string, committee: Committee): Card => {
  const { register, standing } = turn;
  const mine = standing.person !== null && committee.notices.people.includes(standing.person.id);
  return noticesCard(title, committee, {
    channels: register.channels.filter(({ committeeId }) => committeeId === committee.id),
    people: committee.notices.people.flatMap((id) => register.people.find((person) => person.id === id)?.name ?? []),
    buttons: [
      ...(may(standing, "administer") ? [button(turn, "Change", POLICY, {}, true)] : []),
      ...(standing.person === null
        ? []
        : [
            button(turn, mine ? "Not in my own chat any more" : "In my own chat, too", ME, {
              wanted: mine ? "no" : "yes",
            }),
          ]),
      button(turn, "Next meeting", "meeting next"),
    ],
  });
};

const dataOf = ({ notices }: Committee) => Object.fromEntries(ALL_NOTICES.map((kind) => [kind, notices[kind]]));

export const notices: Command = {
  name: "notices",
  usage: "",
  summary: "shows what the committee’s channels are told of meetings, and when",
  example: "notices",
  read: (rest) => (rest.trim() === "" ? ok({}) : refuse("notices takes no words.", "To change them: notices policy.")),
  act: async (turn) => {
    const { committee } = turn.standing;
    return answerCard(turn, draw(turn, `${committee.code}: notices of meetings`, committee), dataOf(committee));
  },
};

export const noticesPolicy: Command = {
  name: POLICY,
  usage: "[papers | agenda | reminder | today | outcome  DAYS at TIME | on | off] [change | cancellation  on | off]",
  summary: "changes which notices of meetings come, and when",
  example: "notices policy agenda 4 at 10:00 papers off",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, Object.fromEntries(ALL_NOTICES.map((kind) => [kind, ANYTHING])));
    if (head !== "")
      return refuse(
        `I could not read “${head.slice(0, 60)}” as a change of the notices.`,
        "Type, for example, /opsg notices policy agenda 4 at 10:00 papers off.",
      );
    return ok(Object.fromEntries(ALL_NOTICES.flatMap((kind) => (clauses[kind] ? [[kind, clauses[kind]]] : []))));
  },
  form: async (turn, values): Promise<Answer> =>
    settingsForm(turn, "change when notices come", {
      command: POLICY,
      title: "Notices of meetings",
      intro: "Working days and a time, for example: 5 at 09:00. Or on, or off.",
      submit: "Change",
      values,
      fields: ALL_NOTICES.map(
        (kind): Field => ({
          kind: "line",
          name: kind,
          label: capital(NOTICE_NAMES[kind]),
          maxLength: 40,
          optional: true,
          value: formValue(turn.standing.committee, kind),
        }),
      ),
    }),
  act: async (turn, values) => {
    if (Object.keys(values).length === 0 && noticesPolicy.form) return noticesPolicy.form(turn, values);
    const changed = await changeNotices(turn.app, whoOf(turn), changedIn(values));
    if (!changed.ok) return answerProblem(changed.problem);
    const card = draw(turn, "The notices come differently now", changed.value);
    return answerCard(turn, { ...card, tone: "good" }, dataOf(changed.value));
  },
};

const formValue = (committee: Committee, kind: (typeof ALL_NOTICES)[number]): string => {
  const { on } = committee.notices[kind];
  return kind === "change" || kind === "cancellation" ? (on ? "on" : "off") : printNotice(committee.notices, kind);
};

export const noticesMe: Command = {
  name: ME,
  usage: "[off]",
  summary: "has the notices of meetings sent to your own chat with the bot, too, or ends that",
  example: "notices me",
  read: (rest) => {
    const words = rest.trim().toLowerCase();
    if (/^(?:on|yes)?$/u.test(words)) return ok({ wanted: "yes" });
    if (/^(?:off|no|none)$/u.test(words)) return ok({ wanted: "no" });
    return refuse("That is neither on nor off.", "Type /opsg notices me, or /opsg notices me off.");
  },
  act: async (turn, { wanted }) => {
    const done = await wishNotices(turn.app, whoOf(turn), wanted !== "no");
    return answerDone(turn, done, ({ code }) => ({
      title: wanted === "no" ? `You have no notices of ${code} any more` : `You have the notices of ${code}, too`,
      parts: [
        {
          kind: "text",
          text:
            wanted === "no"
              ? "The committee’s channels have them still."
              : "What channels are told of meetings comes to your own chat with me as well.",
        },
      ],
      buttons: [button(turn, "All notices", "notices")],
    }));
  },
};
