import { type Alone, type Removed, removePerson } from "../app/keep-people.js";
import type { Button, Part } from "../cards/card.js";
import { printReference } from "../domain/reference.js";
import type { Person } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { type Done, whoOf } from "./answers.js";
import type { Turn } from "./command.js";
import { personCommand } from "./person-change.js";

/** As many of a party's actions are named. */
const MOST_NAMED = 5;

const contactButtons = (turn: Turn, alone: Alone[]): Button[] =>
  alone.slice(0, 3).map(({ party: { id, name } }) => ({
    label: `Contact for ${name}`,
    press: {
      command: "person contact-for",
      committee: turn.standing.committee.code,
      values: { party: id },
      ask: true,
    },
  }));

const names = (people: Person[]): string => people.map(({ name }) => name).join(", ");

const leftWith = ({ people, why }: Alone): string =>
  people.length === 0
    ? "would have no contact"
    : `would be left without a reachable contact: ${why} (${names(people)})`;

/** Before a Secretary goes, or somebody after whom nobody can be reached for a party: what would be left. */
const askFirst = async (turn: Turn, person: Person, { alone, secretary }: Removed): Promise<Done> => {
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
  return {
    title: `Remove ${person.name} from ${committee.code}?`,
    tone: "warning",
    parts: [
      {
        kind: "text",
        text: [
          "Nothing is changed yet.",
          ...(secretary ? [`${person.name} is a Secretary: they and the other Secretaries would be told.`] : []),
          ...(rows.length > 0 ? ["Nobody would be reminded any more of what these parties owe:"] : []),
        ].join(" "),
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
    "takes a person out of the committee; what they said stays. It asks first where they are a Secretary, or a party would be left without a contact who can be reached",
  example: 'person remove "Alex Green"',
  doing: "remove a person",
  title: "Remove a person",
  submit: "Remove",
  change: async (turn, person, rest) => {
    const removed = await removePerson(turn.app, whoOf(turn), { person, anyway: /^anyway\b/iu.test(rest) });
    if (!removed.ok) return removed;
    const { kind, alone } = removed.value;
    if (kind === "asks") return ok(await askFirst(turn, person, removed.value));
    const nobody = alone.filter(({ people }) => people.length === 0).map(({ party }) => party.name);
    const others = alone.filter(({ people }) => people.length > 0);
    return ok({
      title: `${person.name} no longer belongs to ${turn.standing.committee.code}`,
      parts: [
        ...(nobody.length > 0 ? [`Nobody answers for ${nobody.join(", ")} now. Name a contact.`] : []),
        ...others.map(({ party, why, people }) => `${party.name} cannot be reached now: ${why} (${names(people)}).`),
      ].map((text) => ({ kind: "text" as const, text })),
      buttons: contactButtons(turn, alone),
    });
  },
});
