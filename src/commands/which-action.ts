import { findAction } from "../app/find-action.js";
import type { KeptWords } from "../app/said.js";
import type { Answer, Button, Card } from "../cards/card.js";
import type { Action } from "../domain/action.js";
import type { Asked } from "../domain/answer/asked.js";
import { printReference } from "../domain/reference.js";
import type { Problem, Result } from "../domain/result.js";
import { committeesOpenTo } from "../domain/standing.js";
import { answerCard } from "./answers.js";
import type { Turn } from "./command.js";
import { ALL_COMMANDS } from "./help.js";

/** So many actions are offered by buttons. */
const MOST_OFFERED = 20;
const MOST_OF_THEIRS = 5;
/** Characters that every client shows on a button, beside a reference. */
const LONGEST_LABEL = 28;
/** A terminal has no buttons, and so no words that are kept for them: longer ones are left out of the lines to type. Characters. */
const LONGEST_CARRIED = 700;

/** What there is to do, short enough for a button: whose it is stands in most texts first, and is known. */
const inShort = (text: string): string => {
  const todo = text.replace(/^.{1,60}? to (?=\S)/u, "");
  return todo.length > LONGEST_LABEL ? `${todo.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : todo;
};

/** The first of somebody's own outstanding actions, and whether there are others. */
export const own = async (turn: Turn, but: readonly string[]): Promise<{ actions: Action[]; more: boolean }> => {
  const { app, standing } = turn;
  if (standing.partyIds.length === 0) return { actions: [], more: false };
  const filter = { show: "outstanding", ownerIds: standing.partyIds } as const;
  const limit = MOST_OF_THEIRS + but.length + 1;
  const page = await app.store.actions.page({ committeeId: standing.committee.id, filter, limit });
  const actions = page.actions.filter(({ reference }) => !but.includes(printReference(reference)));
  return { actions: actions.slice(0, MOST_OF_THEIRS), more: actions.length > MOST_OF_THEIRS };
};

/** The actions that are named, or why not; each may be another committee's that the speaker may name, whose code stands before it. */
const named = (turn: Turn, references: readonly string[]): Promise<Result<Action>[]> => {
  const open = committeesOpenTo(turn.register, turn.caller.speaker, turn.caller.place);
  return Promise.all(
    references.slice(0, MOST_OFFERED).map((reference) => {
      const code = reference.split(" ", 1)[0];
      const committee = open.find((one) => one.code === code) ?? turn.standing.committee;
      return findAction(turn.app.store.actions, committee, reference);
    }),
  );
};

/** Of references, why there are no such actions. */
export const missingOf = async (turn: Turn, references: readonly string[]): Promise<Problem[]> =>
  (await named(turn, references)).flatMap((one) => (one.ok ? [] : [one.problem]));

const KEPT = "kept:";

/** On a button that means words of a message that was edited: they take the place of what it said before. */
export const AMENDS = { amends: "yes" } as const;

/** The event of a button that means words which were kept: one each time that they are, whichever button it is. */
export const keptEvent = ({ id, at }: KeptWords): string => `${KEPT}${id}|${at.getTime()}`;

/**
 * Keeps words until it is known what they are about, so that a button can mean them however long they are and whenever
 * it is pressed: under the message that brought them, so that the question about it means what it says after an edit,
 * too; what is left of words that were kept before, under their event. What a button then carries.
 * @param of what they name, where they are one of several parts of what was said
 */
export const keepWords = async (
  turn: Pick<Turn, "app" | "caller"> & { personId: string | null },
  text: string,
  of?: string,
): Promise<{ text: string } | { kept: string }> => {
  const { app, caller, personId } = turn;
  if (personId === null || caller.source === "terminal") return { text };
  const isRest = caller.event?.startsWith(KEPT) ?? false;
  const whole = (isRest ? undefined : caller.message) ?? caller.event ?? app.newId();
  const id = of === undefined ? whole : `${whole}#${of}`;
  await app.store.keptWords.keep({ id, personId, text, at: app.clock.now(), message: caller.message ?? null });
  return { kept: id };
};

/**
 * How it is asked which action was meant. `title`: what the question is headed with, where it is more than that; `hint`:
 * what may help. `each`: the words may be about several, of which each is settled by its own button, `but`:
 * about none of these, and perhaps about all others. `amends`: they stand in a message that was edited. `more`: they may
 * be about others than those that are offered. `all`: they may be about all of these at once. `kept`: they are kept already.
 */
type How = {
  title?: string;
  hint?: string;
  each?: boolean;
  but?: readonly string[];
  amends?: boolean;
  more?: boolean;
  all?: boolean;
  kept?: string | undefined;
};

const emptyLogCard = (code: string): Card => ({
  title: "That is about no action I know",
  parts: [{ kind: "text", text: `The log of ${code} holds no action yet, so nothing was recorded.` }],
  buttons: [{ label: "What comes next", press: { command: "welcome", committee: code, values: {} } }, ALL_COMMANDS],
});

