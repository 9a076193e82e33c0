import { z } from "zod";
import type { Clock } from "../app/ports.js";
import type { Picked } from "../commands/command.js";
import { type Roster, readMember } from "./members.js";

/** Everybody of a conversation's roster, by name; nobody where it does not answer. */
export type Rosters = (roster: Roster) => Promise<Picked[]>;

/** A list that is read anew after so long. Milliseconds. */
const KEPT_FOR_MS = 5 * 60_000;
const MAX_KEPT = 200;
/** As many as Teams gives at once, and so many times: more people than anybody looks through. */
const PAGE = 500;
const MOST_PAGES = 4;

const pageSchema = z.looseObject({ members: z.array(z.unknown()).nullish(), continuationToken: z.string().nullish() });
const namedSchema = z.looseObject({ name: z.string().trim().min(1) });

const pickedFrom = (answer: unknown, tenant: string): Picked[] => {
  const member = readMember(answer, tenant);
  const named = namedSchema.safeParse(answer);
  if (!member?.aad || !named.success) return [];
  const account = { platform: "teams" as const, tenant, user: member.aad };
  return [{ account, name: named.data.name, verifiedEmail: member.email }];
};

const readAll = async ({ tenant, conversation, connector }: Roster): Promise<Picked[]> => {
  const people: Picked[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const options = { pageSize: PAGE, ...(token === undefined ? {} : { continuationToken: token }) };
    const read = pageSchema.parse(await connector.conversations.getConversationPagedMembers(conversation, options));
    for (const member of read.members ?? []) people.push(...pickedFrom(member, tenant));
    token = read.continuationToken ?? undefined;
    if (token === undefined) break;
  }
  return people.toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
};

export const openRosters = (clock: Clock): Rosters => {
  const kept = new Map<string, { people: Picked[]; until: number }>();
  return async (roster) => {
    const key = `${roster.tenant} ${roster.conversation}`;
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && known.until > now) return known.people;
    const people = await readAll(roster).catch(() => []);
    if (kept.size >= MAX_KEPT) kept.clear();
    if (people.length > 0) kept.set(key, { people, until: now + KEPT_FOR_MS });
    return people;
  };
};
