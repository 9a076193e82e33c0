import type { Answer, Card, Values } from "../cards/card.js";
import { ok } from "../domain/result.js";
import { answerProblem } from "./answers.js";
import type { Command, SentFile, Turn } from "./command.js";
import { problemOf, textOfFile } from "./sent-files.js";
import { nextButtons } from "./setup-steps.js";

/** A long text that somebody sends as a file or pastes: shown as what it would change, and taken in if they say so. */
export type SentText = {
  name: string;
  usage: string;
  summary: string;
  example: string;
  /** The longest text that can be pasted. Characters. */
  longest: number;
  /** What a pasted text is called. */
  pasted: string;
  form(turn: Turn, values: Values): Answer;
  show(turn: Turn, input: { name: string; text: string }): Promise<Answer>;
  /** Several files at once; left out where one is taken at a time. */
  showSeveral?(turn: Turn, files: readonly SentFile[]): Promise<Answer>;
  /** Does what was said to a preview: `what` is which of its buttons was pressed. */
  confirm(turn: Turn, preview: string, what: string | undefined): Promise<Answer>;
  /** Said in place of the form where nothing was sent; null: the form. */
  instead?(turn: Turn): Answer | null;
};

/** What was shown, and what to do with it, as a terminal has the line of a button. */
const CONFIRMED = /^preview (?<preview>[\w-]{1,80}) do "?(?<do>all|without closures|nothing|look)"?$/u;

export const sentTextCommand = (kind: SentText): Command => ({
  name: kind.name,
  usage: kind.usage,
  summary: kind.summary,
  example: kind.example,
  longest: kind.longest,
  read: (rest) => {
    const confirmed = CONFIRMED.exec(rest)?.groups;
    return ok(confirmed ? { ...confirmed } : rest.trim() === "" ? {} : { text: rest });
  },
  form: async (turn, values) => kind.form(turn, values),
  act: async (turn, { preview, do: what, ...values }) => {
    if (preview) return kind.confirm(turn, preview, what);
    const files = turn.caller.files ?? [];
    const [file] = files;
    if (files.length > 1 && kind.showSeveral) return kind.showSeveral(turn, files);
    if (file) {
      const text = await textOfFile(turn.app, file);
      const shown = text.ok
        ? await kind.show(turn, { name: file.name, text: text.value })
        : answerProblem(text.problem);
      return shown.kind === "problem" ? { ...shown, problem: problemOf(file, shown.problem) } : shown;
    }
    if (values.text) return kind.show(turn, { name: kind.pasted, text: values.text });
    return kind.instead?.(turn) ?? kind.form(turn, values);
  },
});

/** What was taken in, with what comes next in setting the committee up. */
export const answerTakenIn = async (turn: Turn, card: Card, data: unknown): Promise<Answer> => ({
  kind: "card",
  card: { ...card, buttons: [...(await nextButtons(turn)), ...card.buttons] },
  audience: "person",
  data,
});
