import type { TeamsActivity } from "./activity.js";
import { ANSWERED_IN_OWN_CHAT, CANNOT_REACH_YOU, type Drawn } from "./answer.js";
import type { Bot } from "./bot.js";
import { accountOf, tenantOf } from "./caller.js";
import { type Chat, ownChat } from "./chats.js";
import { cardMessage, sendTo } from "./send.js";

/** The conversation that an activity came from, its thread included. */
export const chatOf = (activity: TeamsActivity): Chat => ({
  serviceUrl: activity.serviceUrl,
  tenant: tenantOf(activity),
  bot: { id: activity.recipient.id, name: activity.recipient.name ?? undefined },
  memberId: activity.from.id,
  conversation: {
    id: activity.conversation.id,
    conversationType: activity.conversation.conversationType ?? "personal",
  },
});

/** Sends the file that goes with an answer which was shown in the person's own chat. */
export const deliverFile = async (bot: Bot, activity: TeamsActivity, { consent, own }: Drawn): Promise<void> => {
  if (consent && !own) await sendTo(bot, chatOf(activity), consent);
};

/** Sends an answer to the person's own chat; what is then to be said where it was asked, without giving anything away. */
export const deliverPrivately = async (bot: Bot, activity: TeamsActivity, drawn: Drawn): Promise<string> => {
  try {
    const chat = await ownChat(bot, accountOf(activity));
    if (!chat) return CANNOT_REACH_YOU;
    await sendTo(bot, chat, cardMessage(drawn.card));
    if (drawn.consent) await sendTo(bot, chat, drawn.consent);
    return ANSWERED_IN_OWN_CHAT;
  } catch (error) {
    bot.log.warn({ err: error }, "A private answer could not be delivered on Teams");
    return CANNOT_REACH_YOU;
  }
};
