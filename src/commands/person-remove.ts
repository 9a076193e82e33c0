import { type Removed, removePerson } from "../app/keep-people.js";
import type { Person } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { type Done, whoOf } from "./answers.js";
import type { Turn } from "./command.js";
import { aloneRows, contactButtons, namesOf } from "./left-alone.js";
import { personCommand } from "./person-change.js";

/** Before a Secretary goes, or somebody after whom nobody can be reached for a party: what would be left. */
const askFirst = async (turn: Turn, person: Person, { alone, secretary }: Removed): Promise<Done> => {
  const { committee } = turn.standing;
  const rows = await aloneRows(turn, alone);
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
        ...others.map(({ party, why, people }) => `${party.name} cannot be reached now: ${why} (${namesOf(people)}).`),
      ].map((text) => ({ kind: "text" as const, text })),
      buttons: contactButtons(turn, alone),
    });
  },
});
