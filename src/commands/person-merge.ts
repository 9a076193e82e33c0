import { type Merged, mergePeople } from "../app/merge-people.js";
import type { Part } from "../cards/card.js";
import { personDetail, personFacts } from "../cards/person-row.js";
import { type Person, peopleOf } from "../domain/register.js";
import { ok, refuse } from "../domain/result.js";
import { type Done, whoOf } from "./answers.js";
import type { Turn } from "./command.js";
import { personCommand } from "./person-change.js";
import { readWhom } from "./whom.js";

const COMMAND = "person merge";

const row = ({ register, standing }: Turn, label: string, person: Person): Part => {
  const facts = personFacts(register, standing.committee, person);
  return {
    kind: "row",
    title: [`${label}: `, { bold: person.name }, facts.role ? `  ${facts.role}` : ""],
    detail: [person.email ?? "no e-mail address", personDetail(facts)].join(" · "),
  };
};

/** An account that has not written yet is found by its address, and only one address is kept. */
const addressNote = ({ from, one }: Merged): Part[] =>
  from.email === null || from.email === one.email
    ? []
    : [
        {
          kind: "note",
          text: `${from.email} is not kept: ${one.name} is found by ${one.email}. Accounts that are linked stay linked, whatever their address.`,
        },
      ];

const asked = (turn: Turn, merged: Merged): Done => {
  const { from, into, one } = merged;
  const press = (a: Person, b: Person, more = "") => ({
    command: COMMAND,
    committee: turn.standing.committee.code,
    values: { line: `${a.id} into ${b.id}${more}` },
  });
  return {
    title: `Are ${from.name} and ${into.name} one person?`,
    tone: "warning",
    parts: [
      row(turn, "This one goes", from),
      row(turn, "This one stays", into),
      row(turn, "As one", one),
      ...addressNote(merged),
      {
        kind: "text",
        text: "Nothing is changed yet. Whatever waits for either, or was put off by either, is the one’s then; what was said keeps the name it was said under. It cannot be taken apart again by a button.",
      },
    ],
    buttons: [
      { label: "They are one: merge", press: press(from, into, " sure"), style: "danger" },
      { label: "The other way round", press: press(into, from) },
    ],
  };
};

export const personMerge = personCommand({
  name: COMMAND,
  usage: "NAME into NAME",
  summary: "makes one person of two who are the same, with the accounts, the role and the parties of both; shown first",
  example: `${COMMAND} alex@old.example.org into alex@example.org`,
  doing: "make one person of two",
  title: "Make one person of two",
  submit: "Show what comes of it",
  field: (turn) => ({
    kind: "choice",
    name: "into",
    label: "Is the same as, and goes into",
    options: peopleOf(turn.register, turn.standing.committee.id).map(({ id, name, email }) => ({
      label: email === null ? name : `${name}, ${email}`,
      value: id,
    })),
  }),
  lead: "into",
  change: async (turn, from, value) => {
    const whom = readWhom(turn, value);
    if (!whom.ok) return refuse(whom.problem.what, whom.problem.instead, "into");
    const sure = /^sure\b/iu.test(whom.value.rest);
    const merged = await mergePeople(turn.app, whoOf(turn), { from, into: whom.value.person, sure });
    if (!merged.ok) return merged;
    if (!merged.value.done) return ok(asked(turn, merged.value));
    const { one, from: gone } = merged.value;
    return ok({
      title: `${gone.name} and ${one.name} are one person now`,
      parts: [row(turn, "As one", one), ...addressNote(merged.value)],
      buttons: [],
    });
  },
});
