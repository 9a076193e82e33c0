import { dayAt, startOfDay } from "../domain/day.js";
import { type Channel, channelAt } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import type { DigestAsked } from "./read-digest.js";
import { deny, type Who } from "./who.js";

/** What became of a digest that was asked for before, where it is not in the channel: why it failed, or has to wait. */
export type Unposted = { state: "failed" | "cancelled" | "waiting"; why: string | null };

/** So often is one digest asked for once more in a day, at the most. */
const MOST_READ = 100;

/** What became of the last of those under this key; null where one is in the channel, or is sent by now. */
const unpostedOf = async (app: App, committeeId: string, since: Date, key: string): Promise<Unposted | null> => {
  const states = ["waiting", "sent", "failed", "cancelled"] as const;
  const asked = await app.store.outbox.list({ committeeId, states, under: [key], since, limit: MOST_READ });
  const [last] = asked;
  if (!last || asked.some(({ state }) => state === "sent")) return null;
  const { state, why } = last;
  if (state === "failed" || state === "cancelled") return { state, why };
  return why === null ? null : { state: "waiting", why };
};

/**
 * Posts the digest into a channel of the committee: queued, and drawn when it is sent; the same one once a day, however
 * often it is asked for. Where it was asked for before it is not new, and `unposted` says what became of that, if it is not
 * there.
 * @param again names a wish to have it there once more; one name has it there once more only
 */
export const postDigest = async (
  app: App,
  who: Who,
  channel: Channel,
  { again, ...asked }: DigestAsked & { again?: string | undefined },
): Promise<Result<{ isNew: boolean; unposted: Unposted | null }>> => {
  const { standing } = who;
  if (!may(standing, "post")) return deny(standing, "post", "post a digest into a channel");
  const { committee } = standing;
  const now = app.clock.now();
  const day = dayAt(now, committee.zone);
  const ownerIds = asked.ownerIds ?? null;
  const since = asked.since ?? null;
  const { platform, tenant, channel: id } = channel;
  const what = `${ownerIds?.toSorted().join(",") ?? ""}|${since ?? ""}`;
  const key = `${committee.id}|digest|${platform}|${id}|${day}|${what}`;
  const posted = await app.store.change(who.event, async (tx) => {
    if (channelAt(await tx.register(), channel)?.committeeId !== committee.id)
      return refuse(`${channel.name} is not a channel of ${committee.code} any more.`, "Bind it again first.");
    const isNew = await tx.enqueue({
      id: app.newId(),
      key: `${key}|${again ?? ""}`,
      committeeId: committee.id,
      to: { platform, tenant, channel: id },
      message: { kind: "digest", ownerIds, since, toChair: false },
      dueAt: now,
    });
    return ok({ isNew });
  });
  if (!posted.ok) return posted;
  const { isNew } = posted.value;
  return ok({
    isNew,
    unposted: isNew ? null : await unpostedOf(app, committee.id, startOfDay(day, committee.zone), key),
  });
};
