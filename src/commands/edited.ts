import { findAction } from "../app/find-action.js";
import type { SaidOf } from "../domain/answer/parts.js";
import { printReference } from "../domain/reference.js";
import type { Said, Turn } from "./command.js";
import { answeredContext } from "./reply-context.js";
import { saidOf } from "./said-of.js";
import { turnFor } from "./turn.js";
import { own } from "./which-action.js";

/** What an edited message says now. */
export type Edited = {
  /** What is said of which action for certain. */
  parts: SaidOf[];
  /** What is said of actions that there are not, so that another may be meant. */
  missing: SaidOf[];
  /** Words that may be about any of these, or several; `but`: and surely not about those; `more`: perhaps about others, too. */
  unclear: { text: string; likely: string[]; but: string[]; more: boolean } | null;
};

const unique = (references: readonly string[]): string[] => [...new Set(references)];

/** What it says of which, as of a new message, and what its words may be about. */
const heardOf = async (turn: Turn, said: Said, subjects: readonly string[]): Promise<Omit<Edited, "missing">> => {
  const { text } = said;
  const { thread, among } = await answeredContext(turn.app, turn.caller, said);
  const [only, ...others] = subjects;
  // Outside a thread, words without a reference go on being about the one action that the message spoke of.
  const alone = thread === undefined && others.length === 0 ? only : undefined;
  const ground = { thread: thread ?? alone, around: thread === undefined ? subjects : [thread] };
  let { parts, mentioned, undecided, rest } = await saidOf(turn, text, ground);
  if (alone !== undefined && mentioned.includes(alone) && mentioned.length > 1)
    ({ parts, mentioned, undecided, rest } = await saidOf(turn, text, { thread: undefined, around: [] }));
  else if (alone !== undefined && mentioned.length > 0 && parts.every((one) => printReference(one.reference) === alone))
    undecided.push(...mentioned.filter((one) => one !== alone));
  const likely = unique([...ground.around, ...among]);
  if (rest) {
    const { actions, more } = among.length > 0 ? { actions: [], more: false } : await own(turn, rest.but);
    const said = [...rest.but, ...parts.map(({ reference }) => printReference(reference))];
    const all = unique([...likely, ...actions.map(({ reference }) => printReference(reference))]);
    return {
      parts,
      unclear: { text: rest.text, likely: all.filter((one) => !said.includes(one)), but: rest.but, more },
    };
  }
  if (undecided.length > 0)
    return {
      parts: [],
      unclear: { text, likely: unique([...likely, ...mentioned, ...undecided]), but: [], more: false },
    };
  if (parts.length > 0) return { parts, unclear: null };
  return { parts, unclear: { text, likely: mentioned.length > 0 ? mentioned : likely, but: [], more: false } };
};

/**
 * What a message says that was edited.
 * @param subjects of which something stands that it said before
 */
export const readEdited = async (turn: Turn, said: Said, subjects: readonly string[]): Promise<Edited> => {
  const { parts: heard, unclear } = await heardOf(turn, said, subjects);
  const parts: SaidOf[] = [];
  const missing: SaidOf[] = [];
  for (const part of heard) {
    const reference = printReference(part.reference);
    const found = await findAction(turn.app.store.actions, turnFor(turn, reference).standing.committee, reference);
    (found.ok ? parts : missing).push(part);
  }
  return { parts, missing, unclear };
};
