import { aboutAction } from "../app/about-action.js";
import { findAction } from "../app/find-action.js";
import type { Names } from "../domain/answer/codes.js";
import { isDayAskedFor } from "../domain/answer/day-or-action.js";
import { readExceptions, withoutExcepted } from "../domain/answer/excepted.js";
import { around, findReferences, isLinked, isToldAsDay, type Named } from "../domain/answer/named.js";
import { LEADING, type SaidOf, splitByReference, splitInThread, tellsByPlace } from "../domain/answer/parts.js";
import { isAskedOf } from "../domain/answer/run-on.js";
import { isSame, printReference, type Reference, readReference } from "../domain/reference.js";
import { partiesOf } from "../domain/register.js";
import { committeesOpenTo, may } from "../domain/standing.js";
import { isOutstanding } from "../domain/status.js";
import type { Turn } from "./command.js";

/**
 * What a message says, by the action it says it of; `mentioned` are all the actions it names. `undecided`: others that it
 * may be said of, figures that may be days among them, so that it has to be asked.
 */
export type Said = {
  parts: SaidOf[];
  mentioned: string[];
  undecided: string[];
  /** What is said of all there are but some: it is known only of those that it is not said of them. */
  rest: { text: string; but: string[] } | null;
};

/**
 * What is known of what words are about: the action of a thread; and all that they may be about without naming it, the
 * thread's or those whose reminders wait. Where it is one, a figure that may be a day is rather one.
 */
type Ground = { thread: string | undefined; around: readonly string[] };

/** Whether a figure is the day that the words ask for, of what they may be about. */
const isDayHere = async (turn: Turn, text: string, named: Named, { around: [likely] }: Ground): Promise<boolean> => {
  const { app, standing } = turn;
  if (named.clear || likely === undefined) return false;
  const action = await findAction(app.store.actions, standing.committee, likely);
  if (!action.ok) return false;
  const about = await aboutAction(app.store, standing.committee, action.value, text, app.clock.now());
  return isDayAskedFor(text, named, about);
};

/** The committees that the speaker may name, and the parties of this one. */
const namesFor = ({ register, standing, caller }: Turn): Names => ({
  committees: committeesOpenTo(register, caller.speaker, caller.place).map(({ code }) => code),
  parties: partiesOf(register, standing.committee.id).map(({ name }) => name),
});

/**
 * The references in a text. Where a figure may be a day as well, it is one only if there is such an action; and where it
 * is known already what the words are about, only if that action is outstanding.
 */
const namedIn = async (turn: Turn, text: string, ground: Ground): Promise<{ named: Named[]; undecided: Named[] }> => {
  const { store } = turn.app;
  const { committee } = turn.standing;
  const expected = ground.around.length === 1;
  const kept: Named[] = [];
  const undecided: Named[] = [];
  for (const [index, named] of findReferences(text, committee.code, namesFor(turn)).entries()) {
    const { meeting, sequence } = named.reference;
    const first = index === 0 && named.opens === "clause";
    const near = around(text, named.from, named.to);
    if (named.unsure) {
      const action = await store.actions.find(committee.id, meeting, sequence);
      if (action && isOutstanding(action.status)) undecided.push(named);
      continue;
    }
    // What is only spoken of is not what the words are about, where that is known.
    if (ground.around.length > 0 && kept.length === 0 && isLinked(...near)) continue;
    if (!named.sure && first && (await isDayHere(turn, text, named, ground))) continue;
    if (named.sure || (first && !expected)) kept.push(named);
    else if (first || !isToldAsDay(...near) || (kept.length > 0 && !kept[0]?.sure)) {
      const action = await store.actions.find(committee.id, meeting, sequence);
      const asked = expected && !named.clear && named.opens === "clause" && !ground.around.includes(nameOf(named));
      // Written as the log writes it where something is said of it, it is no day, whoever may answer for it.
      const told = named.clear && named.opens !== "nothing";
      const theirs = (first && !asked) || told || may(turn.standing, "answer", action ?? undefined);
      const counts = !expected || ground.around.includes(nameOf(named)) || (action && isOutstanding(action.status));
      if (action && theirs && counts) (asked ? undecided : kept).push(named);
    }
  }
  return { named: kept, undecided };
};

/** Other actions than a thread's that something is to be done to: "please push 64/02 to 8 April" may be said of either. */
const askedOf = (text: string, named: readonly Named[], thread: Reference): Named[] =>
  named.filter(
    ({ reference, opens, asked, from, to }) =>
      (opens === "nothing" || asked !== undefined) &&
      !isSame(reference, thread) &&
      isAskedOf(around(text, from, to)[0]),
  );

const nameOf = ({ reference }: Named): string => printReference(reference);

/** Names all that it is said of, which of one action nobody would say. */
const ALL_OF =
  /^(?:all(?: of (?:mine|ours|them|these|those))?|everything(?: else)?|all (?:of )?(?:my |our |the |these )?actions|(?:the )?(?:rest|others))[\s:,–—-]+(?=\S)/iu;

/** No action has it. */
const ALL_OTHERS: Reference = { committee: "", meeting: 0, sequence: 0 };

/** What is said of all others, beside what is said of those that are named. */
const restOf = (text: string, named: Named[], ofAll: readonly Reference[]): Pick<Said, "parts" | "rest"> => {
  const parts = splitInThread(text, named, ALL_OTHERS);
  const others = parts.find(({ reference }) => isSame(reference, ALL_OTHERS));
  const words = others?.text.replace(LEADING, "").replace(ALL_OF, "") || others?.text;
  return {
    parts: parts.filter((one) => one !== others),
    rest: words ? { text: words, but: [...new Set(ofAll.map(printReference))] } : null,
  };
};

/** What a message says of which actions. In a thread, what names no other action is said of the thread's. */
export const saidOf = async (turn: Turn, typed: string, ground: Ground): Promise<Said> => {
  const { code } = turn.standing.committee;
  const thread = ground.thread === undefined ? undefined : readReference(ground.thread, code);
  const found = findReferences(typed, code, namesFor(turn));
  const { text, left, ofAll, unclear } = readExceptions(typed, found, thread === undefined);
  const { named: all, undecided } = await namedIn(turn, text, ground);
  const named = withoutExcepted(all, left);
  const mentioned = [...new Set(named.map(nameOf))];
  if (unclear) {
    const whole = await namedIn(turn, typed, ground);
    return { parts: [], mentioned: [...new Set(whole.named.map(nameOf))], undecided: [], rest: null };
  }
  if (ofAll.length > 0) return { ...restOf(text, named, ofAll), mentioned, undecided: undecided.map(nameOf) };
  const several = new Set(named.map(nameOf)).size > 1;
  const split = thread?.ok ? splitInThread(text, named, thread.value) : splitByReference(text, named);
  return {
    parts: tellsByPlace(split) ? [] : split,
    mentioned,
    undecided: [...undecided, ...(thread?.ok && !several ? askedOf(text, named, thread.value) : [])].map(nameOf),
    rest: null,
  };
};
