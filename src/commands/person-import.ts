import { importPeople, previewPeople } from "../app/import-people.js";
import { discardPreview } from "../app/preview-minutes.js";
import type { Answer, Values } from "../cards/card.js";
import { peopleImportedCard, peoplePreviewCard } from "../cards/people-list.js";
import { adminForm, answerProblem, whoOf } from "./answers.js";
import type { Turn } from "./command.js";
import { answerTakenIn, sentTextCommand } from "./sent-text.js";

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

/** What would come of a list of people. */
export const showPeople = async (turn: Turn, input: { name: string; text: string }): Promise<Answer> => {
  const preview = await previewPeople(turn.app, whoOf(turn), input);
  if (!preview.ok) return answerProblem(preview.problem);
  const card = peoplePreviewCard(turn.standing.committee.code, preview.value);
  return { kind: "card", card, audience: "person", data: preview.value };
};

const confirm = async (turn: Turn, preview: string, what: string | undefined): Promise<Answer> => {
  const { code } = turn.standing.committee;
  if (what === "nothing") {
    const discarded = await discardPreview(turn.app, whoOf(turn), preview, "add people");
    if (!discarded.ok) return answerProblem(discarded.problem);
    const again = { label: "Add people", press: { command: NAME, committee: code, values: {}, ask: true } };
    const card = { title: "Nobody was added", parts: [], buttons: [again] };
    return { kind: "card", card, audience: "person" };
  }
  const stored = await importPeople(turn.app, whoOf(turn), preview);
  if (!stored.ok) return answerProblem(stored.problem);
  return answerTakenIn(turn, peopleImportedCard(code, stored.value), stored.value);
};

export const personImport = sentTextCommand({
  name: NAME,
  usage: "[A PERSON A LINE]",
  example: `${NAME} Alex Green, alex@example.org, NetCo, member`,
  summary:
    "adds many people at once, pasted from a spreadsheet or sent as a .csv file, after showing what would change",
  longest: MAX_PASTED,
  pasted: "The list you pasted",
  form,
  show: showPeople,
  confirm,
});
