import { type Merged, mergePeople } from "../app/merge-people.js";
import type { Part } from "../cards/card.js";
import { personDetail, personFacts } from "../cards/person-row.js";
import { type Person, peopleOf } from "../domain/register.js";
import { ok, refuse } from "../domain/result.js";
import { type Done, whoOf } from "./answers.js";
import type { Turn } from "./command.js";
import { aloneRows, contactButtons } from "./left-alone.js";
import { personCommand } from "./person-change.js";
import { readWhom } from "./whom.js";

const COMMAND = "person merge";

const row = (turn: Turn, label: string, person: Person, committee = turn.standing.committee): Part => {
  const facts = personFacts(turn.register, committee, person);
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

/** Whoever is reminded by one of the two is reminded as one. */
const remindedNotes = (turn: Turn, { from, into, one, committee }: Merged): Part[] => {
  const before = turn.standing.committee.reminderPolicy.without ?? [];
  const out = [from, into].filter(({ id }) => before.includes(id));
  const away = [from, into].filter(({ awayUntil }) => awayUntil !== null);
  const isOut = committee.reminderPolicy.without?.includes(one.id) ?? false;
  return [
    ...(out[0] && !isOut
      ? [`${out[0].name} was left out of reminders, and the other was not: the one is reminded.`]
      : []),
    ...(away[0] && one.awayUntil === null
      ? [`${away[0].name} was noted as away, and the other was not: the one is not.`]
      : []),
  ].map((text) => ({ kind: "note", text }));
};

const asOne = async (turn: Turn, merged: Merged): Promise<Part[]> => [
  row(turn, "As one", merged.one, merged.committee),
  ...addressNote(merged),
  ...remindedNotes(turn, merged),
  ...(merged.alone.length > 0
    ? [
        { kind: "text" as const, text: "Nobody can be reminded of what these parties owe:" },
        ...(await aloneRows(turn, merged.alone)),
      ]
    : []),
];

const asked = async (turn: Turn, merged: Merged): Promise<Done> => {
  const { from, into, kind, shown } = merged;
  const press = (a: Person, b: Person, more = "") => ({
    command: COMMAND,
    committee: turn.standing.committee.code,
    values: { line: `${a.id} into ${b.id}${more}` },
  });
  return {
    title: `Are ${from.name} and ${into.name} one person?`,
    tone: "warning",
    parts: [
      ...(kind === "changed"
        ? [
            {
              kind: "note" as const,
              text: "They are not as you were shown them any more, so nothing was changed. Look again.",
            },
          ]
        : []),
      row(turn, "This one goes", from),
      row(turn, "This one stays", into),
      ...(await asOne(turn, merged)),
      {
        kind: "text",
        text: "Nothing is changed yet. Whatever waits for either, or was put off by either, is the one’s then, and what either said is theirs to correct; it keeps the name it was said under. It cannot be taken apart again by a button.",
      },
    ],
    buttons: [
      { label: "They are one: merge", press: press(from, into, ` as shown ${shown}`), style: "danger" },
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
    const shown = /^as shown (\w+)$/u.exec(whom.value.rest)?.[1];
    const merged = await mergePeople(turn.app, whoOf(turn), { from, into: whom.value.person, shown });
    if (!merged.ok) return merged;
    const { kind, one, from: gone, alone } = merged.value;
    if (kind !== "done") return ok(await asked(turn, merged.value));
    return ok({
      title: `${gone.name} and ${one.name} are one person now`,
      parts: await asOne(turn, merged.value),
      buttons: contactButtons(turn, alone),
    });
  },
});
