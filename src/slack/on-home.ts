import { eventSchema } from "./payloads.js";
import type { Session } from "./session.js";

/** The Home tab was opened: shows whoever opened it what is theirs. */
export const onHome =
  (session: Session) =>
  async ({ body }: { body: unknown }): Promise<void> => {
    const read = eventSchema.safeParse(body);
    const user = read.success && read.data.event.tab === "home" ? read.data.event.user : undefined;
    if (!read.success || user === undefined) return;
    const open = async (): Promise<void> => {
      const caller = await session.callers.fromEvent(read.data, user);
      // The tab's own id is no conversation: whoever looks at it is alone with the bot.
      await session.homes.open(user, { ...caller, place: { kind: "private" } });
    };
    session.later(open());
  };
