import {
  discardPreview,
  importPreviewed,
  type MinutesPreview,
  previewAgain,
  previewMinutes,
} from "../app/preview-minutes.js";
import type { Answer, Values } from "../cards/card.js";
import { importedCard } from "../cards/imported.js";
import { minutesPreviewCard } from "../cards/minutes-preview.js";
import { severalMinutesCard } from "../cards/several-minutes.js";
import { type Problem, refuse } from "../domain/result.js";
import { adminForm, answerProblem, whoOf } from "./answers.js";
import type { SentFile, Turn } from "./command.js";
import { showPeople } from "./person-import.js";
import { commandForPasted, problemOf, textOfFile } from "./sent-files.js";
import { answerTakenIn, sentTextCommand } from "./sent-text.js";

const NAME = "minutes import";

/** Longer than the minutes of any meeting, in characters: about twenty pages. */
const MAX_PASTED = 50_000;

const form = (turn: Turn, values: Values): Answer =>
  adminForm(turn, "import minutes", {
    command: NAME,
    title: "Import minutes",
    intro:
      "Send me the file in our own chat (.docx, .pdf, .txt or .md), without a word beside it; or paste the text here. Nothing is stored before you have seen what would change.",
    submit: "Look at them",
    values,
    fields: [
      {
        kind: "paragraph",
        name: "text",
        label: "The minutes as text",
        hint: "From the heading with the meeting’s date and reference to the next meetings",
        maxLength: MAX_PASTED,
        ...(values.text === undefined ? {} : { value: values.text }),
      },
    ],
  });

const show = async (turn: Turn, input: { name: string; text: string }): Promise<Answer> => {
  const preview = await previewMinutes(turn.app, whoOf(turn), input);
  // A list of people as a text file comes here by its name, and is known by what is in it.
  if (!preview.ok && commandForPasted(input.text) === "person import") return showPeople(turn, input);
  if (!preview.ok) return answerProblem({ ...preview.problem, field: "text" });
  return { kind: "card", card: minutesPreviewCard(preview.value), audience: "person", data: preview.value };
};

/** Several sets of minutes: all are read, and each is looked at and imported by itself. */
const showSeveral = async (turn: Turn, files: readonly SentFile[]): Promise<Answer> => {
  const read: MinutesPreview[] = [];
  const refused: Problem[] = [];
  for (const file of files) {
    const text = await textOfFile(turn.app, file);
    const preview = text.ok ? await previewMinutes(turn.app, whoOf(turn), { name: file.name, text: text.value }) : text;
    if (preview.ok) read.push(preview.value);
    else refused.push(problemOf(file, preview.problem));
  }
  const card = severalMinutesCard(turn.standing.committee.code, read, refused);
  return { kind: "card", card, audience: "person", data: { read, refused } };
};

/** Minutes that were read with others, to be looked at now. */
const look = async (turn: Turn, id: string): Promise<Answer> => {
  const preview = await previewAgain(turn.app, whoOf(turn), id);
  if (!preview.ok) return answerProblem(preview.problem);
  return { kind: "card", card: minutesPreviewCard(preview.value), audience: "person", data: preview.value };
};

/** What was confirmed about a preview. */
const confirm = async (turn: Turn, preview: string, what: string | undefined): Promise<Answer> => {
  if (what === "look") return look(turn, preview);
  const { committee } = turn.standing;
  const setUp = { label: "Setting up", press: { command: "setup", committee: committee.code, values: {} } };
  if (what === "nothing") {
    const discarded = await discardPreview(turn.app, whoOf(turn), preview, "import minutes");
    if (!discarded.ok) return answerProblem(discarded.problem);
    return {
      kind: "card",
      audience: "person",
      card: {
        title: "Nothing was imported",
        parts: [{ kind: "text", text: "The minutes are put aside. Send them again whenever you like." }],
        buttons: [setUp],
      },
    };
  }
  const imported = await importPreviewed(turn.app, whoOf(turn), {
    preview,
    withoutClosures: what === "without closures",
    besides: what === "besides",
  });
  if (!imported.ok) return answerProblem(imported.problem);
  return answerTakenIn(turn, importedCard(imported.value), imported.value);
};

export const minutesImport = sentTextCommand({
  name: NAME,
  usage: "[THE TEXT OF THE MINUTES]",
  example: NAME,
  summary:
    "reads minutes that you send as a file or paste, shows what they would change, and imports them if you say so",
  longest: MAX_PASTED,
  pasted: "the text you pasted",
  form,
  show,
  showSeveral,
  confirm,
  instead: (turn) =>
    turn.caller.source === "terminal"
      ? answerProblem(refuse("Minutes come from a file here.", "Type /opsg import FILE").problem)
      : null,
});
