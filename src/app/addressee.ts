import { type Account, channelAt, PLATFORM_NAMES, type Platform, type Register, roleIn } from "../domain/register.js";
import type { Delivery, NewDelivery } from "./deliveries.js";
import type { App, Messenger } from "./ports.js";

/** Where a delivery goes: by which platform, into whose chat or which channel, and the conversation's name for pacing. */
export type Addressee = { messenger: Messenger; conversation: string } & (
  | { account: Account }
  | { channel: { tenant: string; channel: string; outsiders: boolean } }
);

/** The account somebody is written to: on the platform they last wrote from, Slack where they never wrote. */
export const accountFor = (register: Register, personId: string, platforms: Set<Platform>): Account | undefined => {
  const person = register.people.find(({ id }) => id === personId);
  const accounts = person?.accounts.filter(({ platform, dead }) => platforms.has(platform) && dead === undefined) ?? [];
  const preferred = person?.lastWroteOn ?? "slack";
  return accounts.find(({ platform }) => platform === preferred) ?? accounts[0];
};

const notConnected = (platform: Platform): string => `${PLATFORM_NAMES[platform]} is not connected`;

/** Whom a delivery reaches, or why nobody. */
export const addresseeOf = (
  register: Register,
  messengers: readonly Messenger[],
  { to }: NewDelivery,
): Addressee | { why: string } => {
  if ("personId" in to) {
    const account = accountFor(register, to.personId, new Set(messengers.map(({ platform }) => platform)));
    const messenger = messengers.find(({ platform }) => platform === account?.platform);
    if (account && messenger)
      return { messenger, account, conversation: `${account.platform}|${account.tenant}|${account.user}` };
    const theirs = register.people.find(({ id }) => id === to.personId)?.accounts ?? [];
    const [elsewhere] = theirs.filter((known) => known.dead === undefined);
    if (elsewhere) return { why: notConnected(elsewhere.platform) };
    const dead = theirs.find((known) => known.dead !== undefined);
    return { why: dead?.dead ?? "no account of theirs is linked yet" };
  }
  const messenger = messengers.find(({ platform }) => platform === to.platform);
  if (!messenger) return { why: notConnected(to.platform) };
  const bound = channelAt(register, to);
  if (!bound) return { why: "that channel does not belong to the committee any more" };
  const channel = { tenant: to.tenant, channel: to.channel, outsiders: bound.outsiders };
  return { messenger, channel, conversation: `${to.platform}|${to.tenant}|${to.channel}` };
};

/** Failures are gathered for so long, so that many at once are told as one. Milliseconds. */
const GATHERED_MS = 10 * 60_000;

/**
 * What the Secretaries are told of a delivery that failed: one message for all that failed within the same minutes,
 * sent when these are over. Of one to themselves nothing: they could not read it.
 */
export const tellingOf = (app: App, register: Register, { committeeId, to, message }: Delivery): NewDelivery[] => {
  if (message.kind === "not reached") return [];
  const begun = Math.floor(app.clock.now().getTime() / GATHERED_MS) * GATHERED_MS;
  const [from, over] = [new Date(begun).toISOString(), new Date(begun + GATHERED_MS)];
  const personId = "personId" in to ? to.personId : null;
  return register.people
    .filter((person) => roleIn(person, committeeId) === "secretary" && person.id !== personId)
    .map(({ id }) => ({
      id: app.newId(),
      key: `${committeeId}|not reached|${from}|${id}`,
      committeeId,
      to: { personId: id },
      message: { kind: "not reached" as const, from, to: over.toISOString() },
      dueAt: over,
    }));
};
