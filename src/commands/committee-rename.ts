import { renameCommittee } from "../app/rename-committee.js";
import type { Answer, Values } from "../cards/card.js";
import { ok } from "../domain/result.js";
import { unquote } from "../domain/words.js";
import { adminForm, answerDone, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "committee rename";

const form = (turn: Turn, values: Values): Answer => {
  const { code, name } = turn.standing.committee;
  return adminForm(turn, "rename the committee", {
    command: NAME,
    title: "Rename the committee",
    intro: `Its code stays ${code}, and so does every reference: only the name changes.`,
    submit: "Rename",
    values,
    fields: [{ kind: "line", name: "name", label: "New name", maxLength: 120, value: values.name ?? name }],
  });
};

/** `OPSG to New Name`, `to New Name`: what stands before the name is no part of it. */
const withoutCode = (text: string, code: string): string => {
  const rest = new RegExp(`^(?:${code}\\b\\s*)?(?:to\\s+)?`, "iu").exec(text)?.[0] ?? "";
  return unquote(text.slice(rest.length));
};

export const committeeRename: Command = {
  name: NAME,
  usage: '"NEW NAME"',
  summary: "changes the committee’s name; its code and every reference stay as they are",
  example: 'committee rename "Operations Committee"',
  read: (rest) => ok(rest.trim() === "" ? {} : { name: rest.trim() }),
  form: async (turn, values) => form(turn, values),
  act: async (turn, values) => {
    const { code, name: before } = turn.standing.committee;
    const name = withoutCode(values.name ?? "", code);
    if (name === "") return form(turn, {});
    return answerDone(turn, await renameCommittee(turn.app, whoOf(turn), { name }), (renamed) => ({
      title: `${code} is called ${renamed.name} now`,
      parts: [{ kind: "text", text: `It was ${before}. Every reference stays as it is: ${code} and its numbers.` }],
      buttons: [
        { label: "Change it again", press: { command: NAME, committee: code, values: {}, ask: true } },
        { label: "Setting up", press: { command: "setup", committee: code, values: {} } },
      ],
    }));
  },
};
