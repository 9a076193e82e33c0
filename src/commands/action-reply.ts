import { findAction } from "../app/find-action.js";
import { ownCompletions } from "../app/last-said.js";
import { actionData } from "../cards/action-data.js";
import { answeredCard } from "../cards/answered.js";
import type { Answer, Button, Part, Values } from "../cards/card.js";
import { deniesSeveral, takesBackDone } from "../domain/answer/denial.js";
import type { SaidOf } from "../domain/answer/parts.js";
import { isUndo } from "../domain/answer/undo.js";
import { printReference, readReference } from "../domain/reference.js";
import { type Problem, refuse } from "../domain/result.js";
import { actionForm } from "./action-forms.js";
import { undoLast } from "./action-undo.js";
import { answerCard, answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";
import { type Outcome, recordWords, type Words } from "./record-words.js";
import { saidOf } from "./said-of.js";
import { answerNone, answerWhich, keepWords, keptEvent, missingOf } from "./which-action.js";

const form = (turn: Turn, values: Values): Promise<Answer> =>
  actionForm(turn, values, {
    command: "action reply",
    deed: "answer",
    doing: "answer for this action",
    title: "Answer in your own words",
    submit: "Record",
    fields: () => [
      {
        kind: "paragraph",
        name: "text",
        label: "What is there to say?",
        hint: "For example: done; need until 8 March; draft sent to members on Monday",
        maxLength: 3_000,
        ...(values.text === undefined ? {} : { value: values.text.slice(0, 3_000) }),
      },
    ],
  });

/** `instead`: what words that could not be recorded may be recorded of. */
type Placed = Outcome & { instead?: Button[] };

/** What was recorded of one action, or why it was not, with its own buttons under it. */
const section = (outcome: Placed): Part[] => {
  if ("problem" in outcome) {
    const { what, instead = "" } = outcome.problem;
    return [
      { kind: "heading", text: `${outcome.reference}: that did not work` },
      { kind: "text", text: `${what} ${instead}`.trim() },
      { kind: "text", text: `You said: “${outcome.text}”` },
      ...(outcome.instead ? [{ kind: "buttons" as const, buttons: outcome.instead }] : []),
    ];
  }
  const { title, parts, buttons } = answeredCard(outcome.view, outcome.said);
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
    parts: outcomes.flatMap(section),
    buttons: [
      {
        label: "All my actions",
        press: { command: "action list", committee: turn.standing.committee.code, values: { filter: "mine" } },
      },
    ],
  });
};

const answerOne = async (turn: Turn, reference: string, words: Words): Promise<Answer> => {
  const outcome = await recordWords(turn, reference, words, false);
  if ("problem" in outcome) return answerProblem(outcome.problem);
  const { view, said } = outcome;
  return answerCard(turn, answeredCard(view, said), {
    ...said.understood,
    did: said.did,
    action: actionData(turn.register, view.action),
  });
};

/** As many actions are answered in one message. */
const MOST_AT_ONCE = 20;
const TOO_MANY: Problem = {
  what: `I record at most ${MOST_AT_ONCE} actions of one message.`,
  instead: "Say the others again, in a message of their own.",
};

/** The references that a value carries. */
const listed = (value: string | undefined): string[] => (value ?? "").split(",").filter(Boolean);

/** What names another committee's action is recorded nowhere by guess: it is asked about. */
const answerForeign = (turn: Turn, { reference, text }: SaidOf, around: readonly string[]): Promise<Answer> => {
  const { code } = turn.standing.committee;
  const name = printReference(reference);
  const likely = [printReference({ ...reference, committee: code }), ...around, name];
  return answerWhich(turn, text, likely, { title: `${name} is not an action of ${code}` });
};

/** What was said of an action that there is not may be recorded of those that are answered. */
const orElsewhere = async (
  turn: Turn,
  outcome: Extract<Outcome, { problem: Problem }>,
  around: readonly string[],
): Promise<Placed> => {
  const { reference, text, problem } = outcome;
  if (problem.field !== "reference" || around.length === 0) return outcome;
  const kept = await keepWords({ ...turn, personId: turn.standing.person?.id ?? null }, text, reference);
  const instead = around.map((other): Button => {
    const press = {
      command: "action reply",
      committee: turn.standing.committee.code,
      values: { ...kept, reference: other },
    };
    return { label: `Record it of ${other}`, press };
  });
  return { ...outcome, instead };
};

/** What words may be about; `each`: they are about all of these. */
type Likely = { likely: readonly string[]; each: boolean };

/**
 * What words without a reference are about that say that something is not done: a completion of the speaker's that stands,
 * before any reminder that waits; said of several, those of one message. Null where there is none, or they say nothing of
 * the kind.
 */
