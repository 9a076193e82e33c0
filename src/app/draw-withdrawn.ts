import type { Card } from "../cards/card.js";
import { withdrawnCard } from "../cards/withdrawn.js";
import { belongsTo, type Committee, printOwners, type Register } from "../domain/register.js";
import type { Lying } from "./deliveries.js";
import { ANY_TENANT } from "./link-account.js";
import type { Message } from "./message.js";

/** What tells somebody of their own part in the committee is theirs to keep. */
const THEIRS_TO_KEEP: ReadonlySet<Message["kind"]> = new Set(["added", "no Secretary any more"]);

/**
 * Why somebody to whom a message went may see nothing of the log there any more: they have no part in the committee, or the
 * account is not theirs. Null where they may, and in channels.
 */
const whyWithdrawn = (register: Register, { id }: Committee, { to, platform, tenant }: Lying) => {
  if (!("personId" in to)) return null;
  const person = register.people.find((one) => one.id === to.personId);
  if (!person || !belongsTo(register, person, id)) return "gone";
  const isLinked = person.accounts.some(
    (known) => known.platform === platform && [tenant, ANY_TENANT].includes(known.tenant),
  );
  return isLinked ? null : "not linked";
};

/**
 * What is left of a message whose reader may see nothing of the log any more: `card` null where it stays as it lies. Null
 * where they may see it.
 */
export const drawWithdrawn = (
  register: Register,
  committee: Committee,
  lying: readonly Lying[],
): { card: Card | null } | null => {
  const [first] = lying;
  const why = first ? whyWithdrawn(register, committee, first) : null;
  if (!first || why === null) return null;
  const { message } = first;
  if (THEIRS_TO_KEEP.has(message.kind)) return { card: null };
  const reminder =
    message.kind === "reminder" && lying.length === 1
      ? { reference: message.reference, party: printOwners(register, [message.partyId]) }
      : null;
  return { card: withdrawnCard({ code: committee.code, why, reminder }) };
};
