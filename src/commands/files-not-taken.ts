import type { App } from "../app/ports.js";
import { deny } from "../app/who.js";
import type { Answer } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import { type Problem, refuse } from "../domain/result.js";
import { committeesOpenTo, may } from "../domain/standing.js";
import { answerProblem } from "./answers.js";
import type { Caller } from "./command.js";
import type { Context } from "./reply-context.js";
import { commandForFiles } from "./sent-files.js";
import { takeTurn } from "./turn.js";

const DOING: Record<string, string> = { "minutes import": "import minutes", "person import": "add people" };

/** So many actions are offered to keep a file with; and the longest link that a button holds, in characters. */
const MOST_OFFERED = 5;
const LONGEST_LINK = 500;

/** A file without words is no answer, though a reminder waits for one: its sender says what it is for. */
export const fileAlone = (caller: Caller, line: string, { committee, among }: Context): Answer => {
  const files = caller.files ?? [];
  const name = commandForFiles(files, line);
  const what = files.length === 1 ? `${files[0]?.name} came without a word` : "These files came without a word";
  const { problem } = refuse(
    `${what}; nothing was recorded.`,
    `${name === undefined ? "" : `Only the Secretary may ${DOING[name]}. `}To keep a file with an action as an update, send it with a word about it: ${bare(among[0] ?? "")} see attached.`,
  );
  const buttons =
    line === "" || line.length > LONGEST_LINK
      ? []
      : among.slice(0, MOST_OFFERED).map((reference) => ({
          label: `Keep it with ${reference}`,
          press: { command: "action reply", committee, values: { thread: reference, text: line } },
        }));
  return { kind: "card", card: problemCard(problem, buttons), audience: "person" };
};

const bare = (reference: string): string => reference.slice(reference.indexOf(" ") + 1);

/**
 * What is said of files that are not taken in: to a stranger how to be added, to whoever may not take them in who may,
 * to whoever keeps several committees that theirs has to be told; to all others why.
 */
export const answerNotTaken = async (app: App, caller: Caller, text: string, why: Problem): Promise<Answer> => {
  const files = caller.files ?? [];
  const name = commandForFiles(files, text);
  const heard = await takeTurn(app, caller, { command: name ?? "minutes import", committee: null, values: {} }, []);
  if ("turn" in heard) {
    const doing = name === undefined ? undefined : DOING[name];
    const { standing } = heard.turn;
    return answerProblem(
      doing === undefined || may(standing, "administer") ? why : deny(standing, "administer", doing).problem,
    );
  }
  const codes = committeesOpenTo(await app.store.register(), caller.speaker, caller.place).map(({ code }) => code);
  if (codes.length < 2) return heard.answer;
  return answerProblem(
    name === undefined
      ? why
      : refuse(
          `I cannot tell which committee ${files[0]?.name} is for: ${codes.join(" or ")}; nothing was recorded of it.`,
          `Put the committee’s code into the file’s name, such as ${codes[0]}_65, and send it again.`,
        ).problem,
  );
};
