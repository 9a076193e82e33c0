import { noteSpeaker } from "../app/note-platform.js";
import type { App, Log } from "../app/ports.js";
import type { Answer, Card, Form, Press } from "../cards/card.js";
import { apologyCard, problemCard, wordsElsewhereCard } from "../cards/problem.js";
import { isGreeting } from "../domain/answer/clean.js";
import { may } from "../domain/standing.js";
import { formEvent, sayingAgain } from "./again.js";
import { ALL } from "./all.js";
import { amend } from "./amend.js";
import { answerProblem } from "./answers.js";
import { keepQuestion, lapseByButton, lapseWithWords } from "./asked.js";
import type { Caller, Doors, Said } from "./command.js";
import { byName, findCommand, turnedRound } from "./find-command.js";
import { UNKNOWN_BUTTON, unknownCard } from "./help.js";
import { answerOvertaken } from "./overtaken.js";
import { readReferenceFirst } from "./read-reference.js";
import { makeReply } from "./reply.js";
import { commandForFiles, commandForPasted, PASTED_BY_OTHERS } from "./sent-files.js";
import { takeTurn } from "./turn.js";
import { asksNext, bareReference, isNoAnswer, tooLong, withoutName } from "./typed-line.js";

/** A problem is a card, but for one that a form to put it right goes with. */
const shown = (answer: Answer): Answer =>
  answer.kind === "problem" && !answer.form
    ? { kind: "card", card: problemCard(answer.problem), audience: "person" }
    : answer;

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
    const meant = line === "" ? "help" : isGreeting(line) || asksNext(line) ? "welcome" : line;
    const found = findCommand(meant) ?? turnedRound(line) ?? bareReference(line);
    const long = tooLong([said.text], found?.command.longest);
    if (long) return long;
    if (!found) return { kind: "card", card: noCommandCard(caller, line), audience: "person" };
    const values = found.command.read(found.rest);
    if (!values.ok) return answerProblem(values.problem);
    return run(caller, { command: found.command.name, committee: null, values: values.value }, said.mentions);
  };

  const reply = makeReply({ app, dispatch, run, sentDocument });

  return sayingAgain(app, {
    dispatch: (caller, said) => guard("dispatch", caller, async () => shown(await dispatch(caller, said))),
    press: (caller, press, submitted) =>
      guard("press", caller, async () => {
        const answer = await (submitted ? submit(caller, press, submitted.nonce) : run(caller, press, []));
        await lapseByButton(app, caller, press, answer);
        await keepQuestion(app, caller, answer, null);
        return submitted ? answer : shown(answer);
      }),
    reply: (caller, said) =>
      guard("reply", caller, async () => {
        const { message } = caller;
        const overtaken = message !== undefined && (await app.store.keptWords.wasChanged(message));
        const answer = await (overtaken ? answerOvertaken(app, caller, said) : reply(caller, said));
        await keepQuestion(app, caller, answer, said);
        return shown(answer);
      }),
    amend: (caller, said) =>
      guard("amend", caller, async () => {
        await lapseWithWords(app, caller);
        const long = said && tooLong([said.text]);
        const isAnswer = said === null || !isNoAnswer(said.text);
        const answer = long ?? (await amend(app, caller, said, { isAnswer, anew: (words) => reply(caller, words) }));
        await keepQuestion(app, caller, answer, said);
        return answer && shown(answer);
      }),
  });
};

/** Of a line that is no command: where it is said of an action, how and where that can be said. */
const noCommandCard = ({ place }: Caller, line: string): Card => {
  const read = readReferenceFirst(line);
  const { reference, rest = "" } = read.ok ? read.value : {};
  return reference === undefined || rest === ""
    ? unknownCard(ALL, line)
    : wordsElsewhereCard(reference, rest, place.kind);
};

/** Whether a file's name or a heading names a committee: as a word, or as in OPSG_64_2401. */
const namesCommittee = (heading: string, code: string): boolean =>
  new RegExp(`(?<![A-Z])${code}(?![A-Z])`, "iu").test(heading);
