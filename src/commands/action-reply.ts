import { findAction } from "../app/find-action.js";
import { ownCompletions } from "../app/last-said.js";
import type { Answer, Values } from "../cards/card.js";
import { deniesSeveral, takesBackDone } from "../domain/answer/denial.js";
import type { SaidOf } from "../domain/answer/parts.js";
import { LONGEST_RANGE, longRange } from "../domain/answer/range.js";
import { isUndo } from "../domain/answer/undo.js";
import { printReference } from "../domain/reference.js";
import { refuse } from "../domain/result.js";
import { actionForm } from "./action-forms.js";
import { undoLast } from "./action-undo.js";
import { answerEach, answerOutcome, answerRest, saidOfEach } from "./answer-each.js";
import { answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";
import { recordWords, type Words } from "./record-words.js";
import { saidOf } from "./said-of.js";
import { turnFor } from "./turn.js";
import { answerNone, answerWhich, keptEvent, missingOf } from "./which-action.js";

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

const answerOne = async (turn: Turn, reference: string, words: Words): Promise<Answer> =>
  answerOutcome(turn, await recordWords(turn, reference, words, false));

/** Said of several they may be said of each. */
const OF_ALL = /\b(?:all|both|everything|each|every)\b/iu;

/** Why a range is asked about that has more actions than one range may have. */
const tooMany = (text: string): { hint?: string } => {
  const range = longRange(text);
  return range === null
    ? {}
    : {
        hint: `“${range.text}” would be ${range.many} actions. One range may have ${LONGEST_RANGE}: say it in parts, or name each.`,
      };
};

/** The references that a value carries. */
const listed = (value: string | undefined): string[] => (value ?? "").split(",").filter(Boolean);

/** What names an action of a committee that the speaker may not name is recorded nowhere by guess: it is asked about. */
const answerForeign = (turn: Turn, { reference, text }: SaidOf, around: readonly string[]): Promise<Answer> => {
  const { code } = turn.standing.committee;
  const likely = [printReference({ ...reference, committee: code }), ...around];
  return answerWhich(turn, text, likely, { title: `${printReference(reference)} is not an action of ${code}` });
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
  const { parts, mentioned, undecided, rest } = await saidOf(turn, words.text, { thread, around });
  if (rest) return answerRest(turn, rest, parts, words, around);
  if (undecided.length > 0) return answerWhich(turn, words.text, [...new Set([...around, ...mentioned, ...undecided])]);
  const [first] = parts;
  if (first && parts.length === 1) {
    const reference = printReference(first.reference);
    const { committee } = turnFor(turn, reference).standing;
    if (first.reference.committee !== committee.code) return answerForeign(turn, first, around);
    const found = await findAction(turn.app.store.actions, committee, reference);
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
    if (missing.length > 0)
      return answerNone(turn, words.text, [...mentioned, ...around], missing, tooMany(words.text).hint);
    const all = likely.length > 1 && OF_ALL.test(words.text);
    return answerWhich(turn, words.text, likely, { ...tooMany(words.text), each: mentioned.length > 1 || all, all });
  }
  const missing = await missingOf(
    turn,
    parts.map(({ reference }) => printReference(reference)),
  );
  if (missing.length === parts.length) return answerNone(turn, words.text, around, missing);
  return answerEach(turn, parts, words, around);
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
  if (values.again) {
    const { kept: id, why: hint = "", several, amends } = values;
    const how = { hint, each: several !== undefined, amends: amends !== undefined };
    return answerWhich(turn, text, listed(values.again), { ...how, kept: id });
  }
  const caller = { ...turn.caller, event: keptEvent(kept), ...(message === null ? {} : { message }) };
  return answerWords({ ...turn, caller }, { text, at, amends: values.amends !== undefined }, values);
};

const answerWords = (turn: Turn, words: Words, values: Values): Promise<Answer> => {
  if (values.each) return answerEach(turn, saidOfEach(turn, listed(values.each), words.text), words, []);
  return values.reference ? answerOne(turn, values.reference, words) : answerText(turn, words, values);
};

export const actionReply: Command = {
  name: "action reply",
  usage: "64/01 IN YOUR OWN WORDS",
  summary: "records what you say of an action as what it is: an update, a new target, a completion or a question",
  example: "action reply 64/01 need until 8 March, the supplier is late",
  read: readReferenceAnd("text"),
  form,
  act: (turn, values) => {
    if (values.kept) return answerKept(turn, values);
    const at = turn.caller.again?.saidAt;
    const words = { text: values.text ?? "", ...(at === undefined ? {} : { at }) };
    return values.text ? answerWords(turn, words, values) : form(turn, values);
  },
};
