import type { Card } from "../cards/card.js";
import { withdrawnCard } from "../cards/withdrawn.js";
import { belongsTo, type Committee, type Person, printOwners, type Register } from "../domain/register.js";
import type { Lying, NewDelivery } from "./deliveries.js";
import { ANY_TENANT } from "./link-account.js";
import type { Message } from "./message.js";

type Addressed = Pick<NewDelivery, "to" | "message">;

/** What tells somebody of their own part in the committee is theirs to keep. */
const THEIRS_TO_KEEP: ReadonlySet<Message["kind"]> = new Set(["added", "no Secretary any more"]);

/** Whom a message reaches who has a part in the committee; null where they have none any more. */
const readerOf = (register: Register, { id }: Committee, personId: string): Person | null => {
  const person = register.people.find((one) => one.id === personId);
  return person && belongsTo(register, person, id) ? person : null;
};

/** Whether a message is for somebody who has no part in the committee any more, and so may not see what it says. */
export const isWithheld = (register: Register, committee: Committee, { to, message }: Addressed): boolean =>
  "personId" in to && !THEIRS_TO_KEEP.has(message.kind) && readerOf(register, committee, to.personId) === null;

/**
 * Why somebody to whom a message went may see nothing of the log there any more: they have no part in the committee, or the
 * account is not theirs. Null where they may, and in channels.
 */
const whyWithdrawn = (register: Register, committee: Committee, { to, platform, tenant }: Lying) => {
  if (!("personId" in to)) return null;
  const reader = readerOf(register, committee, to.personId);
  if (reader === null) return "gone";
  const isLinked = reader.accounts.some(
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
