import { findAction } from "../app/find-action.js";
import { actionData } from "../cards/action-data.js";
import { type Answer, type Button, type Part, plain } from "../cards/card.js";
import type { SaidOf } from "../domain/answer/parts.js";
import { printReference, readReference } from "../domain/reference.js";
import type { Problem } from "../domain/result.js";
import { answerCard, answerProblem } from "./answers.js";
import type { Turn } from "./command.js";
import { type Outcome, recordWords, type Words } from "./record-words.js";
import { namedBy } from "./turn.js";
import { AMENDS, keepWords, whichCard } from "./which-action.js";

/** `instead`: what words that could not be recorded may be recorded of. */
type Placed = Outcome & { instead?: Button[] };

/** More sections than these would not all have room in one message. */
const MOST_WHOLE = 8;
/** Of words that are said back in a row. Characters. */
const LONGEST_ROW = 150;

/** What was recorded of one action of many, where nothing is asked of it: a line, and what takes it back. */
const row = (outcome: Placed): Part[] | null => {
  if ("problem" in outcome || outcome.asks) return null;
  const { title, parts, buttons } = outcome.card;
  const [button, ...others] = buttons.filter(({ press }) => press.command !== "action show");
  if (!button || others.length > 0) return null;
  const said = parts.flatMap((part) => (part.kind === "text" ? [plain(part.text)] : [])).join(" ");
  const detail = said.length > LONGEST_ROW ? `${said.slice(0, LONGEST_ROW - 1).trimEnd()}…` : said;
  return [{ kind: "row", title: { bold: title }, detail: detail || "Recorded.", button }];
};

/** What was recorded of one action, or why it was not, with its own buttons under it. */
export const section = (outcome: Placed): Part[] => {
  if ("problem" in outcome) {
    const { what, instead = "" } = outcome.problem;
    return [
      { kind: "heading", text: `${outcome.reference}: that did not work` },
      { kind: "text", text: `${what} ${instead}`.trim() },
      { kind: "text", text: `You said: “${outcome.text}”` },
      ...(outcome.instead ? [{ kind: "buttons" as const, buttons: outcome.instead }] : []),
    ];
  }
  const { title, parts, buttons } = outcome.card;
  return [{ kind: "heading", text: title }, ...parts, { kind: "buttons", buttons }];
};

/** One card for several actions: what was recorded of each, and what each is asked. */
const answerSeveral = (turn: Turn, outcomes: Placed[]): Answer => {
  const failed = outcomes.filter((outcome) => "problem" in outcome).length;
  return answerCard(turn, {
    title:
      failed === outcomes.length
        ? "Nothing was recorded"
        : `${failed === 0 ? "" : `${outcomes.length - failed} of `}${outcomes.length} actions answered`,
    tone: failed === 0 ? "good" : failed === outcomes.length ? "problem" : "warning",
    parts: outcomes.flatMap((one) => (outcomes.length > MOST_WHOLE ? row(one) : null) ?? section(one)),
    buttons: [
      {
        label: "All my actions",
        press: { command: "action list", committee: turn.standing.committee.code, values: { filter: "mine" } },
      },
    ],
  });
};

/** What was recorded of one action, or why it was not. */
export const answerOutcome = (turn: Turn, outcome: Outcome): Answer => {
  if ("problem" in outcome) return answerProblem(outcome.problem);
  const { view, card, data, asks } = outcome;
  const answer = answerCard(turn, card, { ...data, action: actionData(turn.register, view.action) });
  return asks ? { ...answer, asks } : answer;
};

/** As many actions are answered in one message. */
const MOST_AT_ONCE = 20;
const TOO_MANY: Problem = {
  what: `I record at most ${MOST_AT_ONCE} actions of one message.`,
  instead: "Say the others again, in a message of their own.",
};

/**
 * What was said of an action that there is not may be recorded of those that are answered; with the code of a committee
 * that the speaker may not name, also of this committee's of that number.
 */
const orElsewhere = async (
  turn: Turn,
  outcome: Extract<Outcome, { problem: Problem }>,
  around: readonly string[],
  amends: boolean,
): Promise<Placed> => {
  const { reference, text, problem } = outcome;
  const { committee } = turn.standing;
  const here = `${committee.code} ${reference.split(" ").at(-1)}`;
  const isOurs = here !== reference && (await findAction(turn.app.store.actions, committee, here)).ok;
  const others = [...new Set([...(isOurs ? [here] : []), ...around])];
  if (problem.field !== "reference" || others.length === 0) return outcome;
  const kept = await keepWords({ ...turn, personId: turn.standing.person?.id ?? null }, text, reference);
  const instead = others.map((other): Button => {
    const press = {
      command: "action reply",
      committee: committee.code,
      values: { ...kept, reference: other, ...(amends ? AMENDS : {}) },
    };
    return { label: `Record it of ${other}`, press };
  });
  return { ...outcome, instead };
};

/** The same words, said of each of these. */
export const saidOfEach = (turn: Turn, references: readonly string[], text: string): SaidOf[] =>
  references.flatMap((name) => {
    const read = readReference(name, namedBy(name) ?? turn.standing.committee.code);
    return read.ok ? [{ reference: read.value, text }] : [];
  });

/** Records each part, and says back all of it on one card. */
export const answerEach = async (
  turn: Turn,
  parts: readonly SaidOf[],
  words: Words,
  around: readonly string[],
): Promise<Answer> => {
  const outcomes = await recordEach(turn, parts, words, around);
  const [only, ...others] = outcomes;
  return only && others.length === 0 ? answerOutcome(turn, only) : answerSeveral(turn, outcomes);
};

/**
 * What is said of all but some is recorded of none by guess: it is asked of which, and what is said of others is recorded
 * of them.
 */
export const answerRest = async (
  turn: Turn,
  { text, but }: { text: string; but: string[] },
  parts: readonly SaidOf[],
  words: Words,
  around: readonly string[],
): Promise<Answer> => {
  const outcomes = await recordEach(turn, parts, words, around);
  const likely = around.filter((one) => !but.includes(one));
  const hint = `You leave out ${but.join(" and ")}: nothing of this is recorded there.`;
  const { card: which, asks } = await whichCard(turn, text, likely, {
    title: "Which actions is that about?",
    hint,
    each: true,
    but,
  });
  const answer = answerCard(turn, { ...which, parts: [...outcomes.flatMap(section), ...which.parts] });
  return asks === null ? answer : { ...answer, asks };
};

/** Records each part of what was said of its action. */
export const recordEach = async (
  turn: Turn,
  parts: readonly SaidOf[],
  words: Words,
  around: readonly string[],
): Promise<Placed[]> => {
  const outcomes: Placed[] = [];
  for (const [index, { reference: of, text }] of parts.entries()) {
    const reference = printReference(of);
    const outcome: Outcome =
      index < MOST_AT_ONCE
        ? await recordWords(turn, reference, { ...words, text }, true)
        : { reference, text, problem: TOO_MANY };
    outcomes.push("problem" in outcome ? await orElsewhere(turn, outcome, around, words.amends ?? false) : outcome);
  }
  return outcomes;
};
