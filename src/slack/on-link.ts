import type { Answer, Card } from "../cards/card.js";
import { linkedReference } from "../domain/action-link.js";
import { cardBlocks } from "./block-kit.js";
import { MAX_BLOCKS_PER_MESSAGE } from "./limits.js";
import { linksSchema } from "./payloads.js";
import type { Session } from "./session.js";

/** So many links of one message unfold. */
const MAX_LINKS = 5;

/**
 * The card that everybody there may see: in the committee's own channel, or in a conversation with the bot alone. A
 * card without data is none of an action (whoever asks is not known, say).
 */
const shownThere = (answer: Answer, alone: boolean): Card | undefined =>
  answer.kind === "card" && answer.data !== undefined && (alone || answer.audience === "place")
    ? answer.card
    : undefined;

/** Links to actions were written: each unfolds to its action's card, where whoever wrote it and all there may see it. */
export const onLink =
  (session: Session) =>
  async ({ body }: { body: unknown }): Promise<void> => {
    const read = linksSchema.safeParse(body);
    if (!read.success) return;
    const { user, channel, message_ts: ts, links, is_bot_user_member: isOurs } = read.data.event;
    if (user === session.identity().botUser || channel === "COMPOSER") return;
    // A conversation of two people looks like one with the bot, but that the bot is not in it.
    const direct = channel.startsWith("D");
    if (direct && isOurs !== true) return;
    const unfurl = async (): Promise<void> => {
      const { event, ...envelope } = read.data;
      const caller = await session.callers.fromEvent({ ...envelope, event: { ...event, text: "" } }, user);
      if (!direct && (await session.channelState(session.identity().team, channel)) !== "open") return;
      const unfurls: Record<string, { blocks: ReturnType<typeof cardBlocks> }> = {};
      for (const { url } of links.slice(0, MAX_LINKS)) {
        const reference = linkedReference(url);
        if (reference === undefined) continue;
        const press = { command: "action show", committee: null, values: { reference } };
        const card = shownThere(await session.doors.press(caller, press), direct);
        if (card) unfurls[url] = { blocks: cardBlocks(card, MAX_BLOCKS_PER_MESSAGE) };
      }
      if (Object.keys(unfurls).length > 0) await session.client.chat.unfurl({ channel, ts, unfurls });
    };
    session.later(unfurl());
  };
