import { type Account, belongsTo, type Person, type Register, sameAccount } from "../domain/register.js";
import { ok, type Result } from "../domain/result.js";
import type { App, Tx } from "./ports.js";

/**
 * The workspace of an account that was given by its id alone, as the first Secretary's may be (`--slack U…`):
 * it is learnt when that account first writes.
 */
export const ANY_TENANT = "?";

/** Who an unlinked account is: somebody entered by this very id, else by the address the platform vouches for. */
const match = (register: Register, account: Account, email: string | null): Person | undefined =>
  register.people.find(({ accounts }) =>
    accounts.some((known) => sameAccount(known, { ...account, tenant: ANY_TENANT })),
  ) ?? (email === null ? undefined : register.people.find((person) => person.email === email.trim().toLowerCase()));

/** One audit row in each committee whose member the account now is. */
const auditLink = async (app: App, tx: Tx, register: Register, person: Person, account: Account): Promise<void> => {
  for (const { id } of register.committees.filter((committee) => belongsTo(register, person, committee.id))) {
    await tx.audit({
      id: app.newId(),
      committeeId: id,
      actionId: null,
      subject: `person ${person.name}`,
      did: "account",
      at: app.clock.now(),
      by: person.name,
      personId: person.id,
      source: account.platform,
      before: {},
      after: { account: `${account.platform} ${account.user}` },
      reason: null,
      meeting: null,
    });
  }
};

/**
 * Links an account that first writes to the person it belongs to, if there is one.
 * @returns whether somebody was linked
 */
export const linkAccount = async (
  app: App,
  account: Account,
  verifiedEmail: () => Promise<string | null>,
): Promise<Result<boolean>> => {
  const before = await app.store.register();
  const waiting = match(before, account, null);
  // The platform is asked for the address only where somebody is entered by one.
  const email = waiting || before.people.every((person) => person.email === null) ? null : await verifiedEmail();
  if (!match(before, account, email)) return ok(false);
  return app.store.change(null, async (tx) => {
    const register = await tx.register();
    const person = match(register, account, email);
    if (!person) return ok(false);
    if (person.accounts.some((known) => sameAccount(known, account))) return ok(true);
    // It may have been entered for somebody who belongs nowhere any more: the address that the platform vouches for decides.
    await tx.people.unlink(account);
    await tx.people.unlink({ ...account, tenant: ANY_TENANT });
    await tx.people.link(person.id, account);
    await auditLink(app, tx, register, person, account);
    return ok(true);
  });
};
