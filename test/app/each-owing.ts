import { ok } from "../../src/domain/result.js";
import type { World } from "../world.js";
import { eachWorld } from "./each-world.js";
import type { Post } from "./post.js";

/**
 * Gives each test a world in which NetCo is to publish the calendar by Tuesday 22 March 2022.
 * @param contacts who answers for NetCo beside its own contact
 * @param then what the Secretary says next
 */
export const eachOwing = (
  contacts: Readonly<Record<string, "contact" | "deputy">>,
  then: readonly string[],
  take: (world: World, post: Post) => void,
): void =>
  eachWorld(async (first) => {
    await first.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
    await first.store.change(null, async (tx) => {
      for (const [who, as] of Object.entries(contacts))
        await tx.people.setContact(`person-${who}`, "party-NetCo", { deputy: as === "deputy" });
      return ok(null);
    });
    for (const line of then) await first.say("secretary", line);
  }, take);
