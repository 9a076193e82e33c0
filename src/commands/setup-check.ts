import { checkSetup, settleDoubt } from "../app/check-setup.js";
import { settleDate } from "../app/settle-date.js";
import { settleGap } from "../app/settle-gap.js";
import { deny } from "../app/who.js";
import { findingsCard } from "../cards/findings.js";
import { pageOf } from "../cards/pages.js";
import { may } from "../domain/standing.js";
import { answerProblem, readPage, whoOf } from "./answers.js";
import type { Command } from "./command.js";

const NAME = "setup check";

export const setupCheck: Command = {
  name: NAME,
  usage: "",
  summary:
    "looks for gaps and slips: in numbering, owners, dates, contacts and the newest minutes; each with what mends it",
  example: NAME,
  read: readPage(NAME),
  act: async (turn, { meeting, position, gap, as, date, page }) => {
    const { app, register, standing } = turn;
    const { committee } = standing;
    if (!may(standing, "administer")) return answerProblem(deny(standing, "administer", "check the log").problem);
    if (meeting !== undefined && position !== undefined) {
      const settled = await settleDoubt(app, whoOf(turn), { meeting: Number(meeting), position: Number(position) });
      if (!settled.ok) return answerProblem(settled.problem);
    }
    if (gap !== undefined) {
      const settled = await settleGap(app, whoOf(turn), Number(gap), as === "closed before" ? as : "never given");
      if (!settled.ok) return answerProblem(settled.problem);
    }
    if (date !== undefined) {
      const settled = await settleDate(app, whoOf(turn), date);
      if (!settled.ok) return answerProblem(settled.problem);
    }
    const findings = await checkSetup(app, register, committee);
    const press = { command: NAME, committee: committee.code, values: {} };
    const card = findingsCard(committee.code, findings, [
      { label: "Check again", press },
      { label: "Setting up", press: { ...press, command: "setup" } },
    ]);
    const shown = turn.caller.source === "terminal" ? card : pageOf(card, Number(page ?? 1), press);
    return { kind: "card", card: shown, audience: "person", data: findings };
  },
};
