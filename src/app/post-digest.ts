import type { Channel } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import type { DigestAsked } from "./read-digest.js";
import { deny, type Who } from "./who.js";

/** Posts the digest into a channel of the committee: queued, and drawn when it is sent. */
export const postDigest = async (
  app: App,
  who: Who,
  channel: Channel,
  asked: DigestAsked,
): Promise<Result<Channel>> => {
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
    await tx.enqueue({
      id: app.newId(),
      key: `${committee.id}|digest|${platform}|${id}|${who.event ?? app.newId()}`,
      committeeId: committee.id,
      to: { platform, tenant, channel: id },
      message: { kind: "digest", ownerIds: asked.ownerIds ?? null, since: asked.since ?? null, toChair: false },
      dueAt: app.clock.now(),
    });
    return ok(channel);
  });
};
