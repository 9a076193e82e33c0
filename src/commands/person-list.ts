import type { Part } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { printDay } from "../domain/day.js";
import { peopleOf, printOwners, roleIn } from "../domain/register.js";
import { answerCard, readPage } from "./answers.js";
import type { Command } from "./command.js";

export const personList: Command = {
  name: "person list",
  usage: "",
  summary: "lists the committee’s people, their roles and the parties they answer for",
  example: "person list",
  read: readPage("person list"),
  act: async (turn, values) => {
    const { committee } = turn.standing;
    const people = peopleOf(turn.register, committee.id).toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
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
        name: person.name,
        role,
        contactFor,
        deputyFor,
        awayUntil: person.awayUntil,
        accounts: person.accounts.map(({ platform }) => platform),
      };
    });
    const parts = rows.map(
      ({ name, role, contactFor, deputyFor, awayUntil, accounts }): Part => ({
        kind: "row",
        title: [{ bold: name }, role ? `  ${role}` : ""],
        detail: [
          ...(contactFor.length > 0 ? [`contact for ${contactFor.join(", ")}`] : []),
          ...(deputyFor.length > 0 ? [`deputy for ${deputyFor.join(", ")}`] : []),
          ...(awayUntil ? [`away until ${printDay(awayUntil)}`] : []),
          accounts.length > 0
            ? `writes on ${[...new Set(accounts)].map((on) => (on === "slack" ? "Slack" : "Teams")).join(" and ")}`
            : "not linked yet",
        ].join(" · "),
      }),
    );
    const add = {
      label: "Add a person",
      press: { command: "person add", committee: committee.code, values: {}, ask: true },
    };
    const card = {
      title: `${committee.code}: people`,
      parts: parts.length > 0 ? parts : [{ kind: "text" as const, text: "There is nobody yet." }],
      buttons: turn.standing.operator || turn.standing.role === "secretary" ? [add] : [],
    };
    return answerCard(
      turn,
      pageOf(card, Number(values.page ?? 1), { command: "person list", committee: committee.code, values: {} }),
      rows,
    );
  },
};
