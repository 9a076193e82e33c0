import {
  findReferences,
  isToldAsDay,
  type Named,
  type SaidOf,
  splitByReference,
  splitInThread,
} from "../domain/answer/parts.js";
import { printReference, readReference } from "../domain/reference.js";
import { may } from "../domain/standing.js";
import { isOutstanding } from "../domain/status.js";
import type { Turn } from "./command.js";

/** What a message says, by the action it says it of; `mentioned` are all the actions it names. */
export type Said = { parts: SaidOf[]; mentioned: string[] };

/** The action of a thread, or of the only reminder that waits: where a figure that may be a day is rather one. */
type Ground = { thread: string | undefined; expected: boolean };

/**
 * The references in a text. Where a figure may be a day as well, it is one only if there is such an action; and where it
 * is known already what the words are about, only if that action is outstanding.
 */
const namedIn = async (turn: Turn, text: string, expected: boolean): Promise<Named[]> => {
  const { store } = turn.app;
  const { committee } = turn.standing;
  const kept: Named[] = [];
  for (const [index, named] of findReferences(text, committee.code).entries()) {
    const { meeting, sequence } = named.reference;
    const first = index === 0 && named.opens === "clause";
    if (named.sure || (first && !expected)) kept.push(named);
    else if (first || !isToldAsDay(text.slice(0, named.from)) || (kept.length > 0 && !kept[0]?.sure)) {
      const action = await store.actions.find(committee.id, meeting, sequence);
      const theirs = first || may(turn.standing, "answer", action ?? undefined);
      if (action && theirs && (!expected || isOutstanding(action.status))) kept.push(named);
    }
  }
  return kept;
};

/** What a message says of which actions. In a thread, what names no other action is said of the thread's. */
export const saidOf = async (turn: Turn, text: string, ground: Ground): Promise<Said> => {
  const { code } = turn.standing.committee;
  const thread = ground.thread === undefined ? undefined : readReference(ground.thread, code);
  const named = await namedIn(turn, text, ground.expected || thread !== undefined);
  return {
    parts: thread?.ok ? splitInThread(text, named, thread.value) : splitByReference(text, named),
    mentioned: [...new Set(named.map(({ reference }) => printReference(reference)))],
  };
};
