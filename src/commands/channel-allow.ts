import { allowInChannel } from "../app/allow-channel.js";
import type { Answer, Values } from "../cards/card.js";
import type { Classification } from "../domain/register.js";
import { ok, refuse } from "../domain/result.js";
import { adminForm, answerDone, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "channel allow";

const CLASSIFICATIONS: readonly Classification[] = ["White", "Green", "Amber", "Red"];

const classificationOf = (text: string | undefined): Classification | undefined =>
  CLASSIFICATIONS.find((one) => one.toLowerCase() === text?.trim().toLowerCase());

const form = (turn: Turn, values: Values): Answer =>
  adminForm(turn, "say what may be said in a channel", {
    command: NAME,
    title: "What may be said here",
    intro: "Notices and reminders above this classification are not posted here; the Secretary is told instead.",
    submit: "Set",
    values,
    fields: [
      {
        kind: "choice",
        name: "classification",
        label: "Nothing above",
        options: CLASSIFICATIONS.map((one) => ({ label: one, value: one })),
        value: classificationOf(values.classification) ?? "White",
      },
      {
        kind: "choice",
        name: "outsiders",
        label: "People of other organisations’ workspaces read along",
        options: [
          { label: "Then nothing is posted here", value: "no" },
          { label: "That is all right", value: "yes" },
        ],
        value: values.outsiders ?? "no",
      },
    ],
  });

export const channelAllow: Command = {
  name: NAME,
  usage: "[White | Green | Amber | Red] [outsiders | no outsiders]",
  summary: "says up to which classification the bot may post in this channel, and whether outsiders may read along",
  example: "channel allow Green",
  read: (rest) => {
    const words = rest.trim().replace(/^up to\s+/iu, "");
    const match = /^(white|green|amber|red)?\s*(?:,|and)?\s*((?:no )?outsiders)?$/iu.exec(words);
    if (!match)
      return refuse(`“${words.slice(0, 40)}” is no classification.`, "Type, for example, /opsg channel allow Green.");
    return ok({
      ...(match[1] ? { classification: match[1] } : {}),
      ...(match[2] ? { outsiders: /^no/iu.test(match[2]) ? "no" : "yes" } : {}),
    });
  },
  form: async (turn, values) => form(turn, values),
  act: async (turn, values) => {
    const classification = classificationOf(values.classification);
    if (!classification && values.outsiders === undefined) return form(turn, values);
    const done = await allowInChannel(turn.app, whoOf(turn), turn.caller.place, {
      ...(classification ? { classification } : {}),
      ...(values.outsiders === undefined ? {} : { outsiders: values.outsiders === "yes" }),
    });
    return answerDone(turn, done, (channel) => ({
      title: `In ${channel.name} nothing above ${channel.classification} is said`,
      parts: [
        {
          kind: "text",
          text: channel.outsiders
            ? "It is posted to also where people of other organisations’ workspaces read along."
            : "Where people of other organisations’ workspaces read along, nothing is posted.",
        },
      ],
      buttons: [
        { label: "Change", press: { command: NAME, committee: turn.standing.committee.code, values: {}, ask: true } },
      ],
    }));
  },
};