/** Asks which action was meant; each button records the words that were said, of that one. */
export const answerWhich = async (
  turn: Turn,
  text: string,
  mentioned: readonly string[],
  asked: How = {},
): Promise<Answer> => {
  const { card, asks } = await whichCard(turn, text, mentioned, asked);
  return { ...answerCard(turn, card), ...(asks === null ? {} : { asks }) };
};

/** The card of that question, and the question as it can be answered in words. */
export const whichCard = async (
  turn: Turn,
  text: string,
  mentioned: readonly string[],
  {
    title = "Which action is that about?",
    hint,
    each = false,
    but = [],
    amends = false,
    more: others = false,
    all: ofAll = false,
    kept: before,
  }: How,
): Promise<{ card: Card; asks: Asked | null }> => {
  const { code } = turn.standing.committee;
  const found = (await named(turn, mentioned)).flatMap((one) => (one.ok ? [one.value] : []));
  const { actions, more } =
    found.length > 0 ? { actions: found, more: others || mentioned.length > MOST_OFFERED } : await own(turn, but);
  const personId = turn.standing.person?.id ?? null;
  const kept = before === undefined ? await keepWords({ ...turn, personId }, text) : { kept: before };
  const ask = "text" in kept && text.length > LONGEST_CARRIED;
  const buttons = actions.map((action): Button => {
    const reference = printReference(action.reference);
    const words = inShort(action.text);
    const { committee } = action.reference;
    const which = each && "kept" in kept ? { each: reference } : { reference };
    const values = { ...which, ...kept, ...(amends ? AMENDS : {}) };
    return {
      label: `${reference}: ${words}`,
      press: { command: "action reply", committee, values, ...(ask ? { ask } : {}) },
    };
  });
  if (actions.length === 0 && (await turn.app.store.setup.countActions(turn.standing.committee.id)) === 0)
    return { card: emptyLogCard(code), asks: null };
  const example = actions[0] ? printReference(actions[0].reference) : `${code} 64/01`;
  const all: Button[] =
    (but.length > 0 || ofAll) && "kept" in kept && buttons.length > 1 && !more
      ? [
          {
            label: `All ${buttons.length} of these`,
            press: {
              command: "action reply",
              committee: code,
              values: {
                each: actions.map(({ reference }) => printReference(reference)).join(","),
                ...kept,
                ...(amends ? AMENDS : {}),
              },
            },
          },
        ]
      : [];
  const card: Card = {
    title,
    // Of several that may be meant, the others can still be pressed.
    ...(each && buttons.length > 1 ? { stays: true as const } : {}),
    parts: [
      ...(!hint ? [] : [{ kind: "text" as const, text: hint }]),
      ...(buttons.length > 0
        ? [
            {
              kind: "text" as const,
              text: [
                "kept" in kept
                  ? `I have kept your ${amends ? "new " : ""}words, but recorded nothing ${amends ? "of them " : ""}yet. `
                  : "Nothing was recorded yet. ",
                !each
                  ? "Press the action they are about, and they are recorded there:"
                  : but.length > 0 || ofAll
                    ? "Press each action they are about, and they are recorded there:"
                    : "I cannot tell which of them are about which action: press each that they are about, and all of these words are recorded there, once:",
              ],
            },
            { kind: "note" as const, text: `“${text.length > 300 ? `${text.slice(0, 299).trimEnd()}…` : text}”` },
          ]
        : []),
      {
        kind: buttons.length > 0 ? "note" : "text",
        text: [
          buttons.length > 0 ? "Or begin" : "Nothing was recorded yet. Begin",
          " with the action’s reference and say it in your own words: ",
          { bold: `${example.replace(`${code} `, "")} draft sent to members on Monday` },
          ", or several at once, each with its reference.",
        ],
      },
    ],
    buttons: [
      ...all,
      ...buttons,
      ...(more
        ? [{ label: "All my actions", press: { command: "action list", committee: code, values: { filter: "mine" } } }]
        : []),
      ALL_COMMANDS,
    ],
  };
  const offered = actions.map(({ reference }) => printReference(reference));
  const isAsked = "kept" in kept && offered.length > 0;
  return { card, asks: isAsked ? { asks: "which", committee: code, offered, kept: kept.kept, each, amends } : null };
};

/** What is said of actions that there are not is perhaps said of one that is answered, or of another of theirs. */
export const answerNone = (
  turn: Turn,
  text: string,
  around: readonly string[],
  problems: readonly Problem[],
  hint?: string,
): Promise<Answer> => {
  const whats = problems.map(({ what }) => what);
  const [only, ...others] = whats;
  const hints = new Set([
    hint ?? "",
    ...(others.length > 0 ? whats : []),
    ...problems.map(({ instead = "" }) => instead),
  ]);
  return answerWhich(turn, text, around, {
    title:
      others.length > 0
        ? `${whats.length} of the actions you name are not in the log`
        : (only ?? "").replace(/\.$/u, ""),
    hint: [...hints].filter(Boolean).join(" "),
  });
};
