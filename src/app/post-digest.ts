import { dayAt } from "../domain/day.js";
import type { Channel } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import type { DigestAsked } from "./read-digest.js";
import { deny, type Who } from "./who.js";

/**
 * Posts the digest into a channel of the committee: queued, and drawn when it is sent; the same one once a day, however
 * often it is asked for. False where it was asked for before.
 * @param again names a wish to have it there once more; one name has it there once more only
 */
export const postDigest = async (
  app: App,
  who: Who,
  channel: Channel,
  { again, ...asked }: DigestAsked & { again?: string | undefined },
): Promise<Result<{ isNew: boolean }>> => {
  const { standing } = who;
  if (!may(standing, "post")) return deny(standing, "post", "post a digest into a channel");
  const { committee } = standing;
  return app.store.change(who.event, async (tx) => {
    const { channels } = await tx.register();
    const { platform, tenant, channel: id } = channel;
    const bound = channels.some(
      (one) =>
        one.platform === platform && one.tenant === tenant && one.channel === id && one.committeeId === committee.id,
    );
    if (!bound)
      return refuse(`${channel.name} is not a channel of ${committee.code} any more.`, "Bind it again first.");
    const now = app.clock.now();
    const ownerIds = asked.ownerIds ?? null;
    const since = asked.since ?? null;
    const what = `${ownerIds?.toSorted().join(",") ?? ""}|${since ?? ""}`;
    const isNew = await tx.enqueue({
      id: app.newId(),
      key: `${committee.id}|digest|${platform}|${id}|${dayAt(now, committee.zone)}|${what}|${again ?? ""}`,
      committeeId: committee.id,
      to: { platform, tenant, channel: id },
      message: { kind: "digest", ownerIds, since, toChair: false },
      dueAt: now,
    });
    return ok({ isNew });
  });
};
