import {
  belongsTo,
  findParty,
  foldName,
  type Party,
  type Person,
  partiesOf,
  peopleOf,
  type Register,
  type Role,
  roleIn,
} from "../register.js";
import { distance } from "../words.js";
import { eachParty, oncePerParty } from "./each-party.js";
import { type NotAParty, notAParty, printNotAParty } from "./not-a-party.js";
import type { ListedPerson, PeopleList, UnreadRow } from "./read-people.js";

/** What a list of people does to the register, before it is done. */
export type PeoplePlan = {
  /** Parties that are added, or confirmed where they were only named so far. */
  parties: { name: string; known: Party | null }[];
  people: PlannedPerson[];
  unread: UnreadRow[];
  /** What is likely a slip, in words. */
  doubts: string[];
};

export type PlannedPerson = {
  listed: ListedPerson;
  /** Null: they are added. */
  person: Person | null;
  /** `linked`: known to another committee, or removed from this one before. */
  kind: "new" | "linked" | "changed" | "same";
  /** Null: as it is. */
  role: Role | null;
  /** Given to somebody known by name who had none. */
  email: string | null;
  contacts: { party: string; deputy: boolean }[];
};

/** Two names of parties that differ by a slip of the finger. */
const isSlip = (a: string, b: string): boolean => {
  const [one, other] = [foldName(a), foldName(b)];
  return one !== other && Math.min(one.length, other.length) >= 4 && distance(one, other) <= 2;
};

const partiesNamed = (register: Register, committeeId: string, people: readonly ListedPerson[]) => {
  const found = new Map<string, PeoplePlan["parties"][number]>();
  for (const name of people.flatMap((person) => [...person.contactFor, ...person.deputyFor])) {
    const known = findParty(register, committeeId, name) ?? null;
    if (!known?.known && !found.has(foldName(name))) found.set(foldName(name), { name: known?.name ?? name, known });
  }
  return [...found.values()];
};

/** Who is meant: by address, else by name within the committee. A text says why it is not clear. */
const match = (register: Register, committeeId: string, { name, email }: ListedPerson): Person | null | string => {
  const byEmail = email === null ? undefined : register.people.find((person) => person.email === email);
  if (byEmail) return byEmail;
  const [byName, ...more] = register.people.filter(
    (person) => belongsTo(register, person, committeeId) && foldName(person.name) === foldName(name),
  );
  if (!byName) return null;
  if (more.length > 0) return "there is more than one of that name: give the e-mail address";
  return email === null || byName.email === null
    ? byName
    : `is known already, by the address ${byName.email}; if this is another person, add them with person add`;
};

/** Whoever is named in a list where a party should stand: known to the committee, or in the list itself. */
const personNamed = (
  register: Register,
  committeeId: string,
  inList: Map<string, ListedPerson>,
  name: string,
): NotAParty | undefined => {
  if (findParty(register, committeeId, name)?.known) return undefined;
  const listed = inList.get(foldName(name));
  const known = notAParty(register, committeeId, name);
  if (!listed && !known) return undefined;
  const parties = [...(known?.parties ?? []), ...(listed?.contactFor ?? [])];
  return {
    name: known?.name ?? listed?.name ?? name,
    parties: [...new Map(parties.map((party) => [foldName(party), party])).values()],
  };
};

/** Who is meant by a name in a list: a person; a party, known or named as one in the list; or the name that it is almost. */
type Names = {
  person(name: string): NotAParty | undefined;
  isParty(name: string): boolean;
  near(name: string): string | undefined;
};

const namesOf = (register: Register, committeeId: string, people: readonly ListedPerson[]): Names => {
  const inList = new Map(people.map((row) => [foldName(row.name), row]));
  const parties = new Set(people.flatMap(({ contactFor }) => contactFor.map(foldName)));
  const all = [
    ...partiesOf(register, committeeId).map(({ name }) => name),
    ...people.flatMap(({ name, contactFor }) => [name, ...contactFor]),
    ...peopleOf(register, committeeId).map(({ name }) => name),
  ];
  return {
    person: (name) => personNamed(register, committeeId, inList, name),
    isParty: (name) => findParty(register, committeeId, name) !== undefined || parties.has(foldName(name)),
    near: (name) => all.find((other) => isSlip(name, other)),
  };
};

/**
 * The row with parties alone: a deputy of somebody is one of their party, if it is only one. A deputy for a name that
 * stands for nothing makes no party of it: it may be a slip, or the name of somebody whose line could not be read. A
 * text says why it is not clear.
 */