const deniedOf = async (turn: Turn, text: string, waiting: readonly string[]): Promise<Likely | null> => {
  const takesBack = takesBackDone(text);
  if (takesBack === "no") return null;
  const { last, others } = await ownCompletions(turn.app, turn.standing);
  const all = [...last, ...others];
  // A message about several actions, some of which were said to be done.
  const among = all.filter((reference) => waiting.includes(reference));
  const likely = among.length > 0 ? among : last.length > 0 ? last : others;
  if (likely.length === 0) return null;
  const firm = takesBack === "surely" || waiting.length === 0;
  const many = deniesSeveral(text);
  const meant = [last, among].find(({ length }) => (many === "two" ? length === 2 : length > 1));
  if (many !== null && meant && firm) return { likely: meant, each: true };
  const sure = many === null && likely.length === 1 && firm;
  return { likely: sure ? likely : [...new Set([...likely, ...all, ...waiting])], each: sure };
};

const answerText = async (turn: Turn, words: Words, { thread, among }: Values): Promise<Answer> => {
  const waiting = listed(among);
  const around = thread === undefined ? waiting : [thread];
  const { parts, mentioned, undecided } = await saidOf(turn, words.text, { thread, around });
  if (undecided.length > 0) return answerWhich(turn, words.text, [...new Set([...around, ...mentioned, ...undecided])]);
  const [first] = parts;
  if (first && parts.length === 1 && first.reference.committee !== turn.standing.committee.code)
    return answerForeign(turn, first, around);
  if (first && parts.length === 1) {
    const reference = printReference(first.reference);
    const found = await findAction(turn.app.store.actions, turn.standing.committee, reference);
    const canAsk = around.length > 0 || turn.standing.partyIds.length > 0;
    return found.ok || !canAsk
      ? answerOne(turn, reference, { ...words, text: first.text })
      : answerNone(turn, first.text, around, [found.problem]);
  }
  if (parts.length === 0) {
    if (thread === undefined && mentioned.length === 0 && isUndo(words.text)) return undoLast(turn);
    const denied = thread === undefined && mentioned.length === 0 ? await deniedOf(turn, words.text, waiting) : null;
    const likely = mentioned.length > 0 ? mentioned : (denied?.likely ?? waiting);
    const [only, ...others] = likely;
    const alone = others.length === 0 && mentioned.length === 0 && (denied === null || denied.each);
    if (only !== undefined && alone) return answerOne(turn, only, words);
    if (denied?.each) return answerEach(turn, saidOfEach(turn, denied.likely, words.text), words, []);
    const missing = await missingOf(turn, mentioned);
    if (missing.length > 0) return answerNone(turn, words.text, [...mentioned, ...around], missing);
    return answerWhich(turn, words.text, likely);
  }
  const missing = await missingOf(
    turn,
    parts.map(({ reference }) => printReference(reference)),
  );
  if (missing.length === parts.length) return answerNone(turn, words.text, around, missing);
  return answerEach(turn, parts, words, around);
};

/** The same words, said of each of these. */
const saidOfEach = (turn: Turn, references: readonly string[], text: string): SaidOf[] =>
  references.flatMap((name) => {
    const read = readReference(name, turn.standing.committee.code);
    return read.ok ? [{ reference: read.value, text }] : [];
  });

/** Records each part of what was said of its action, and says back all of it on one card. */
const answerEach = async (
  turn: Turn,
  parts: readonly SaidOf[],
  words: Words,
  around: readonly string[],
): Promise<Answer> => {
  const outcomes: Placed[] = [];
  for (const [index, { reference: of, text }] of parts.entries()) {
    const reference = printReference(of);
    const outcome: Outcome =
      index < MOST_AT_ONCE
        ? await recordWords(turn, reference, { ...words, text }, true)
        : { reference, text, problem: TOO_MANY };
    outcomes.push("problem" in outcome ? await orElsewhere(turn, outcome, around) : outcome);
  }
  return answerSeveral(turn, outcomes);
};

/** Words that were kept are recorded once, under the event that brought them, whichever button means them. */
const answerKept = async (turn: Turn, values: Values): Promise<Answer> => {
  const kept = await turn.app.store.keptWords.find(values.kept ?? "");
  if (!kept || kept.personId !== turn.standing.person?.id)
    return answerProblem(
      refuse(
        "These words are not kept any more.",
        "If you changed your message since, what it says now counts. Otherwise say it again, with the action’s reference before it.",
      ).problem,
    );
  const { text, at, message } = kept;
  const caller = { ...turn.caller, event: keptEvent(kept), ...(message === null ? {} : { message }) };
  return answerWords({ ...turn, caller }, { text, at }, values);
};

const answerWords = (turn: Turn, words: Words, values: Values): Promise<Answer> =>
  values.reference ? answerOne(turn, values.reference, words) : answerText(turn, words, values);

export const actionReply: Command = {
  name: "action reply",
  usage: "64/01 IN YOUR OWN WORDS",
  summary: "records what you say of an action as what it is: an update, a new target, a completion or a question",
  example: "action reply 64/01 need until 8 March, the supplier is late",
  read: readReferenceAnd("text"),
  form,
  act: (turn, values) => {
    if (values.kept) return answerKept(turn, values);
    return values.text ? answerWords(turn, { text: values.text }, values) : form(turn, values);
  },
};
