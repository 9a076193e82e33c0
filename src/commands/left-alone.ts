import type { Alone } from "../app/keep-people.js";
import type { Button, Part } from "../cards/card.js";
import { printReference } from "../domain/reference.js";
import type { Person } from "../domain/register.js";
import type { Turn } from "./command.js";

/** As many of a party's actions are named. */
const MOST_NAMED = 5;

/** Opens the form that names a contact for each of the first of them. */
export const contactButtons = (turn: Turn, alone: Alone[]): Button[] =>
  alone.slice(0, 3).map(({ party: { id, name } }) => ({
    label: `Contact for ${name}`,
    press: {
      command: "person contact-for",
      committee: turn.standing.committee.code,
      values: { party: id },
      ask: true,
    },
  }));

/** The names of some people, after each other. */
export const namesOf = (people: Person[]): string => people.map(({ name }) => name).join(", ");

const leftWith = ({ people, why }: Alone): string =>
  people.length === 0
    ? "would have no contact"
    : `would be left without a reachable contact: ${why} (${namesOf(people)})`;

/** Parties for which nobody could be reached, with what they owe. */
export const aloneRows = async (turn: Turn, alone: Alone[]): Promise<Part[]> => {
  const { committee } = turn.standing;
  const rows: Part[] = [];
  for (const left of alone) {
    const { id, name } = left.party;
    const { actions } = await turn.app.store.actions.page({
      committeeId: committee.id,
      filter: { show: "outstanding", ownerIds: [id] },
      limit: MOST_NAMED + 1,
    });
    const named = actions.slice(0, MOST_NAMED).map(({ reference }) => printReference(reference));
    const more = actions.length > MOST_NAMED ? " and more" : "";
    const detail = named.length > 0 ? `open actions: ${named.join(", ")}${more}` : "no open actions";
    rows.push({ kind: "row", title: [{ bold: name }, `  ${leftWith(left)}`], detail });
  }
  return rows;
};