const withParties = (row: ListedPerson, names: Names, doubts: string[]): ListedPerson | string => {
  for (const name of row.contactFor) {
    const person = names.person(name);
    if (person) return `${printNotAParty(person)}: name an organisation as the party`;
  }
  const deputyFor: string[] = [];
  for (const name of row.deputyFor) {
    const person = names.person(name);
    if (!person && !names.isParty(name)) {
      const near = names.near(name);
      doubts.push(
        `line ${row.line}: “${name}” is no party and nobody that I know${near === undefined ? "" : `, but almost “${near}”`}, so ${row.name} is made nobody’s deputy: put it right, and send the list again`,
      );
      continue;
    }
    const [party, ...more] = person?.parties ?? [];
    if (person && (party === undefined || more.length > 0))
      return `${printNotAParty(person)}: name the party that this is a deputy for`;
    if (person) doubts.push(`line ${row.line}: ${printNotAParty(person)}, so ${row.name} is taken as a deputy for it`);
    deputyFor.push(party ?? name);
  }
  return { ...row, deputyFor: [...new Set(deputyFor)] };
};

const contactsOf = (
  register: Register,
  committeeId: string,
  { contactFor, deputyFor }: ListedPerson,
  person: Person | null,
): PlannedPerson["contacts"] =>
  [
    ...contactFor.map((party) => ({ party, deputy: false })),
    ...deputyFor.map((party) => ({ party, deputy: true })),
  ].filter(({ party, deputy }) => {
    const known = findParty(register, committeeId, party);
    return !known || !person?.contacts.some((one) => one.partyId === known.id && one.deputy === deputy);
  });

/**
 * Decides what a list of people does. It adds and changes, and takes nothing away: somebody who does not stand in it
 * stays, so does whoever answers for a party. Whose role is the Secretary's keeps it.
 */
export const planPeople = (register: Register, committeeId: string, list: PeopleList): PeoplePlan => {
  const plan: PeoplePlan = { parties: [], people: [], unread: [...list.unread], doubts: [...list.doubts] };
  const listed: ListedPerson[] = [];
  const fresh = new Map<string, ListedPerson>();
  const rows = list.people.map((row) => eachParty(register, committeeId, row, plan.doubts));
  const names = namesOf(register, committeeId, rows);
  for (const given of rows) {
    const refuse = (why: string) => plan.unread.push({ line: given.line, text: given.name, why });
    const parted = withParties(given, names, plan.doubts);
    if (typeof parted === "string") {
      refuse(parted);
      continue;
    }
    const row = oncePerParty(register, committeeId, parted, plan.doubts);
    const person = match(register, committeeId, row);
    if (typeof person === "string") {
      refuse(person);
      continue;
    }
    const twin = person ? undefined : fresh.get(foldName(row.name));
    if (twin) {
      refuse(`line ${twin.line} has another address for ${row.name}; if they are two, use person add for this one`);
      continue;
    }
    const now = person ? (roleIn(person, committeeId) ?? null) : null;
    if (now === "secretary" && row.role !== null && row.role !== "secretary") {
      refuse("is the Secretary; a list takes nobody that role away");
      continue;
    }
    const elsewhere = register.committees.some(
      ({ id }) => id !== committeeId && person && belongsTo(register, person, id),
    );
    if (person?.email === null && row.email !== null && elsewhere) {
      // Whoever writes from that address would have their rights there as well.
      refuse("belongs to another committee too, so only the operator may give them an address");
      continue;
    }
    if (!person) fresh.set(foldName(row.name), row);
    else if (foldName(person.name) !== foldName(row.name))
      plan.doubts.push(
        `line ${row.line}: ${row.email} is ${person.name}’s address, and they keep that name; if ${row.name} is somebody else, give their own address`,
      );
    const contacts = contactsOf(register, committeeId, row, person);
    const belongs = person !== null && belongsTo(register, person, committeeId);
    const wanted = row.role ?? (belongs || row.contactFor.length + row.deputyFor.length > 0 ? null : "member");
    const role = wanted === now ? null : wanted;
    const email = person !== null && person.email === null ? row.email : null;
    const changes = role !== null || email !== null || contacts.length > 0;
    const kind = person === null ? "new" : !belongs ? "linked" : changes ? "changed" : "same";
    plan.people.push({ listed: row, person, kind, role, email, contacts });
    listed.push(row);
  }
  plan.parties = partiesNamed(register, committeeId, listed);
  const parties = [...partiesOf(register, committeeId), ...plan.parties].map(({ name }) => name);
  for (const { name, known } of plan.parties) {
    const near = known ? undefined : parties.find((other) => isSlip(name, other));
    if (near !== undefined) plan.doubts.push(`“${name}” would be a new party, and is almost “${near}”: is it a slip?`);
  }
  plan.unread.sort((a, b) => a.line - b.line);
  return plan;
};
