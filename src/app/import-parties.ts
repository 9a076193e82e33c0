import type { Meeting } from "../domain/meeting.js";
import { findParty, type Party } from "../domain/register.js";
import { auditImport, type Import } from "./import-context.js";
import { MAX_NAME } from "./settle-owners.js";

/** "Operations Group Chair" is an office held at the meeting, no organisation. */
const OFFICE = /\b(?:chair|secretary|observer)$/iu;

/** Organisations of the attendance tables: the committee knows whoever sits at its table. */
const organisationsAt = ({ minutes }: Import): string[] => {
  const named = minutes.attendees.flatMap((one) => ("organisation" in one ? (one.organisation ?? []) : []));
  return [...new Set(named)].filter((name) => !OFFICE.test(name));
};

/** Categories of members, who are known too; but only what owns an action is a party, and few categories do. */
const categoriesAt = ({ minutes }: Import): Set<string> =>
  new Set(
    [...minutes.attendees, ...minutes.apologies].flatMap((one) => ("category" in one ? (one.category ?? []) : [])),
  );

/** Names as kept: a comma would part them in a list of owners. */
const keepable = (name: string): boolean => name.length <= MAX_NAME && !/[,;\n]/u.test(name);

/** The committee's parties by the names that the minutes use, and by their ids; and the names of those that are new. */
export type Owners = { ids: Map<string, string>; names: Map<string, string>; created: string[] };

/**
 * Adds the parties that the minutes name, as organisations or as owners, and the committee does not know. One that owns
 * an action without being represented at the meeting is noted as not confirmed, until it is at the table of another:
 * so the order in which minutes are imported makes no difference. An older edition adds and confirms none; nor do
 * organisations under which the log has somebody at this meeting already.
 */
export const importParties = async (run: Import, known: Meeting | null): Promise<Owners> => {
  const seated = known ? (await run.tx.meetings.contents(known.id)).attendees : [];
  const before = new Set(seated.map(({ organisation }) => organisation));
  const register = await run.tx.register();
  const parties = [...register.parties];
  const created: string[] = [];
  const confirm = async (party: Party): Promise<void> => {
    const confirmed = { ...party, known: true };
    await run.tx.people.saveParty(confirmed);
    await auditImport(run, {
      subject: `party ${party.name}`,
      did: "party",
      after: { confirmed: true },
      source: run.source,
    });
    parties[parties.indexOf(party)] = confirmed;
  };
  const settle = async (name: string, known: boolean): Promise<string | undefined> => {
    const found = findParty({ ...register, parties }, run.committee.id, name);
    if (run.edition === "older") return found?.id;
    if (found) {
      if (known && !found.known) await confirm(found);
      return found.id;
    }
    if (!keepable(name)) return undefined;
    const party: Party = { id: run.app.newId(), committeeId: run.committee.id, name, known, formerNames: [] };
    await run.tx.people.addParty(party);
    await auditImport(run, { subject: `party ${name}`, did: "party", after: { name }, source: run.source });
    parties.push(party);
    created.push(name);
    return party.id;
  };
  for (const name of organisationsAt(run)) if (!before.has(name)) await settle(name, true);
  const categories = categoriesAt(run);
  const ids = new Map<string, string>();
  for (const owner of new Set(run.minutes.actions.flatMap(({ owners }) => owners))) {
    const id = await settle(owner, categories.has(owner));
    if (id !== undefined) ids.set(owner, id);
  }
  return { ids, names: new Map(parties.map(({ id, name }) => [id, name])), created };
};
