import type { TurnContext } from "botbuilder";
import type { Caller, Picked, Said } from "../commands/command.js";
import type { Account, Channel } from "../domain/register.js";
import type { Place } from "../domain/standing.js";
import { activitySchema, type TeamsActivity } from "./activity.js";
import type { Bot } from "./bot.js";
import { channelKey, recallChat } from "./chats.js";
import type { Roster } from "./members.js";
import { linksIn, quotedIn, withoutQuote } from "./quoted.js";
import { type Heard, hear } from "./said.js";

/** The activity of a turn, as it passed the door. */
export const activityOf = (context: TurnContext): TeamsActivity => activitySchema.parse(wire(context.activity));

/** The SDK turns these two into dates, and the door wants them as they came. */
const wire = (activity: object): object => ({ ...activity, timestamp: undefined, localTimestamp: undefined });

export const tenantOf = (activity: TeamsActivity): string =>
  activity.channelData?.tenant?.id ?? activity.conversation.tenantId ?? "unknown";

/** A conversation without the thread in it: where a channel's id ends and the message replied to begins. */
export const channelId = (conversationId: string): string => conversationId.replace(/;messageid=.*$/u, "");

export const isPrivate = (activity: TeamsActivity): boolean =>
  (activity.conversation.conversationType ?? "personal") === "personal";

export const placeOf = (activity: TeamsActivity): Place => {
  if (isPrivate(activity)) return { kind: "private" };
  const channel = channelId(activity.conversation.id);
  // A team's first channel has the team's id, and Teams does not say its name.
  const first = activity.channelData?.team?.id === channel ? "General" : undefined;
  const name = activity.channelData?.channel?.name || activity.conversation.name || first;
  return { kind: "channel", platform: "teams", tenant: tenantOf(activity), channel, ...(name ? { name } : {}) };
};

/**
 * An account is named by the object id in the directory, which is the same for every bot and in the admin's tools;
 * only where Teams gives none (anonymous guests) by the id that this bot knows them by.
 */
export const accountOf = (activity: TeamsActivity): Account => ({
  platform: "teams",
  tenant: tenantOf(activity),
  user: activity.from.aadObjectId || activity.from.id,
});

/** Whom to ask about the people of a conversation; a channel's roster is its team's. */
const rosterOf = (bot: Bot, context: TurnContext, activity: TeamsActivity): Roster => ({
  tenant: tenantOf(activity),
  conversation: activity.channelData?.team?.id ?? activity.conversation.id,
  connector: context.turnState.get(bot.adapter.ConnectorClientKey),
});

/** Everybody in the teams of these channels, once each. */
const peopleOf = async (bot: Bot, asking: Roster, channels: readonly Channel[]): Promise<Picked[]> => {
  const found = new Map<string, Picked>();
  for (const { platform, tenant, channel } of channels) {
    if (platform !== "teams" || tenant !== asking.tenant) continue;
    const conversation = (await recallChat(bot, channelKey(tenant, channel)))?.team ?? channel;
    for (const person of await bot.rosters({ ...asking, conversation })) found.set(person.account.user, person);
  }
  return [...found.values()].toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
};

export const callerOf = (bot: Bot, context: TurnContext, activity: TeamsActivity): Caller => {
  const place = placeOf(activity);
  const roster = rosterOf(bot, context, activity);
  return {
    speaker: {
      kind: "account",
      account: accountOf(activity),
      name: activity.from.name || "somebody on Teams",
    },
    place,
    source: "teams",
    event: activity.id === undefined ? null : `teams:${activity.conversation.id}:${activity.id}`,
    verifiedEmail: async () => (await bot.members(roster, activity.from.id))?.email ?? null,
    // Whom the roster does not know is taken for a guest.
    guest: async () => (await bot.members(roster, activity.from.id))?.guest ?? true,
    // In a channel, whose people see the answer, only those of its own team.
    people: async (channels) => (isPrivate(activity) ? peopleOf(bot, roster, channels) : bot.rosters(roster)),
  };
};

/** The message itself, so that its edits and its deletion can be followed. */
export const messageOf = ({ conversation, id }: TeamsActivity): { message?: string } =>
  id === undefined ? {} : { message: `teams:${conversation.id}/${id}` };

/** The message that it answers, in a chat with the bot alone. */
const answersOf = (activity: TeamsActivity): Pick<Said, "answers"> => {
  const quote = isPrivate(activity) ? quotedIn(activity) : undefined;
  return quote ? { answers: { conversation: activity.conversation.id, ...quote } } : {};
};

/** What was said, the people in it named as accounts. A mention bears no directory id: the roster has it. */
export const saidIn = async (bot: Bot, context: TurnContext, activity: TeamsActivity): Promise<Said & Heard> => {
  const heard = hear(withoutQuote(activity));
  const links = isPrivate(activity) ? linksIn(activity, heard.text) : [];
  const roster = rosterOf(bot, context, activity);
  const mentions = await Promise.all(
    heard.others.map(async ({ text, memberId, aad }) => ({
      text,
      account: {
        platform: "teams" as const,
        tenant: tenantOf(activity),
        user: aad ?? (await bot.members(roster, memberId))?.aad ?? memberId,
      },
    })),
  );
  const text = [heard.text, ...links].filter(Boolean).join("\n");
  return { ...heard, text, mentions, ...answersOf(activity) };
};
