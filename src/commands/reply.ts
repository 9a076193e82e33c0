import type { App } from "../app/ports.js";
import type { Answer, Press, Values } from "../cards/card.js";
import { nothingSaidCard, welcomeCard } from "../cards/nothing-recorded.js";
import { orAnswerCard } from "../cards/problem.js";
import { afterGreeting, isGreeting } from "../domain/answer/clean.js";
import { isAnothersCode } from "../domain/answer/codes.js";
import { LOOSE_REFERENCE } from "../domain/reference.js";
import { belongsTo } from "../domain/register.js";
import { committeesOpenTo, speakerPerson } from "../domain/standing.js";
import { ALL } from "./all.js";
import { answerAsked } from "./asked.js";
import type { Caller, Doors, Said } from "./command.js";
import { answerNotTaken, fileAlone } from "./files-not-taken.js";
import { findCommand, isCommand, mayBeWords, turnedRound } from "./find-command.js";
import { isSlip } from "./help.js";
import { type Context, committeeNamed, isClearlyAction, replyContext } from "./reply-context.js";
import { refusedFiles } from "./sent-files.js";
import { asksNext, asksToSee, bareReference, isSlashed, isThanks, tooLong, withoutName } from "./typed-line.js";
import { keepWords } from "./which-action.js";

/** What free text is handed on to. */
type Ways = {
  app: App;
  dispatch: Doors["dispatch"];
  run(caller: Caller, press: Press, mentions: Said["mentions"]): Promise<Answer>;
  /** Files without other words, and what was pasted whole. */
  sentDocument(caller: Caller, line: string): Promise<Answer | undefined>;
};

/** What words may be about, as a press carries it. */
const aboutOf = ({ thread, among }: Context): Values => ({
  ...(thread === undefined ? {} : { thread }),
  ...(among.length === 0 ? {} : { among: among.join(",") }),
});

/**
 * Words as a press carries them. Where their committee has to be asked for first, they are kept meanwhile: a button holds
 * no long text.
 */
const carried = async (app: App, caller: Caller, committee: string | null, text: string): Promise<Values> => {
  if (committee !== null) return { text };
  const register = await app.store.register();
  const person = speakerPerson(register, caller.speaker);
  const theirs = person ? register.committees.filter(({ id }) => belongsTo(register, person, id)) : [];
  return theirs.length > 1 && person ? keepWords({ app, caller, personId: person.id }, text) : { text };
};

const refuses = (answer: Answer): boolean =>
  (answer.kind === "problem" && answer.form === undefined) ||
  (answer.kind === "card" && answer.card.tone === "problem");

/** What a command has to say of its words, where a reminder waits: they are kept, for perhaps they answer it. */
const orAnswer = async (
  { app }: Ways,
  caller: Caller,
  answer: Answer,
  { text, context }: { text: string; context: Context },
): Promise<Answer> => {
  if (answer.kind === "form") return answer;
  const personId = speakerPerson(await app.store.register(), caller.speaker)?.id ?? null;
  const values = { ...aboutOf(context), ...(await keepWords({ app, caller, personId }, text)) };
  const press = { command: "action reply", committee: context.committee, values };
  const said = answer.kind === "problem" ? answer.problem : answer.card;
  return { kind: "card", card: orAnswerCard(said, press), audience: "person" };
};

/**
 * Free text: a command where it is one, else words about the actions it names, read by "action reply". A few words
 * that look like a command mistyped, and name nothing, are taken for one. Whatever is said where a reminder waits is
 * kept: refused as a command, it can still be meant as an answer.
 */
export const makeReply =
  (ways: Ways) =>
  async (caller: Caller, said: Said): Promise<Answer> => {
    const { app, dispatch, run } = ways;
    const whole = withoutName(said.text);
    const line = afterGreeting(whole);
    const isLine = isSlashed(said.text) || line === whole;
    const command = (text = isLine ? said.text : line) => dispatch(caller, { ...said, text });
    const document = said.answers === undefined ? await ways.sentDocument(caller, whole) : undefined;
    const early = document ?? tooLong([said.text], findCommand(line)?.command.longest);
    if (early) return early;
    if (line === "" && !caller.files?.length && said.answers !== undefined)
      return { kind: "card", card: nothingSaidCard, audience: "person" };
    if (line === "" && !caller.files?.length) return command();
    if (isThanks(line)) return { kind: "card", card: welcomeCard, audience: "person" };
    const context = await replyContext(app, caller, said);
    const answers = said.answers !== undefined && (context.thread !== undefined || context.among.length > 0);
    if (isGreeting(line) && !answers) return command();
    const odd = context.thread === undefined && refusedFiles(caller.files ?? [], line);
    if (odd)
      return context.among.length === 0 ? answerNotTaken(app, caller, line, odd) : fileAlone(caller, line, context);
    if (!isSlashed(said.text)) {
      const hand = (press: Press) => run(caller, press, said.mentions);
      const asked = await answerAsked(app, caller, said, { line, context, run: hand });
      if (asked) return asked;
    }
    const expected = context.thread ?? (context.among.length === 1 ? context.among[0] : undefined);
    const isAlone = context.thread === undefined && context.among.length === 0;
    if (isAlone && (asksNext(line) || turnedRound(line))) return command();
    const kept = { text: line, context };
    if (isSlashed(said.text) || isCommand(line, { expected: expected !== undefined, answers })) {
      const answer = await command();
      const mistaken = !isSlashed(said.text) && refuses(answer) && mayBeWords(line);
      if (!mistaken || isAlone) return answer;
      if (!answers) return orAnswer(ways, caller, answer, kept);
    } else if (context.thread === undefined && isSlip(ALL, line)) {
      const answer = await command();
      return refuses(answer) && !isAlone ? orAnswer(ways, caller, answer, kept) : answer;
    }
    const beginning = line.slice(0, 60);
    if (asksToSee(line)) return command(`action ${line}`);
    const code = new RegExp(`^${LOOSE_REFERENCE.source}`, "u").exec(beginning)?.groups?.committee;
    const open = committeesOpenTo(await app.store.register(), caller.speaker, caller.place).map((one) => one.code);
    const named = open.find((one) => one.toUpperCase() === code?.toUpperCase()) ?? null;
    const committee = named ?? context.committee ?? committeeNamed(line, open);
    const coded = code !== undefined && isAnothersCode(code, { committees: open, parties: [] });
    if (bareReference(line) && (code === undefined || coded)) {
      const isDay = expected !== undefined && !coded && !(await isClearlyAction(app, committee ?? "", line));
      if (!isDay) return command();
    }
    const values = await carried(app, caller, committee, line);
    return run(
      caller,
      { command: "action reply", committee, values: { ...values, ...aboutOf(context) } },
      said.mentions,
    );
  };
