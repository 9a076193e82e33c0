import type { Part } from "../cards/card.js";
import { putBackButton } from "../cards/left-out.js";
import { pageOf } from "../cards/pages.js";
import { printDay } from "../domain/day.js";
import { peopleOf, printOwners, roleIn } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { answerCard, pageValue } from "./answers.js";
import type { Command } from "./command.js";

export const personList: Command = {
  name: "person list",
  usage: "",
  summary: "lists the committee’s people, their roles and the parties they answer for",
  example: "person list",
  read: (rest) => ok(pageValue(rest)),
  act: async (turn, values) => {
    const { committee } = turn.standing;
    const people = peopleOf(turn.register, committee.id).toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
    const mayKeep = may(turn.standing, "administer");
    const rows = people.map((person) => {
      const role = roleIn(person, committee.id) ?? null;
      const mine = person.contacts.filter(({ partyId }) =>
        turn.register.parties.some((party) => party.id === partyId && party.committeeId === committee.id),
      );
      const contactFor = mine
        .filter(({ deputy }) => !deputy)
        .map(({ partyId }) => printOwners(turn.register, [partyId]));
      const deputyFor = mine.filter(({ deputy }) => deputy).map(({ partyId }) => printOwners(turn.register, [partyId]));
      return {
        id: person.id,
        leftOut: committee.reminderPolicy.without?.includes(person.id) ?? false,
        name: person.name,
        role,
        contactFor,
        deputyFor,
        awayUntil: person.awayUntil,
        accounts: person.accounts.map(({ platform }) => platform),
      };
    });
    const parts = rows.map(
      ({ id, leftOut, name, role, contactFor, deputyFor, awayUntil, accounts }): Part => ({
        kind: "row",
        title: [{ bold: name }, role ? `  ${role}` : ""],
        detail: [
          ...(contactFor.length > 0 ? [`contact for ${contactFor.join(", ")}`] : []),
          ...(deputyFor.length > 0 ? [`deputy for ${deputyFor.join(", ")}`] : []),
          ...(awayUntil ? [`away until ${printDay(awayUntil)}`] : []),
          accounts.length > 0
            ? `writes on ${[...new Set(accounts)].map((on) => (on === "slack" ? "Slack" : "Teams")).join(" and ")}`
            : "not linked yet",
          ...(leftOut ? ["left out of reminders"] : []),
        ].join(" · "),
        ...(leftOut && mayKeep ? { button: putBackButton(committee, id) } : {}),
      }),
    );
    const add = {
      label: "Add a person",
      press: { command: "person add", committee: committee.code, values: {}, ask: true },
    };
    const card = {
      title: `${committee.code}: people`,
      parts: parts.length > 0 ? parts : [{ kind: "text" as const, text: "There is nobody yet." }],
      buttons: mayKeep ? [add] : [],
    };
    return answerCard(
      turn,
      pageOf(card, Number(values.page ?? 1), { command: "person list", committee: committee.code, values: {} }),
      rows,
    );
  },
};
