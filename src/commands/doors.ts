import { noteSpeaker } from "../app/note-platform.js";
import type { App, Log } from "../app/ports.js";
import type { Answer, Form, Press, Values } from "../cards/card.js";
import { nothingSaidCard, welcomeCard } from "../cards/nothing-recorded.js";
import { apologyCard, problemCard } from "../cards/problem.js";
import { isAnothersCode } from "../domain/answer/codes.js";
import { LOOSE_REFERENCE } from "../domain/reference.js";
import { belongsTo } from "../domain/register.js";
import { type Problem, refuse } from "../domain/result.js";
import { committeesOpenTo, may, speakerPerson } from "../domain/standing.js";
import { formEvent, sayingAgain } from "./again.js";
import { ALL } from "./all.js";
import { amend } from "./amend.js";
import { answerProblem } from "./answers.js";
import type { Caller, Doors, Said } from "./command.js";
import { answerNotTaken, fileAlone } from "./files-not-taken.js";
import { byName, findCommand, isCommand, isMistyped, turnedRound } from "./find-command.js";
import { isSlip, UNKNOWN_BUTTON, unknownCard } from "./help.js";
import { ASKS_NEXT, ASKS_TO_SEE, bareReference, GREETING, isNoAnswer, THANKS, withoutName } from "./line.js";
import { answerOvertaken } from "./overtaken.js";
import { committeeNamed, isClearlyAction, replyContext } from "./reply-context.js";
import { commandForFiles, commandForPasted, PASTED_BY_OTHERS, refusedFiles } from "./sent-files.js";
import { takeTurn } from "./turn.js";
import { keepWords } from "./which-action.js";

/** A problem is a card, but for one that a form to put it right goes with. */
const shown = (answer: Answer): Answer =>
  answer.kind === "problem" && !answer.form
    ? { kind: "card", card: problemCard(answer.problem), audience: "person" }
    : answer;

