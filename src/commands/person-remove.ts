import { removePerson } from "../app/keep-people.js";
import type { Button, Part } from "../cards/card.js";
import { printReference } from "../domain/reference.js";
import type { Party, Person } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { type Done, whoOf } from "./answers.js";
import type { Turn } from "./command.js";
import { personCommand } from "./person-change.js";

/** As many of a party's actions are named. */
const MOST_NAMED = 5;

const contactButtons = (turn: Turn, alone: Party[]): Button[] =>
  alone.slice(0, 3).map(({ id, name }) => ({
    label: `Contact for ${name}`,
    press: {
      command: "person contact-for",
      committee: turn.standing.committee.code,
      values: { party: id },
      ask: true,
    },
  }));

/** Before somebody goes after whom nobody answers for a party: what would be left. */
const askFirst = async (turn: Turn, person: Person, alone: Party[]): Promise<Done> => {
  const { committee } = turn.standing;
  const rows: Part[] = [];
  for (const { id, name } of alone) {
    const { actions } = await turn.app.store.actions.page({
      committeeId: committee.id,
      filter: { show: "outstanding", ownerIds: [id] },
      limit: MOST_NAMED + 1,
    });
    const named = actions.slice(0, MOST_NAMED).map(({ reference }) => printReference(reference));
    const more = actions.length > MOST_NAMED ? " and more" : "";
    const detail = named.length > 0 ? `open actions: ${named.join(", ")}${more}` : "no open actions";
    rows.push({ kind: "row", title: [{ bold: name }, "  would have no contact"], detail });
  }
  return {
    title: `Remove ${person.name} from ${committee.code}?`,
    tone: "warning",
    parts: [
      {
        kind: "text",
        text: "Nothing is changed yet. Nobody else answers for these parties, so nobody would be reminded:",
      },
      ...rows,
    ],
    buttons: [
      ...contactButtons(turn, alone),
      {
        label: "Remove all the same",
        press: { command: "person remove", committee: committee.code, values: { line: `${person.id} anyway` } },
        style: "danger",
      },
    ],
  };
};

export const personRemove = personCommand({
  name: "person remove",
  usage: "NAME [anyway]",
  summary:
    "takes a person out of the committee; what they said stays. It first shows a party that would be left without a contact",
  example: 'person remove "Alex Green"',
  doing: "remove a person",
  title: "Remove a person",
  submit: "Remove",
  change: async (turn, person, rest) => {
    const removed = await removePerson(turn.app, whoOf(turn), { person, anyway: /^anyway\b/iu.test(rest) });
    if (!removed.ok) return removed;
    const { kind, alone } = removed.value;
    if (kind === "asks") return ok(await askFirst(turn, person, alone));
    const names = alone.map(({ name }) => name).join(", ");
    return ok({
      title: `${person.name} no longer belongs to ${turn.standing.committee.code}`,
      parts: alone.length === 0 ? [] : [{ kind: "text", text: `Nobody answers for ${names} now. Name a contact.` }],
      buttons: contactButtons(turn, alone),
    });
  },
});
