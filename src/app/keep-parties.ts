import { findParty, foldName, type Party, partiesOf } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { MAX_NAME } from "./settle-owners.js";
import { auditEntry, deny, type Who } from "./who.js";

/** A name as kept, or a refusal. Commas would part it in a list of owners; a terminal's option that was not read is no part of it. */
export const readName = (name: string | undefined, what: string, field: string): Result<string> => {
  const kept = (name ?? "").replaceAll("\0", "").replace(/\s+/gu, " ").trim();
  if (kept === "" || foldName(kept) === "")
    return refuse(`The ${what} needs a name.`, "Write it after the command.", field);
  if (kept.length > MAX_NAME)
    return refuse(`That name is ${kept.length} characters long; ${MAX_NAME} is the most.`, "Use a shorter one.", field);
  if (/[,;\n]/u.test(kept))
    return refuse("A name cannot hold a comma or a semicolon: they part the names in a list.", "Leave it out.", field);
  const option = /(?:^|\s)((?:--|—)\p{L}[^\s=]*)/u.exec(kept)?.[1];
  if (option !== undefined)
    return refuse(
      `I know no “${option.slice(0, 40)}” here; nothing was changed.`,
      `Type /opsg help ${what} to see what may follow the name.`,
      field,
    );
  return ok(kept);
};

/** Adds a party, or confirms one that was only named so far. */
export const addParty = async (
  app: App,
  who: Who,
  input: { name: string },
): Promise<Result<{ party: Party; confirmed: boolean }>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "add a party");
  const name = readName(input.name, "party", "name");
  if (!name.ok) return name;
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    const known = findParty(await tx.register(), committee.id, name.value);
    if (known?.known)
      return refuse(
        `${committee.code} knows ${known.name} already; nothing was changed.`,
        "Type /opsg party list to see them.",
        "name",
      );
    const party: Party = known
      ? { ...known, known: true }
      : { id: app.newId(), committeeId: committee.id, name: name.value, known: true, formerNames: [] };
    await (known ? tx.people.saveParty(party) : tx.people.addParty(party));
    const after = known ? { confirmed: true } : { name: party.name };
    await tx.audit(auditEntry(app, who, { actionId: null, subject: `party ${party.name}`, did: "party", after }));
    return ok({ party, confirmed: known !== undefined });
  });
};

/** Confirms every party that was only named so far. */
export const confirmParties = (app: App, who: Who): Promise<Result<Party[]>> =>
  app.store.change(who.event, async (tx) => {
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", "confirm parties");
    const { committee } = who.standing;
    const named = partiesOf(await tx.register(), committee.id).filter(({ known }) => !known);
    if (named.length === 0) return refuse(`Every party of ${committee.code} is confirmed; nothing was changed.`);
    for (const party of named) {
      await tx.people.saveParty({ ...party, known: true });
      const after = { confirmed: true };
      await tx.audit(auditEntry(app, who, { actionId: null, subject: `party ${party.name}`, did: "party", after }));
    }
    return ok(named);
  });

/** Renames a party; it is still found under its earlier names. */
export const renameParty = async (
  app: App,
  who: Who,
  input: { party: string; name: string },
): Promise<Result<Party>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "rename a party");
  const name = readName(input.name, "party", "name");
  if (!name.ok) return name;
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    const register = await tx.register();
    const party =
      register.parties.find(({ id, committeeId }) => id === input.party && committeeId === committee.id) ??
      findParty(register, committee.id, input.party);
    if (!party)
      return refuse(
        `${committee.code} knows no party called “${input.party.slice(0, 60)}”.`,
        "Type /opsg party list to see them.",
        "party",
      );
    const other = findParty(register, committee.id, name.value);
    if (other && other.id !== party.id)
      return refuse(`${other.name} is a party already.`, "Choose another name.", "name");
    if (party.name === name.value)
      return refuse(`It is called ${party.name} already; nothing was changed.`, "Choose another name.", "name");
    const formerNames = [...new Set([...party.formerNames, party.name])].filter(
      (former) => foldName(former) !== foldName(name.value),
    );
    const renamed = { ...party, name: name.value, known: true, formerNames };
    await tx.people.saveParty(renamed);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `party ${name.value}`,
        did: "party",
        before: { name: party.name },
        after: { name: name.value },
      }),
    );
    return ok(renamed);
  });
};
