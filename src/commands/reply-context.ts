import type { App } from "../app/ports.js";
import { findReferences } from "../domain/answer/named.js";
import { printReference } from "../domain/reference.js";
import { belongsTo, type Committee, type Person, type Register } from "../domain/register.js";
import { boundCommittee, hear, may, speakerPerson } from "../domain/standing.js";
import { isOutstanding } from "../domain/status.js";
import type { Caller, Said } from "./command.js";
import { namedBy } from "./turn.js";

/**
 * What words that name no action may be about. `thread`: the one action that the message they answer is about. `among`:
 * the actions of a message about several, or those whose reminders wait for an answer.
 */
export type Context = {
  /** The code of their committee; null where nothing tells it. */
  committee: string | null;
  thread?: string;
  among: string[];
};

/** One more than are offered, so that it is seen where there are more. */
const MOST_WAITING = 21;

const NOTHING: Context = { committee: null, among: [] };

/** The context that these references make: one is the thread's, of several one has to be chosen. */
const contextOf = (references: readonly string[], certain: boolean): Context => {
  const [first, ...others] = [...new Set(references)];
  if (first === undefined) return NOTHING;
  const committee = first.split(" ", 1)[0] ?? null;
  return others.length === 0 && certain
    ? { committee, thread: first, among: [] }
    : { committee, among: [first, ...others] };
};

/** The references in the words that a reply quotes: our cards begin with them, the committee's code before each. */
const quotedIn = (register: Register, quoted: string): string[] =>
  register.committees.flatMap(({ code }) =>
    findReferences(quoted, code)
      .filter(({ from, to }) => quoted.slice(from, to).toUpperCase().startsWith(code.toUpperCase()))
      .map(({ reference }) => printReference(reference)),
  );

/** What the message that is answered is about: a delivery to this person, or what they said themselves; else what it says, in its title before all else. */
const answered = async (
  app: App,
  register: Register,
  person: Person,
  said: Said,
  platform: string,
): Promise<Context> => {
  if (!said.answers) return NOTHING;
  const { conversation, messageId, quoted, find } = said.answers;
  const codeOf = (id: string): Committee | undefined => register.committees.find((one) => one.id === id);
  const lying = await app.store.outbox.inMessage(conversation, messageId);
  const delivered = lying.flatMap(({ to, committeeId, message }) => {
    const committee = codeOf(committeeId)?.code;
    if (!("personId" in to) || to.personId !== person.id || !("reference" in message) || !committee) return [];
    return [printReference({ committee, ...message.reference })];
  });
  if (delivered.length > 0) return contextOf(delivered, true);
  const own = await app.store.actions.changesFrom(`${platform}:${conversation}/${messageId}`, MOST_WAITING);
  const spoken = own.filter(({ personId }) => personId === person.id).map(({ subject }) => subject);
  if (spoken.length > 0) return contextOf(spoken, true);
  const words = quoted ?? (await find?.()) ?? "";
  const [title = ""] = words.split("\n", 1);
  const titled = quotedIn(register, title);
  return contextOf(titled.length > 0 ? titled : quotedIn(register, words), true);
};

/** Those whose reminders wait; in a committee's channel, its own. */
const waiting = async (app: App, register: Register, person: Person, { place }: Caller): Promise<Context> => {
  const here = boundCommittee(register, place);
  const lying = await app.store.outbox.unanswered(person.id, MOST_WAITING);
  const references = lying.flatMap(({ committeeId, message }) => {
    const committee = register.committees.find(({ id }) => id === committeeId && (here ?? { id }).id === id);
    const theirs = committee && belongsTo(register, person, committee.id) && "reference" in message;
    return theirs ? [printReference({ committee: committee.code, ...message.reference })] : [];
  });
  return contextOf(references, false);
};

/**
 * Of somebody of several committees: those in which the action that words begin with, without a committee's code, is
 * outstanding and theirs to answer for. A committee's channel tells it.
 */
const committeesMeant = async (
  app: App,
  register: Register,
  { speaker, place }: Caller,
  person: Person,
  text: string,
): Promise<string[]> => {
  const theirs = register.committees.filter(({ id }) => belongsTo(register, person, id));
  if (theirs.length < 2 || boundCommittee(register, place) || namedBy(text) !== undefined) return [];
  const meant: string[] = [];
  for (const { id, code } of theirs) {
    const [named] = findReferences(text, code);
    if (named?.opens !== "clause" || named.reference.committee !== code || !(named.sure || named.clear)) continue;
    const action = await app.store.actions.find(id, named.reference.meeting, named.reference.sequence);
    const hearing = hear(register, speaker, place, code);
    const answers = hearing.kind === "known" && action !== null && may(hearing.standing, "answer", action);
    if (answers && isOutstanding(action.status)) meant.push(code);
  }
  return meant;
};

/** What words are about that begin with an action without its committee's code: where several have such a one, it is asked. */
const inCommitteeMeant = async (
  app: App,
  register: Register,
  caller: Caller,
  person: Person,
  text: string,
  context: Context,
): Promise<Context> => {
  const [only, ...others] = await committeesMeant(app, register, caller, person, text);
  if (only === undefined) return context;
  if (others.length > 0) return NOTHING;
  return { committee: only, among: context.among.filter((reference) => reference.startsWith(`${only} `)) };
};

/** What the message that somebody answers is about; nothing of it where they answer none. */
export const answeredContext = async (app: App, caller: Caller, said: Said): Promise<Context> => {
  const register = await app.store.register();
  const person = speakerPerson(register, caller.speaker);
  return person ? answered(app, register, person, said, caller.source) : NOTHING;
};

/** What somebody's words may be about, where they do not name it. */
export const replyContext = async (app: App, caller: Caller, said: Said): Promise<Context> => {
  const register = await app.store.register();
  const person = speakerPerson(register, caller.speaker);
  if (!person) return NOTHING;
  const context = await answered(app, register, person, said, caller.source);
  if (context.committee !== null) return context;
  return inCommitteeMeant(app, register, caller, person, said.text, await waiting(app, register, person, caller));
};

/** The committee whose code stands before the first action that words name; one of these. */
export const committeeNamed = (text: string, codes: readonly string[]): string | null => {
  const [first] = findReferences(text, codes[0] ?? "", { committees: codes, parties: [] });
  const code = first && namedBy(text.slice(first.from, first.to))?.toUpperCase();
  return codes.find((one) => one.toUpperCase() === code) ?? null;
};

/** Whether a figure is written as a reference is in the log, not as a day may be, and there is such an action. */
export const isClearlyAction = async (app: App, code: string, typed: string): Promise<boolean> => {
  const committee = (await app.store.register()).committees.find((one) => one.code === code);
  const [named] = committee ? findReferences(typed, committee.code) : [];
  if (!committee || !named?.clear) return false;
  return (await app.store.actions.find(committee.id, named.reference.meeting, named.reference.sequence)) !== null;
};
