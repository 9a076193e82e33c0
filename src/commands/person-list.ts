import type { Part } from "../cards/card.js";
import { putBackButton } from "../cards/left-out.js";
import { pageOf } from "../cards/pages.js";
import { personDetail, personFacts } from "../cards/person-row.js";
import { peopleOf } from "../domain/register.js";
import { may } from "../domain/standing.js";
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
    const mayKeep = may(turn.standing, "administer");
    const drawn = people.map((person) => ({ person, row: personFacts(turn.register, committee, person) }));
    const rows = drawn.map(({ row }) => row);
    const parts = drawn.map(
      ({ person, row }): Part => ({
        kind: "row",
        title: [{ bold: row.name }, row.role ? `  ${row.role}` : ""],
        detail: personDetail(row),
        ...(row.leftOut && mayKeep ? { button: putBackButton(committee, person.id) } : {}),
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
