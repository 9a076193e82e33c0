import { checkSetup, settleDoubt } from "../app/check-setup.js";
import { settleDate } from "../app/settle-date.js";
import { settleGap } from "../app/settle-gap.js";
import { deny } from "../app/who.js";
import type { Values } from "../cards/card.js";
import { findingsCard, nothingToCheckCard } from "../cards/findings.js";
import { pageOf } from "../cards/pages.js";
import { PLATFORMS } from "../domain/register.js";
import { ok, type Result } from "../domain/result.js";
import type { Finding } from "../domain/setup/findings.js";
import { may } from "../domain/standing.js";
import { answerProblem, readPage, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "setup check";

/** Whether a finding is one that the values of a button mean. */
const isMeant = (finding: Finding, { meeting, gap, date }: Values): boolean =>
  (finding.kind === "date" && finding.reference === date) ||
  (finding.kind === "gap" && String(finding.meeting) === gap) ||
  (finding.kind === "minutes" && String(finding.meeting) === meeting);

/** Notes that what a button was shown for is seen to; in words why not, where something else stands there now. */
const settle = async (turn: Turn, values: Values): Promise<Result<string | null>> => {
  const { app } = turn;
  const { meeting, position, gap, as, date: reference, shown } = values;
  if (meeting !== undefined && position !== undefined)
    return settleDoubt(app, whoOf(turn), { meeting: Number(meeting), position: Number(position), shown });
  if (gap !== undefined) {
    const why = as === "closed before" ? as : "never given";
    return settleGap(app, whoOf(turn), { meeting: Number(gap), shown, why });
  }
  return reference === undefined ? ok(null) : settleDate(app, whoOf(turn), { reference, shown });
};

export const setupCheck: Command = {
  name: NAME,
  usage: "",
  summary:
    "looks for gaps and slips: in numbering, owners, dates, contacts and the newest minutes; each with what mends it",
  example: NAME,
  read: readPage(NAME),
  act: async (turn, { page, ...values }) => {
    const { app, register, standing } = turn;
    const { committee } = standing;
    if (!may(standing, "administer")) return answerProblem(deny(standing, "administer", "check the log").problem);
    const settled = await settle(turn, values);
    if (!settled.ok) return answerProblem(settled.problem);
    const found = await checkSetup(app, register, committee);
    // What has changed under a button comes first.
    const meant = settled.value === null ? [] : found.filter((one) => isMeant(one, values));
    const findings = [...meant, ...found.filter((one) => !meant.includes(one))];
    const press = { command: NAME, committee: committee.code, values: {} };
    const buttons = [
      { label: "Check again", press },
      { label: "Setting up", press: { ...press, command: "setup" } },
    ];
    const isEmpty = findings.length === 0 && (await app.store.setup.countActions(committee.id)) === 0;
    const card = isEmpty
      ? nothingToCheckCard(committee.code, buttons)
      : findingsCard(committee.code, findings, buttons, {
          changed: settled.value,
          platforms: app.platforms ?? PLATFORMS,
        });
    const shown = turn.caller.source === "terminal" ? card : pageOf(card, Number(page ?? 1), press);
    return { kind: "card", card: shown, audience: "person", data: findings };
  },
};
