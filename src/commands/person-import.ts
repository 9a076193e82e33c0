import { importPeople, previewPeople } from "../app/import-people.js";
import { discardPreview } from "../app/preview-minutes.js";
import type { Answer, Values } from "../cards/card.js";
import { peopleImportedCard, peoplePreviewCard } from "../cards/people-list.js";
import { ok } from "../domain/result.js";
import { adminForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { textOfFile } from "./sent-files.js";
import { nextButtons } from "./setup-steps.js";

const NAME = "person import";
/** A long list, at a line a person. Characters. */
const MAX_PASTED = 50_000;

const form = (turn: Turn, values: Values): Answer =>
  adminForm(turn, "add people", {
    command: NAME,
    title: "Add many people",
    intro:
      "Paste them from a spreadsheet, a person a line: name, e-mail, party, role, deputy for. Headings may be in any order. Or send me the sheet as a .csv file in our own chat. Nothing is stored before you have seen what would change.",
    submit: "Look at them",
    values,
    fields: [
      {
        kind: "paragraph",
        name: "text",
        label: "The people",
        hint: "Alex Green, alex@example.org, NetCo, member",
        maxLength: MAX_PASTED,
        ...(values.text === undefined ? {} : { value: values.text }),
      },
    ],
  });

const show = async (turn: Turn, input: { name: string; text: string }): Promise<Answer> => {
  const preview = await previewPeople(turn.app, whoOf(turn), input);
  if (!preview.ok) return answerProblem(preview.problem);
  const card = peoplePreviewCard(turn.standing.committee.code, preview.value);
  return { kind: "card", card, audience: "person", data: preview.value };
};

const confirm = async (turn: Turn, preview: string, what: string | undefined): Promise<Answer> => {
  const { code } = turn.standing.committee;
  if (what === "nothing") {
    const discarded = await discardPreview(turn.app, whoOf(turn), preview);
    if (!discarded.ok) return answerProblem(discarded.problem);
    const again = { label: "Add people", press: { command: NAME, committee: code, values: {}, ask: true } };
    const card = { title: "Nobody was added", parts: [], buttons: [again] };
    return { kind: "card", card, audience: "person" };
  }
  const stored = await importPeople(turn.app, whoOf(turn), preview);
  if (!stored.ok) return answerProblem(stored.problem);
  const card = peopleImportedCard(code, stored.value);
  return {
    kind: "card",
    card: { ...card, buttons: [...(await nextButtons(turn)), ...card.buttons] },
    audience: "person",
    data: stored.value,
  };
};

export const personImport: Command = {
  name: NAME,
  usage: "[A PERSON A LINE]",
  summary:
    "adds many people at once, pasted from a spreadsheet or sent as a .csv file, after showing what would change",
  example: NAME,
  longest: MAX_PASTED,
  read: (rest) => ok(rest.trim() === "" ? {} : { text: rest }),
  form: async (turn, values) => form(turn, values),
  act: async (turn, { preview, do: what, ...values }) => {
    if (preview) return confirm(turn, preview, what);
    const [file] = turn.caller.files ?? [];
    if (file) {
      const text = await textOfFile(turn.app, file);
      return text.ok ? show(turn, { name: file.name, text: text.value }) : answerProblem(text.problem);
    }
    if (values.text) return show(turn, { name: "The list you pasted", text: values.text });
    return form(turn, values);
  },
};
