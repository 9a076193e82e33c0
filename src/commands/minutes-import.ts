import { discardPreview, importPreviewed, previewMinutes } from "../app/preview-minutes.js";
import type { Answer, Values } from "../cards/card.js";
import { importedCard } from "../cards/imported.js";
import { minutesPreviewCard } from "../cards/minutes-preview.js";
import { ok, refuse } from "../domain/result.js";
import { adminForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { textOfFile } from "./sent-files.js";
import { nextButtons } from "./setup-steps.js";

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
  if (!preview.ok) return answerProblem({ ...preview.problem, field: "text" });
  return { kind: "card", card: minutesPreviewCard(preview.value), audience: "person", data: preview.value };
};

/** What was confirmed about a preview. */
const confirm = async (turn: Turn, preview: string, what: string | undefined): Promise<Answer> => {
  const { committee } = turn.standing;
  const setUp = { label: "Setting up", press: { command: "setup", committee: committee.code, values: {} } };
  if (what === "nothing") {
    const discarded = await discardPreview(turn.app, whoOf(turn), preview);
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
  });
  if (!imported.ok) return answerProblem(imported.problem);
  const card = importedCard(imported.value);
  return {
    kind: "card",
    card: { ...card, buttons: [...(await nextButtons(turn)), ...card.buttons] },
    audience: "person",
    data: imported.value,
  };
};

export const minutesImport: Command = {
  name: NAME,
  usage: "[THE TEXT OF THE MINUTES]",
  summary:
    "reads minutes that you send as a file or paste, shows what they would change, and imports them if you say so",
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
    if (values.text) return show(turn, { name: "the text you pasted", text: values.text });
    if (turn.caller.source === "terminal")
      return answerProblem(refuse("Minutes come from a file here.", "Type /opsg import FILE").problem);
    return form(turn, values);
  },
};
