import { type Alone, giveRole, makeContact, setAway } from "../app/keep-people.js";
import type { Answer, Field, Part, Values } from "../cards/card.js";
import { dayAt, printDay } from "../domain/day.js";
import { foldName, type Person, partiesFor, peopleOf, ROLES } from "../domain/register.js";
import { unreachableOf } from "../domain/reminders/unreachable.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { capital } from "../domain/words.js";
import { adminForm, answerDone, answerProblem, type Done, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { contactButtons } from "./left-alone.js";
import { partyOptions } from "./party-options.js";
import { readParty, readWhom } from "./whom.js";

/** What differs between the commands about one person: their words, their second field, and what they do. */
type Declared = Pick<Command, "name" | "usage" | "summary" | "example"> & {
  /** Completes "may …" in a refusal. */
  doing: string;
  title: string;
  submit: string;
  /** The field beside the person's, and its name in the values; none for `person remove`. */
  field?(turn: Turn): Field;
  /** A word that may stand before that value: `until`. */
  lead?: string;
  change(turn: Turn, person: Person, value: string): Promise<Result<Done>>;
};

const listButton = (turn: Turn) => ({
  label: "All people",
  press: { command: "person list", committee: turn.standing.committee.code, values: {} },
});

const isNamesake = (people: readonly Person[], { id, name }: Person): boolean =>
  people.some((other) => other.id !== id && foldName(other.name) === foldName(name));

/** The line is kept whole in `line`, for only the register tells where a name ends. */
export const personCommand = (declared: Declared): Command => {
  const { name, usage, summary, example, doing, title, submit, lead, change } = declared;
  const form = (turn: Turn, values: Values): Answer => {
    const { line: _, ...kept } = values;
    const people = peopleOf(turn.register, turn.standing.committee.id);
    const options = people.map((person) => ({
      // Of two who bear one name the address tells which.
      label: isNamesake(people, person) && person.email !== null ? `${person.name}, ${person.email}` : person.name,
      value: person.id,
    }));
    const whom: Field = {
      kind: "choice",
      name: "person",
      label: "Who",
      options,
      ...(values.person ? { value: values.person } : {}),
    };
    const field = declared.field?.(turn);
    const value = field && values[field.name];
    const fields = [whom, ...(field ? [value === undefined ? field : { ...field, value }] : [])];
    return adminForm(turn, doing, { command: name, title, submit, values: kept, fields });
  };
  return {
    name,
    usage,
    summary,
    example,
    read: (rest) => ok(rest.trim() === "" ? {} : { line: rest.trim() }),
    form: async (turn, values) => form(turn, values),
    act: async (turn, values) => {
      const who = values.line ?? values.person;
      if (!who) return form(turn, values);
      const whom = readWhom(turn, who, lead);
      if (!whom.ok) return answerProblem(whom.problem);
      const field = declared.field?.(turn);
      const typed =
        lead === undefined ? whom.value.rest : whom.value.rest.replace(new RegExp(`^${lead}\\b\\s*`, "iu"), "");
      const value = (field && values[field.name]) || typed;
      if (field && value === "") return form(turn, { ...values, person: whom.value.person.id });
      const done = await change(turn, whom.value.person, value);
      return answerDone(turn, done, (said) => ({ ...said, buttons: [...said.buttons, listButton(turn)] }));
    },
  };
};

/** Which of the committee's parties. */
export const partyField = (turn: Turn): Field => ({
  kind: "choice",
  name: "party",
  label: "Party",
  options: partyOptions(turn),
});

export const personRole = personCommand({
  name: "person role",
  usage: "NAME secretary | chair | member | observer | none",
  summary: "gives a person a role in the committee, or takes it away",
  example: 'person role "Alex Green" chair',
  doing: "give roles",
  title: "Give a role",
  submit: "Give",
  field: () => ({
    kind: "choice",
    name: "role",
    label: "Role",
    options: [...ROLES, "none"].map((role) => ({
      label: capital(role),
      value: role,
    })),
  }),
  change: async (turn, person, value) => {
    const said = value.toLowerCase().replace(/^(?:the |as )+/u, "");
    const role = ROLES.find((known) => known === said);
    if (!role && said !== "none")
      return refuse(`“${value.slice(0, 40)}” is not a role.`, `The roles are ${ROLES.join(", ")} and none.`, "role");
    const given = await giveRole(turn.app, whoOf(turn), { person, role: role ?? null });
    if (!given.ok) return given;
    return ok({
      title: role ? `${person.name} is now ${role}` : `${person.name} has no role any more`,
      parts: [],
      buttons: [],
    });
  },
});

const contactCommand = (deputy: boolean): Command =>
  personCommand({
    name: deputy ? "person deputy-for" : "person contact-for",
    usage: "NAME PARTY",
    summary: deputy
      ? "makes a person a deputy, who answers when a party’s contacts are away"
      : "makes a person a contact, who answers for a party",
    example: `person ${deputy ? "deputy-for" : "contact-for"} "Alex Green" NetCo`,
    doing: "name contacts",
    title: deputy ? "Name a deputy" : "Name a contact",
    submit: "Name",
    field: partyField,
    change: async (turn, person, value) => {
      if (/^(?:none|nobody|nothing)$/iu.test(value))
        return refuse(
          "Which party do they answer for no more?",
          `Type /opsg person not-for "${person.name}", and the party.`,
          "party",
        );
      const party = readParty(turn, value, deputy);
      if (!party.ok) return party;
      const made = await makeContact(turn.app, whoOf(turn), { person, party: party.value, deputy });
      if (!made.ok) return made;
      const title = deputy
        ? `${person.name} is now a deputy for ${party.value.name}`
        : `${person.name} now answers for ${party.value.name}`;
      return ok({ title, parts: [], buttons: [] });
    },
  });

export const personContactFor = contactCommand(false);
export const personDeputyFor = contactCommand(true);

/** The parties that nobody can be reached for now that somebody is away. */
const aloneMeanwhile = async ({ app, standing }: Turn, person: Person): Promise<Alone[]> => {
  const { committee } = standing;
  const register = await app.store.register();
  const today = dayAt(app.clock.now(), committee.zone);
  return unreachableOf(register, committee, partiesFor(register, person, committee.id), today).flatMap((left) => {
    const party = register.parties.find(({ id }) => id === left.partyId);
    return party ? [{ party, ...left }] : [];
  });
};

export const personAway = personCommand({
  name: "person away",
  usage: "NAME until DAY, or back",
  summary: "notes until when a person is away; their deputy, or the party’s other contacts, are asked instead",
  example: 'person away "Alex Green" until 14 March',
  doing: "note who is away",
  title: "Away",
  submit: "Note",
  field: () => ({ kind: "day", name: "until", label: "Last day away" }),
  lead: "until",
  change: async (turn, person, until) => {
    const away = await setAway(turn.app, whoOf(turn), { person, until });
    if (!away.ok) return away;
    const title =
      away.value === null ? `${person.name} is back` : `${person.name} is away until ${printDay(away.value)}`;
    const alone = away.value === null ? [] : await aloneMeanwhile(turn, person);
    if (alone.length === 0) return ok({ title, parts: [], buttons: [] });
    return ok({
      title,
      tone: "warning",
      parts: [
        { kind: "text", text: "Nobody can be reached meanwhile for:" },
        ...alone.map(({ party, why }): Part => ({ kind: "row", title: [{ bold: party.name }], detail: why })),
      ],
      buttons: contactButtons(turn, alone),
    });
  },
});
