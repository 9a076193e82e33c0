import { cardMessage } from "./block-kit.js";
import { welcomeOf } from "./homes.js";
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

/** The bot was added to a channel: says so to whoever added it, and to nobody else. */
export const onJoined =
  (session: Session) =>
  async ({ body }: { body: unknown }): Promise<void> => {
    const read = eventSchema.safeParse(body);
    if (!read.success || read.data.event.user !== session.identity().botUser) return;
    const { channel, inviter } = read.data.event;
    if (channel === undefined || inviter === undefined) return;
    const greet = async (): Promise<void> => {
      const caller = await session.callers.fromEvent(read.data, inviter);
      const card = welcomeOf(
        await session.ask(inviter, () => session.doors.dispatch(caller, { text: "welcome", mentions: [] })),
      );
      if (card) await session.client.chat.postEphemeral({ channel, user: inviter, ...cardMessage(card) });
    };
    session.later(greet());
  };
