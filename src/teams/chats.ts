import { type ConversationReference, TurnContext } from "botbuilder";
import { z } from "zod";
import type { Log } from "../app/ports.js";
import type { Account } from "../domain/register.js";
import type { TeamsActivity } from "./activity.js";
import type { Bot } from "./bot.js";
import { accountOf, channelId, isPrivate, tenantOf } from "./caller.js";

/** How to write to somebody, or into a channel, first. Without a conversation, one has still to be opened. */
export type Chat = {
  serviceUrl: string;
  tenant: string;
  bot: { id: string; name?: string | undefined };
  memberId?: string | undefined;
  conversation?: { id: string; conversationType?: string | undefined } | undefined;
  /** Of a channel: the team that it is in, whose roster is its own. */
  team?: string | undefined;
  /** Of a channel: it is shared with other teams, perhaps of other organisations. */
  shared?: boolean | undefined;
};

const chatSchema = z.object({
  serviceUrl: z.string(),
  tenant: z.string(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  memberId: z.string().optional(),
  conversation: z.object({ id: z.string(), conversationType: z.string().optional() }).optional(),
  team: z.string().optional(),
  shared: z.boolean().optional(),
});

/** A channel's own entry among the accounts' conversations: no account has such an id. */
export const channelKey = (tenant: string, channel: string): Account => ({
  platform: "teams",
  tenant,
  user: `channel ${channel}`,
});

/** What botbuilder continues a conversation by. Without `activityId`: with it, the message would answer an old one. */
export const referenceTo = (chat: Chat): Partial<ConversationReference> => ({
  channelId: "msteams",
  serviceUrl: chat.serviceUrl,
  bot: { id: chat.bot.id, name: chat.bot.name ?? "" },
  conversation: {
    id: chat.conversation?.id ?? "",
    name: "",
    isGroup: chat.conversation?.conversationType !== "personal",
    conversationType: chat.conversation?.conversationType ?? "personal",
    tenantId: chat.tenant,
  },
  ...(chat.memberId === undefined ? {} : { user: { id: chat.memberId, name: "" } }),
});

export const recallChat = async (bot: Bot, account: Account): Promise<Chat | undefined> => {
  const read = chatSchema.safeParse(await bot.conversations.recall(account));
  return read.success ? read.data : undefined;
};

const MAX_REMEMBERED = 10_000;

/** Keeps conversations as they come in; writes only what is new or has changed. Says whether it was new; never fails. */
export type Remember = (bot: Bot, activity: TeamsActivity) => Promise<{ isNew: boolean }>;

export const openMemory = (log: Log): Remember => {
  const known = new Map<string, string>();
  const keep = async (bot: Bot, account: Account, chat: Chat): Promise<boolean> => {
    const key = `${account.tenant} ${account.user}`;
    const worth = JSON.stringify(chat);
    const held = known.get(key);
    if (held === worth) return false;
    const stored = held ?? JSON.stringify(await recallChat(bot, account));
    // Met in a channel: enough to open a chat of their own, but never in the place of a chat that is there.
    const seed = chat.conversation === undefined && stored !== undefined;
    if (stored !== worth && !seed) await bot.conversations.remember(account, chat);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(key, worth);
    return stored === undefined;
  };
  /** Not every activity says what kind of channel it is from: then it is what it was. */
  const isShared = async (bot: Bot, channel: Account, { channelData }: TeamsActivity): Promise<boolean> => {
    const type = channelData?.channel?.type;
    if (type != null) return type.toLowerCase() === "shared";
    const held = known.get(`${channel.tenant} ${channel.user}`);
    const chat = held === undefined ? await recallChat(bot, channel) : chatSchema.parse(JSON.parse(held));
    return chat?.shared === true;
  };
  const note = async (bot: Bot, activity: TeamsActivity): Promise<{ isNew: boolean }> => {
    const base = {
      serviceUrl: activity.serviceUrl,
      tenant: tenantOf(activity),
      bot: { id: activity.recipient.id, ...(activity.recipient.name ? { name: activity.recipient.name } : {}) },
    };
    const person = { ...base, memberId: activity.from.id };
    const conversationType = activity.conversation.conversationType ?? "personal";
    const conversation = { id: channelId(activity.conversation.id), conversationType };
    if (isPrivate(activity)) return { isNew: await keep(bot, accountOf(activity), { ...person, conversation }) };
    await keep(bot, accountOf(activity), person);
    const channel = channelKey(base.tenant, conversation.id);
    const shared = await isShared(bot, channel, activity);
    const team = activity.channelData?.team?.id;
    const at = { ...base, conversation, ...(team ? { team } : {}) };
    return { isNew: await keep(bot, channel, { ...at, ...(shared ? { shared } : {}) }) };
  };
  return (bot, activity) =>
    note(bot, activity).catch((error: unknown) => {
      log.warn({ err: error }, "A Teams conversation could not be kept");
      return { isNew: false };
    });
};

/** The chat with the bot alone, opened where there is none yet; undefined where Teams does not let us. */
export const ownChat = async (bot: Bot, account: Account): Promise<Chat | undefined> => {
  const chat = await recallChat(bot, account);
  if (!chat || chat.conversation) return chat;
  if (chat.memberId === undefined) return undefined;
  let id: string | undefined;
  await bot.adapter.createConversationAsync(
    bot.appId,
    "msteams",
    chat.serviceUrl,
    undefined as unknown as string,
    {
      isGroup: false,
      bot: { id: chat.bot.id, name: chat.bot.name ?? "" },
      members: [{ id: chat.memberId, name: "" }],
      tenantId: chat.tenant,
      channelData: { tenant: { id: chat.tenant } },
      // The type asks for these two; Teams refuses a conversation that opens with an empty message.
      activity: undefined as never,
      topicName: undefined as never,
    },
    async (context) => {
      id = TurnContext.getConversationReference(context.activity).conversation?.id;
    },
  );
  if (id === undefined) return undefined;
  const opened: Chat = { ...chat, conversation: { id, conversationType: "personal" } };
  await bot.conversations.remember(account, opened);
  return opened;
};
