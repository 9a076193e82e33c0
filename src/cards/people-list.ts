import type { PeoplePlan, PlannedPerson } from "../domain/people/plan-people.js";
import { PLATFORM_NAMES } from "../domain/register.js";
import type { Card, Part, Values } from "./card.js";
import { count, list } from "./imported.js";

/** As many parties of one person stand in their line: a longer one would be cut within a name. */
const MOST_CONTACTS = 3;

const lineOf = ({ listed, person, kind, role, email, contacts }: PlannedPerson): string => {
  const parts = contacts.map(({ party, deputy }) => `${deputy ? "deputy" : "contact"} for ${party}`);
  const name = person?.name ?? listed.name;
  const address = person ? email : listed.email;
  // Whoever entered these accounts was not this committee's Secretary: they are looked at before they get rights here.
  const theirs = kind === "linked" ? (person?.accounts ?? []) : [];
  const accounts = theirs.map(({ platform, user }) => `${PLATFORM_NAMES[platform]} ${user}`);
  const more = parts.length - MOST_CONTACTS;
  const answers = more > 0 ? [...parts.slice(0, MOST_CONTACTS), `and ${count(more, "party", "parties")} more`] : parts;
  const said = [address, role, ...answers].filter((part) => part !== null && part !== "");
  return `${name}: ${said.join(", ") || "as before"}${accounts.length > 0 ? ` (writes as ${accounts.join(", ")})` : ""}`;
};

/** Whoever writes from that address has what the person known by that name has: so it is said apart. */
const byName = ({ person, email }: PlannedPerson): string[] =>
  person && email
    ? [
        `${email} is taken for the ${person.name} known already. If it is another person, leave the line out and use person add.`,
      ]
    : [];

/** A line with a name and no address. */
const unreached = ({ listed, person, email }: PlannedPerson): string[] =>
  (person?.accounts.length ?? 0) === 0 && !(person?.email ?? email ?? listed.email)
    ? [person?.name ?? listed.name]
    : [];

const partsOf = ({ parties, people, unread, doubts }: PeoplePlan): Part[] => {
  const of = (kind: PlannedPerson["kind"]) => people.filter((person) => person.kind === kind).map(lineOf);
  return [
    ...list("New", of("new")),
    ...list("Known already, and linked to this committee", of("linked")),
    ...list("Changed", of("changed")),
    ...list("Linked by their name alone", people.flatMap(byName)),
    ...list(
      "Parties that are new",
      parties.map(({ name, known }) => (known ? `${name} (named in actions so far)` : name)),
    ),
    ...list(
      "No address and no account: I cannot know them when they write, nor remind them",
      people.flatMap(unreached),
    ),
    ...list("Looks wrong", doubts),
    ...list(
      "Could not be read",
      unread.map(({ line, text, why }) => `line ${line}: ${text}: ${why}`),
    ),
  ];
};

const countsOf = ({ people }: PeoplePlan): string => {
  const number = (kind: PlannedPerson["kind"]) => people.filter((person) => person.kind === kind).length;
  return `${number("new")} new, ${number("linked")} linked, ${number("changed")} changed, ${number("same")} as they were`;
};

/** What a list of people would do, before anything is done. */
export const peoplePreviewCard = (committee: string, preview: { id: string; name: string; plan: PeoplePlan }): Card => {
  const { plan } = preview;
  const press = (values: Values) => ({
    command: "person import",
    committee,
    values: { preview: preview.id, ...values },
  });
  const nothing = plan.people.every(({ kind }) => kind === "same") && plan.parties.length === 0;
  return {
    title: nothing ? `${preview.name} changes nothing` : `Add these people to ${committee}?`,
    ...(plan.unread.length + plan.doubts.length > 0 ? { tone: "warning" as const } : {}),
    parts: [
      { kind: "text", text: `${nothing ? "" : "Nothing is stored yet. "}${countsOf(plan)}.` },
      ...partsOf(plan),
      ...(nothing
        ? []
        : [{ kind: "note" as const, text: "Accounts are linked when people first write from these addresses." }]),
    ],
    buttons: [
      ...(nothing ? [] : [{ label: "Add them", press: press({ do: "all" }), style: "primary" as const }]),
      { label: nothing ? "Close" : "Cancel", press: press({ do: "nothing" }) },
    ],
  };
};

/** What came of it. */
export const peopleImportedCard = (committee: string, plan: PeoplePlan): Card => {
  const stored = plan.people.filter(({ kind }) => kind !== "same").length;
  return {
    title: stored === 0 ? "Nobody was changed" : `${count(stored, "person is", "people are")} stored`,
    tone: plan.unread.length > 0 ? "warning" : "good",
    parts: [{ kind: "text", text: `${countsOf(plan)}.` }, ...partsOf(plan)],
    buttons: [
      { label: "All people", press: { command: "person list", committee, values: {} } },
      { label: "All parties", press: { command: "party list", committee, values: {} } },
    ],
  };
};
