import { higherRole } from "../domain/people/merge.js";
import { namesakes } from "../domain/people/namesakes.js";
import {
  type Account,
  belongsNowhere,
  belongsTo,
  type Party,
  type Person,
  type Register,
  type Role,
  roleIn,
  sameAccount,
} from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { readName } from "./keep-parties.js";
import { keptElsewhere, writeContact } from "./keep-people.js";
import type { App, Tx } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

export type NewPerson = {
  name: string;
  email?: string | undefined;
  role?: Role | undefined;
  /** The party they answer for, and whether as a deputy. */
  contact?: { party: Party; deputy: boolean } | undefined;
  accounts: Account[];
  /**
   * The id of somebody known already, whom the Secretary has seen and accepts: with their accounts, or as the one who
   * bears this name. `known`: the only one of that name; `another`: none of them.
   */
  accept?: string | undefined;
};

const readEmail = (email: string | undefined): Result<string | null> => {
  const kept = email?.trim().toLowerCase() ?? "";
  if (kept === "") return ok(null);
  if (/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u.test(kept) && kept.length <= 254) return ok(kept);
  return refuse(`“${kept.slice(0, 60)}” is not an e-mail address.`, "Write it as name@example.org.", "email");
};

/** Who is meant by an address or an account: somebody known by either, or a new person. */
const findExisting = (
  register: Register,
  committeeId: string,
  email: string | null,
  accounts: Account[],
): Result<Person | undefined> => {
  const byEmail = email === null ? undefined : register.people.find((person) => person.email === email);
  const holder = register.people.find(({ accounts: theirs }) =>
    accounts.some((account) => theirs.some((known) => sameAccount(known, account))),
  );
  if (!holder || holder.id === byEmail?.id) return ok(byEmail);
  // An account whose holder has no part anywhere is free; one of another committee's is that person, coming here.
  if (belongsNowhere(register, holder)) return ok(byEmail ?? holder);
  if (!byEmail && !belongsTo(register, holder, committeeId)) return ok(holder);
  const whose = belongsTo(register, holder, committeeId) ? holder.name : "somebody else";
  const instead =
    byEmail && belongsTo(register, holder, committeeId) && belongsTo(register, byEmail, committeeId)
      ? `One account belongs to one person. Where ${holder.name} and ${byEmail.name} are one person, type /opsg person merge and choose both.`
      : "One account belongs to one person.";
  return refuse(`That account is linked to ${whose} already.`, instead, "name");
};

/**
 * Done; or held back until the Secretary has seen whose account would have rights here, or which of those who bear the
 * name is meant. `namesakes`: who else bears it.
 */
export type Added =
  | { kind: "added"; person: Person; already: boolean; namesakes: Person[] }
  | { kind: "confirm"; person: Person }
  | { kind: "which"; person: Person; namesakes: Person[] };

const NOBODY = { awayUntil: null, accounts: [], roles: [], contacts: [], lastWroteOn: null };

/** The only one where the words say so, else the one whose id was accepted. */
const accepted = (people: readonly Person[], accept: string | undefined): Person | undefined =>
  accept === "known" ? (people.length === 1 ? people[0] : undefined) : people.find(({ id }) => id === accept);

/** Whoever had asked to be added is told that they are. */
const answerRequests = async (app: App, tx: Tx, committeeId: string, personId: string, accounts: Account[]) => {
  for (const account of accounts) {
    if (!(await tx.setup.request(committeeId, account))) continue;
    await tx.setup.answerRequest(committeeId, account);
    const id = app.newId();
    const key = `${committeeId}|added|${id}`;
    await tx.enqueue({ id, key, committeeId, to: { personId }, message: { kind: "added" }, dueAt: app.clock.now() });
  }
};

/**
 * Adds a person to the committee; somebody known by that address or account is given what is new. Whoever is known
 * with accounts that nobody here vouched for is added only once that is confirmed (`accept`, their id). A name alone
 * gives nobody anything: where the committee has somebody of that name, the Secretary says whether it is they.
 */
export const addPerson = async (app: App, who: Who, input: NewPerson): Promise<Result<Added>> =>
  may(who.standing, "administer")
    ? app.store.change<Added>(who.event, (tx) => addPersonWithin(app, who, tx, input))
    : deny(who.standing, "administer", "add a person");

/** The same within a change, of whoever may. */
export const addPersonWithin = async (app: App, who: Who, tx: Tx, input: NewPerson): Promise<Result<Added>> => {
  const name = readName(input.name, "person", "name");
  if (!name.ok) return name;
  const email = readEmail(input.email);
  if (!email.ok) return email;
  const { committee, operator } = who.standing;
  const register = await tx.register();
  const found = findExisting(register, committee.id, email.value, input.accounts);
  if (!found.ok) return found;
  const alike = namesakes(register, committee.id, { ...input, name: name.value, email: email.value });
  const already = found.value ?? accepted(alike.free, input.accept);
  const [first] = alike.free;
  if (!already && first && input.accept !== "another")
    return ok({ kind: "which", person: first, namesakes: alike.free });
  if (!already && input.accept !== undefined && input.accept !== "another")
    return refuse(
      "Whoever was meant is not the only one of that name, or has an account by now; nothing was changed.",
      "Type /opsg person list to see who belongs, and add them again.",
    );
  const person = already ?? { id: app.newId(), name: name.value, email: email.value, ...NOBODY };
  const fresh = input.accounts.filter((account) => !person.accounts.some((known) => sameAccount(known, account)));
  const foreign = already !== undefined && keptElsewhere(register, who, already);
  const address = already?.email === null && !(foreign && found.value) ? email.value : null;
  if (foreign && (fresh.length > 0 || address)) {
    return refuse(
      "That person also belongs to another committee, so only the operator may link accounts to them.",
      "Leave the account out: it is linked when they first write from their own address.",
    );
  }
  const named = (account: Account) => input.accounts.some((given) => sameAccount(given, account));
  const vouched = !already || operator || already.accounts.every(named) || belongsTo(register, already, committee.id);
  if (!vouched && input.accept !== already.id) return ok({ kind: "confirm", person: already });
  if (!already) await tx.people.addPerson(person);
  else if (address) await tx.people.savePerson({ ...already, email: address });
  for (const account of fresh) {
    await tx.people.unlink(account);
    await tx.people.link(person.id, account);
  }
  const now = already && roleIn(already, committee.id);
  const role = higherRole(now, input.role) ?? (input.contact ? undefined : "member");
  if (role && role !== now) await tx.people.setRole(person.id, committee.id, role);
  const accounts = fresh.map(({ platform, user }) => `${platform} ${user}`);
  const given = already ? address : email.value;
  await tx.audit(
    auditEntry(app, who, {
      actionId: null,
      subject: `person ${person.name}`,
      did: "person",
      after: {
        ...(already ? {} : { name: person.name }),
        ...(given ? { email: given } : {}),
        ...(role ? { role } : {}),
        ...(accounts.length > 0 ? { accounts } : {}),
      },
    }),
  );
  if (input.contact) await writeContact(app, who, tx, person, input.contact.party, input.contact.deputy);
  await answerRequests(app, tx, committee.id, person.id, input.accounts);
  const linked = { ...person, email: given ?? person.email, accounts: [...person.accounts, ...fresh] };
  const others = [...alike.free, ...alike.others].filter(({ id }) => id !== person.id);
  return ok({ kind: "added", person: linked, already: already !== undefined, namesakes: others });
};
