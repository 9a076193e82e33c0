import { printUnreached } from "../app/unreached-since.js";
import type { Part, Values } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { dayAt } from "../domain/day.js";
import { openIn } from "../domain/digest/digest.js";
import { printOwners } from "../domain/register.js";
import { unreachableOf } from "../domain/reminders/unreachable.js";
import { ok, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerCard, answerProblem } from "./answers.js";
import type { Command } from "./command.js";
import { namedOwners } from "./named-owners.js";

const NAME = "party unreached";

/** The parties that the digest counts as out of reach, all of them, each with its reason. */
export const partyUnreached: Command = {
  name: NAME,
  usage: "[for PARTY]",
  summary: "lists the parties with open actions to which nothing can be sent, and why",
  example: NAME,
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { for: ANYTHING, page: /^\d{1,3}\b/u });
    return head === ""
      ? ok(clauses)
      : refuse(`I could not read “${head.slice(0, 40)}” after ${NAME}.`, `Type /opsg ${NAME}, or ${NAME} for DCC.`);
  },
  act: async (turn, { page, ...asked }: Values) => {
    const { app, register, standing } = turn;
    const { committee } = standing;
    const only = asked.for ? namedOwners(turn, asked.for) : null;
    if (only && !only.ok) return answerProblem(only.problem);
    const today = dayAt(app.clock.now(), committee.zone);
    const open = new Map(
      (await app.store.actions.byParty(committee.id, today, today)).map((one) => [one.partyId, openIn(one)]),
    );
    const ids = [...open.keys()].filter((id) => !only || only.value.includes(id));
    const whys = await printUnreached(app, committee, unreachableOf(register, committee, ids, today));
    const parties = [...whys]
      .map(([partyId, why]) => ({ party: printOwners(register, [partyId]), why, open: open.get(partyId) ?? 0 }))
      .toSorted((a, b) => a.party.localeCompare(b.party, "en-GB"));
    const parts = parties.map(
      ({ party, why, open: count }): Part => ({
        kind: "row",
        title: [{ bold: party }, `  ${count} open`],
        detail: why,
        button: {
          label: "List",
          press: {
            command: "action list",
            committee: committee.code,
            values: { filter: `open owner "${party.replaceAll('"', "'")}"` },
          },
        },
      }),
    );
    const press = { command: NAME, committee: committee.code, values: asked };
    const person = { command: "person add", committee: committee.code, values: {}, ask: true };
    const card = {
      title: `${committee.code}: ${parties.length === 1 ? "1 party" : `${parties.length} parties`} that cannot be reached`,
      parts: parts.length > 0 ? parts : [{ kind: "text" as const, text: "Every party with an open action can be." }],
      buttons: may(standing, "administer") && parts.length > 0 ? [{ label: "Add a contact", press: person }] : [],
    };
    return answerCard(turn, pageOf(card, Number(page ?? 1), press), parties);
  },
};