/** What a command has to say of its words, where a reminder waits: perhaps they were an answer to it. */
const orAnswer = (problem: Problem, answer: Omit<Press, "command">): Answer => ({
  kind: "card",
  card: problemCard(problem, [{ label: "It was an answer", press: { command: "action reply", ...answer } }]),
  audience: "person",
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

/** Longer than the longest text that is taken, and its command. Characters. */
const MAX_SAID = 12_000;

const tooLong = (said: string[], most = MAX_SAID): Answer | undefined => {
  const longest = Math.max(0, ...said.map(({ length }) => length));
  if (longest <= most) return undefined;
  return answerProblem(
    refuse(`That is ${longest} characters long; ${most} is the most I read.`, "Shorten it, or link to a paper.")
      .problem,
  );
};

/** A form that was not taken, drawn again with what was typed in it. */
const redraw = async (again: Promise<Answer> | undefined): Promise<Form | undefined> => {
  const answer = await again;
  return answer?.kind === "form" ? answer.form : undefined;
};

/** The three doors over one app. Nothing a person does makes them throw: what breaks on our side is logged under an id. */
export const makeDoors = (app: App, log: Log): Doors => {
  const guard = async <T extends Answer | null>(
    door: string,
    caller: Caller,
    open: () => Promise<T>,
  ): Promise<T | Answer> => {
    try {
      return await open();
    } catch (error) {
      const id = app.newId().slice(0, 8);
      log.error({ err: error, door, id, source: caller.source }, "a door broke");
      return { kind: "card", card: apologyCard(id), audience: "person" };
    }
  };

  const run = async (caller: Caller, press: Press, mentions: Said["mentions"]): Promise<Answer> => {
    const command = byName.get(press.command);
    // Lines are looked up before: only a button can name what is no command any more.
    if (!command) return answerProblem(UNKNOWN_BUTTON);
    const long = tooLong(Object.values(press.values), command.longest);
    if (long) return long;
    if ("answer" in command) {
      await noteSpeaker(app, caller.speaker);
      return command.answer(app, caller, press.values);
    }
    const heard = await takeTurn(app, caller, press, mentions);
    if ("answer" in heard) return heard.answer;
    if (press.ask && command.form) return command.form(heard.turn, press.values);
    return command.act(heard.turn, press.values);
  };

  const submit = async (caller: Caller, press: Press, nonce: string): Promise<Answer> => {
    const answer = await run({ ...caller, event: formEvent(caller, nonce) }, { ...press, ask: false }, []);
    if (answer.kind !== "problem") return answer;
    const form = await redraw(run(caller, { ...press, ask: true }, []));
    return form ? { ...answer, form: { ...form, nonce } } : answer;
  };

  /** Files without other words, and what was pasted whole: for whoever may import it. Another's file is about an action. */
  const sentDocument = async (caller: Caller, line: string): Promise<Answer | undefined> => {
    const files = caller.files ?? [];
    const name = commandForFiles(files, line) ?? (findCommand(line) ? undefined : commandForPasted(line));
    if (name === undefined) return undefined;
    const { committees } = await app.store.register();
    const heading = files[0]?.name ?? line.slice(0, 500);
    const committee = committees.find(({ code }) => namesCommittee(heading, code))?.code ?? null;
    const press: Press = { command: name, committee, values: files.length > 0 ? {} : { text: line } };
    const heard = await takeTurn(app, caller, press, []);
    if (!("turn" in heard)) return undefined;
    if (may(heard.turn.standing, "administer")) return run(caller, press, []);
    return files.length > 0 ? undefined : answerProblem(PASTED_BY_OTHERS);
  };

  const dispatch = async (caller: Caller, said: Said): Promise<Answer> => {
    const line = withoutName(said.text);
    const meant = line === "" ? "help" : GREETING.test(line) || ASKS_NEXT.test(line) ? "welcome" : line;
    const found = findCommand(meant) ?? turnedRound(line) ?? bareReference(line);
    const long = tooLong([said.text], found?.command.longest);
    if (long) return long;
    if (!found) return { kind: "card", card: unknownCard(ALL, line), audience: "person" };
    const values = found.command.read(found.rest);
    if (!values.ok) return answerProblem(values.problem);
    return run(caller, { command: found.command.name, committee: null, values: values.value }, said.mentions);
  };

  /**
   * Free text: a command where it is one, else words about the actions it names, read by "action reply". A few words
   * that look like a command mistyped, and name nothing, are taken for one.
   */
  const reply = async (caller: Caller, said: Said): Promise<Answer> => {
    const line = withoutName(said.text);
    const document = said.answers === undefined ? await sentDocument(caller, line) : undefined;
    const early = document ?? tooLong([said.text], findCommand(line)?.command.longest);
    if (early) return early;
    if (line === "" && !caller.files?.length && said.answers !== undefined)
      return { kind: "card", card: nothingSaidCard, audience: "person" };
    if ((line === "" && !caller.files?.length) || GREETING.test(line)) return dispatch(caller, said);
    if (THANKS.test(line)) return { kind: "card", card: welcomeCard, audience: "person" };
    const context = await replyContext(app, caller, said);
    const odd = context.thread === undefined && refusedFiles(caller.files ?? [], line);
    if (odd)
      return context.among.length === 0 ? answerNotTaken(app, caller, line, odd) : fileAlone(caller, line, context);
    const expected = context.thread ?? (context.among.length === 1 ? context.among[0] : undefined);
    const about: Values = {
      ...(context.thread === undefined ? {} : { thread: context.thread }),
      ...(context.among.length === 0 ? {} : { among: context.among.join(",") }),
    };
    const isAlone = context.thread === undefined && context.among.length === 0;
    if (isAlone && (ASKS_NEXT.test(line) || turnedRound(line))) return dispatch(caller, said);
    const ground = { expected: expected !== undefined, answers: context.thread !== undefined };
    if (isCommand(line, ground)) {
      const answer = await dispatch(caller, said);
      const meant = answer.kind === "problem" && isMistyped(line) && context.among.length > 0;
      return meant
        ? orAnswer(answer.problem, { committee: context.committee, values: { ...about, text: line } })
        : answer;
    }
    if (context.thread === undefined && isSlip(ALL, line)) return dispatch(caller, said);
    const beginning = line.slice(0, 60);
    if (line.length <= beginning.length && ASKS_TO_SEE.test(line))
      return dispatch(caller, { ...said, text: `action ${line}` });
    const code = new RegExp(`^${LOOSE_REFERENCE.source}`, "u").exec(beginning)?.groups?.committee;
    const open = committeesOpenTo(await app.store.register(), caller.speaker, caller.place).map((one) => one.code);
    const named = open.find((one) => one.toUpperCase() === code?.toUpperCase()) ?? null;
    const committee = named ?? context.committee ?? committeeNamed(line, open);
    const coded = code !== undefined && isAnothersCode(code, { committees: open, parties: [] });
    if (bareReference(line) && (code === undefined || coded)) {
      const isDay = expected !== undefined && !coded && !(await isClearlyAction(app, committee ?? "", line));
      if (!isDay) return dispatch(caller, said);
    }
    const values = await carried(app, caller, committee, line);
    return run(caller, { command: "action reply", committee, values: { ...values, ...about } }, said.mentions);
  };

  return sayingAgain(app, {
    dispatch: (caller, said) => guard("dispatch", caller, async () => shown(await dispatch(caller, said))),
    press: (caller, press, submitted) =>
      guard("press", caller, async () =>
        submitted ? submit(caller, press, submitted.nonce) : shown(await run(caller, press, [])),
      ),
    reply: (caller, said) =>
      guard("reply", caller, async () => {
        const { message } = caller;
        const overtaken = message !== undefined && (await app.store.keptWords.wasChanged(message));
        return overtaken ? answerOvertaken(app, caller, said) : shown(await reply(caller, said));
      }),
    amend: (caller, said) =>
      guard("amend", caller, async () => {
        const long = said && tooLong([said.text]);
        const isAnswer = said === null || !isNoAnswer(said.text);
        const answer = long ?? (await amend(app, caller, said, { isAnswer, anew: (words) => reply(caller, words) }));
        return answer && shown(answer);
      }),
  });
};

/** Whether a file's name or a heading names a committee: as a word, or as in OPSG_64_2401. */
const namesCommittee = (heading: string, code: string): boolean =>
  new RegExp(`(?<![A-Z])${code}(?![A-Z])`, "iu").test(heading);
