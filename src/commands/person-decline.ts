import { declineRequest } from "../app/ask-to-be-added.js";
import { ok, refuse } from "../domain/result.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command } from "./command.js";
import { accountsOf } from "./person-add.js";

export const personDecline: Command = {
  name: "person decline",
  usage: "slack ID | teams ID",
  summary: "declines somebody who asked to be added",
  example: "person decline slack T012/U034",
  read: (rest) => ok(readClauses(rest, { slack: ANYTHING, teams: ANYTHING }).clauses),
  act: async (turn, values) => {
    const accounts = accountsOf(turn, values);
    if (!accounts.ok) return answerProblem(accounts.problem);
    const [account] = accounts.value;
    if (!account) return answerProblem(refuse("Whom?", "Press Decline under the message that told you.").problem);
    return answerDone(turn, await declineRequest(turn.app, whoOf(turn), account), ({ name }) => ({
      title: `${name} is not added`,
      parts: [
        { kind: "text", text: "They are told so if they ask again within a month. You can still add them yourself." },
      ],
      buttons: [
        { label: "All people", press: { command: "person list", committee: turn.standing.committee.code, values: {} } },
      ],
    }));
  },
};
