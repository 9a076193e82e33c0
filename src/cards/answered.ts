import type { Understood } from "../domain/answer/understood.js";
import { printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import type { Problem } from "../domain/result.js";
import type { Target } from "../domain/target.js";
import { type ActionView, nameOf } from "./action.js";
import type { Button, Part } from "./card.js";

/** What is said back of an answer: how it was understood, what was recorded, and what came in the way. */
export type AnswerSaid = {
  understood: Understood;
  did: "update" | "completion" | "target" | "nothing";
  move: { from: Target; to: Target; doubts: string[] } | null;
  refused: Problem | null;
};

const DONE: Record<AnswerSaid["did"], string> = {
  update: "update recorded",
  completion: "completion proposed",
  target: "target revised",
  nothing: "nothing was changed",
};

export const answeredTitle = ({ action }: ActionView, { did }: AnswerSaid): string => `${nameOf(action)}: ${DONE[did]}`;

const NOTES: Partial<Record<Understood["kind"], string>> = {
  redirect: "The Secretary is told that it is not yours.",
  question: "The Secretary is told what you ask.",
  snooze: "I cannot put a reminder off yet, so this was only kept as an update.",
};

/** What was recorded, word for word, and what the bot asks. */
export const answeredParts = ({ understood, did, move, refused }: AnswerSaid): Part[] => {
  const { kind, words, offer, ask } = understood;
  if (did === "nothing")
    return [
      {
        kind: "text",
        text: "I cannot take back what was recorded yet. Its history shows it; say what is right and I will record that too.",
      },
    ];
  const note = (text: string): Part => ({ kind: "note", text });
  return [
    ...(move
      ? [{ kind: "text", text: `From ${printTarget(move.from)} to ${printTarget(move.to)}.` } satisfies Part]
      : []),
    { kind: "text", text: words },
    ...(move?.doubts ?? []).map((doubt) => note(`Recorded, but please check: ${doubt}`)),
    ...(refused ? [note([`Kept as an update only. ${refused.what}`, refused.instead ?? ""].join(" ").trim())] : []),
    ...(NOTES[kind] ? [note(NOTES[kind])] : []),
    ...(ask && kind !== "snooze" ? [{ kind: "text", text: ask } satisfies Part] : []),
    ...(offer && !ask ? [{ kind: "text", text: `Shall ${printDay(offer)} be the new target?` } satisfies Part] : []),
  ];
};

/** The buttons that settle what was asked. `named` puts the reference on them, where a card is about several actions. */
export const answeredButtons = (
  { action, committee, rights }: ActionView,
  said: AnswerSaid,
  named: boolean,
): Button[] => {
  const reference = nameOf(action);
  const { offer, ask, kind } = said.understood;
  const button = (
    label: string,
    command: string,
    values: Record<string, string> = {},
    more: Partial<Button> = {},
    askFirst = false,
  ): Button => ({
    label: named ? `${reference}: ${label}` : label,
    press: { command, committee: committee.code, values: { reference, ...values }, ...(askFirst ? { ask: true } : {}) },
    ...more,
  });
  if (said.did === "nothing") return [button("History", "action history")];
  if (!rights.answer || kind === "snooze" || (!offer && !ask)) return [];
  return [
    ...(offer
      ? [button(`Make ${printDay(offer)} the target`, "action target", { target: offer }, { style: "primary" })]
      : []),
    ...(ask && !offer ? [button("Choose a target", "action target", {}, {}, true)] : []),
    ...(ask && action.status === "open" ? [button("It is done", "action done")] : []),
    button("Only an update", "action show"),
  ];
};
