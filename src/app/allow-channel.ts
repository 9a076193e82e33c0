import { type Channel, type Classification, channelAt } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { boundCommittee, may, type Place } from "../domain/standing.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Sets what may be said in a bound channel: up to which classification, and whether outsiders may read along. */
export const allowInChannel = async (
  app: App,
  who: Who,
  place: Place,
  wanted: { classification?: Classification; outsiders?: boolean },
): Promise<Result<Channel>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "say what may be said in a channel");
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    const register = await tx.register();
    const here =
      place.kind === "channel" && boundCommittee(register, place)?.id === committee.id
        ? channelAt(register, place)
        : undefined;
    if (!here)
      return refuse("This is no channel of the committee.", "Type it in the channel, once it is bound: channel bind.");
    const after: Channel = { ...here, ...wanted };
    const only = ({ classification, outsiders }: Channel) => ({ classification, outsiders });
    if (JSON.stringify(only(here)) === JSON.stringify(only(after)))
      return refuse("That is so already; nothing was changed.");
    await tx.people.bind(after);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `channel ${here.name}`,
        did: "channel",
        before: only(here),
        after: only(after),
      }),
    );
    return ok(after);
  });
};
