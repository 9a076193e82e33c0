import { z } from "zod";
import type { Clock } from "../app/ports.js";

/** What the roster of a conversation says of somebody. */
export type Member = {
  aad: string | null;
  /** The address the tenant vouches for: the user principal name, whose domain the tenant has proved; not a guest's. */
  email: string | null;
  guest: boolean;
};

/** Where to ask: a team's or a chat's id, and the connection to ask through, which outlives its turn. */
export type Roster = {
  tenant: string;
  conversation: string;
  connector: {
    conversations: {
      getConversationMember(conversation: string, memberId: string): Promise<unknown>;
      getConversationPagedMembers(
        conversation: string,
        options: { pageSize: number; continuationToken?: string },
      ): Promise<unknown>;
    };
  };
};

/** Looks people up; null where the roster does not answer. */
export type Members = (roster: Roster, memberId: string) => Promise<Member | null>;

/** Rosters may be read 14 times a second a conversation: what was found is kept so long, and what was not found too. */
const FOUND_FOR_MS = 30 * 60_000;
const MISSED_FOR_MS = 2 * 60_000;
const MAX_KEPT = 5_000;

const memberSchema = z.looseObject({
  aadObjectId: z.string().min(1).nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});

/** What an entry of a roster says; null where it is none. */
export const readMember = (answer: unknown, tenant: string): Member | null => {
  const found = memberSchema.safeParse(answer);
  if (!found.success) return null;
  const { aadObjectId, userPrincipalName, userRole, tenantId } = found.data;
  const name = userPrincipalName?.trim().toLowerCase() ?? "";
  // In a shared channel people of other tenants are no guests by their role, but by where they come from.
  const foreign = Boolean(tenantId) && tenantId !== tenant;
  const guest = foreign || name.includes("#ext#") || (userRole ?? "user").toLowerCase() !== "user";
  const email = !guest && /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(name) ? name : null;
  return { aad: aadObjectId ?? null, email, guest };
};

export const openMembers = (clock: Clock): Members => {
  const kept = new Map<string, { member: Member | null; until: number }>();
  return async ({ tenant, conversation, connector }, memberId) => {
    const key = `${tenant} ${memberId}`;
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.member;
    const member = await connector.conversations.getConversationMember(conversation, memberId).then(
      (answer) => readMember(answer, tenant),
      () => null,
    );
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, { member, until: now + (member ? FOUND_FOR_MS : MISSED_FOR_MS) });
    return member;
  };
};
