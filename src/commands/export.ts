import { EXPORTS, type Export, exportLog } from "../app/export-log.js";
import type { Button, Card } from "../cards/card.js";
import { figure } from "../cards/digest-view.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "export";
/** So many actions, or rows, are read between two lines of progress. */
const PROGRESS_STEP = 1_000;

/** What each is called, what else people call it, and what it holds. */
const KINDS: Record<Export, { label: string; also: RegExp; holds: string }> = {
  paper: {
    label: "Actions Outstanding paper",
    also: /^(?:paper|docx|word|outstanding|actions outstanding)$/iu,
    holds: "a Word document: everything outstanding, with the updates since the last meeting",
  },
  spreadsheet: {
    label: "Spreadsheet",
    also: /^(?:spreadsheet|xlsx|excel|workbook)$/iu,
    holds: "an Excel workbook: every action, every update and every target",
  },
  json: {
    label: "Everything as JSON",
    also: /^(?:json|everything|data|all)$/iu,
    holds: "all there is, people and every change of the log, for another installation of this program",
  },
  csv: { label: "CSV", also: /^csv$/iu, holds: "a line an action, for other programs" },
};

const kindOf = (word: string): Export | undefined => EXPORTS.find((kind) => KINDS[kind].also.test(word));

const press = (turn: Turn, kind: Export): Button => ({
  label: KINDS[kind].label,
  press: { command: NAME, committee: turn.standing.committee.code, values: { kind } },
});

/** What this person may have. */
const offered = ({ standing }: Turn): Export[] =>
  EXPORTS.filter((kind) => kind !== "json" || may(standing, "administer"));

const whichCard = (turn: Turn): Card => ({
  title: `What is the log of ${turn.standing.committee.code} to become?`,
  parts: [
    {
      kind: "facts",
      facts: offered(turn).map((kind) => ({ label: KINDS[kind].label, value: KINDS[kind].holds })),
    },
  ],
  buttons: offered(turn).map((kind) => press(turn, kind)),
});

const read = (rest: string): Result<{ kind?: string }> => {
  const word = rest.trim();
  if (word === "") return ok({});
  const kind = kindOf(word);
  return kind === undefined
    ? refuse(`I cannot make “${word.slice(0, 40)}” of the log.`, `Type /opsg export and one of ${EXPORTS.join(", ")}.`)
    : ok({ kind });
};

export const exportCommand: Command = {
  name: NAME,
  usage: "[paper | spreadsheet | csv | json]",
  summary: "gives the log as a file: the Actions Outstanding paper, a spreadsheet, or data",
  example: "export paper",
  read,
  act: async (turn, values) => {
    const kind = values.kind === undefined ? undefined : kindOf(values.kind);
    if (values.kind === undefined) return { kind: "card", card: whichCard(turn), audience: "person" };
    if (kind === undefined) {
      const asked = read(values.kind);
      return asked.ok ? { kind: "card", card: whichCard(turn), audience: "person" } : answerProblem(asked.problem);
    }
    const { app, register, standing, caller } = turn;
    const { committee } = standing;
    let told = 0;
    const onProgress = (count: number): void => {
      if (count - told < PROGRESS_STEP) return;
      told = count - (count % PROGRESS_STEP);
      caller.onProgress?.(`${figure(told)} ${kind === "json" ? "rows" : "actions"} read …`);
    };
    const exported = await exportLog(app, register, standing, kind, onProgress);
    if (!exported.ok) return answerProblem(exported.problem);
    const { file, actions } = exported.value;
    const card: Card = {
      title: KINDS[kind].label,
      parts: [
        {
          kind: "text",
          text: [{ bold: file.name }, `, with ${actions === 1 ? "one action" : `${figure(actions)} actions`}.`],
        },
        {
          kind: "note",
          text: `${committee.code} is classified ${committee.classification}: pass the file on only to those who may read it.`,
        },
      ],
      buttons: offered(turn)
        .filter((other) => other !== kind)
        .map((other) => press(turn, other)),
    };
    return {
      kind: "card",
      card,
      audience: "person",
      data: { name: file.name, type: file.type, size: file.bytes.length, actions },
      file,
    };
  },
};
