import { dayAt } from "../domain/day.js";
import type { Committee, Person } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { addPersonWithin } from "./add-person.js";
import { LONDON, newCommittee } from "./keep-committee.js";
import { readName } from "./keep-parties.js";
import type { App, Tx } from "./ports.js";
import { auditEntry, type Who } from "./who.js";

export type Founding = {
  code: string;
  name: string;
  /** The Secretary's name; or, for somebody known already, their address alone. */
  secretary?: string | undefined;
  email?: string | undefined;
};

/** Who is to be Secretary, by name and address: an address alone means somebody who is known by it. */
const secretaryOf = async (
  tx: Tx,
  { code, name, secretary, email }: Founding,
): Promise<Result<{ name: string; email: string | undefined }>> => {
  const line = (address: string) => `committee add ${code} "${name}" secretary "NAME" email ${address}`;
  const alone = secretary?.includes("@") ? secretary : secretary ? undefined : email;
  if (!secretary && !alone)
    return refuse(
      "Only a Secretary can set a committee up, and none is named; nothing was founded.",
      `Type ${line("ADDRESS")}`,
      "secretary",
    );
  if (!alone) return ok({ name: secretary ?? "", email });
  const address = alone.trim().toLowerCase();
  const known = (await tx.register()).people.find((person) => person.email === address);
  if (known) return ok({ name: known.name, email: address });
  return refuse(
    `I know nobody by the address ${address.slice(0, 60)}; nothing was founded.`,
    `Name them, too: ${line(address)}`,
    "secretary",
  );
};

/** Founds a committee with its first Secretary. Only for the operator: nobody else belongs to one that does not exist. */
export const foundCommittee = async (
  app: App,
  input: Founding,
): Promise<Result<{ committee: Committee; secretary: Person }>> => {
  const code = input.code.trim().toUpperCase();
  if (!/^[A-Z][A-Z0-9-]{1,11}$/u.test(code)) {
    return refuse(
      `“${input.code.slice(0, 40)}” cannot be a committee’s code.`,
      "A code has 2 to 12 letters, figures or hyphens and begins with a letter: OPSG.",
      "code",
    );
  }
  const name = readName(input.name, "committee", "name");
  if (!name.ok) return name;
  return app.store.change(null, async (tx) => {
    if ((await tx.register()).committees.some((known) => known.code === code)) {
      return refuse(`There is a committee ${code} already; nothing was changed.`, "Choose another code.", "code");
    }
    const secretary = await secretaryOf(tx, { ...input, code, name: name.value });
    if (!secretary.ok) return secretary;
    const foundedOn = dayAt(app.clock.now(), LONDON);
    const committee = newCommittee(app.newId(), code, name.value, foundedOn);
    const standing = { committee, person: null, operator: true, role: null, partyIds: [], name: "the operator" };
    const who: Who = { standing, source: "terminal", event: null };
    await tx.people.addCommittee(committee);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `committee ${code}`,
        did: "committee",
        after: { code, name: name.value, founded: foundedOn },
      }),
    );
    const made = await addPersonWithin(app, who, tx, { ...secretary.value, role: "secretary", accounts: [] });
    return made.ok ? ok({ committee, secretary: made.value.person }) : made;
  });
};
