import type { TurnContext } from "botbuilder";
import { drawCard } from "./adaptive-card.js";
import { draw, settle } from "./answer.js";
import type { Bot } from "./bot.js";
import { activityOf, callerOf, isPrivate } from "./caller.js";
import type { Remember } from "./chats.js";
import { cardMessage } from "./send.js";

/** In a channel everybody reads it, whoever they are. */
const inChannel = drawCard({
  title: "Hello! I keep the committee's action log.",
  parts: [
    {
      kind: "text",
      text: "Mention me and say what you want, for instance: action list overdue. What is for you alone I answer in our own chat.",
    },
    {
      kind: "text",
      text: "If this is the committee’s channel, its Secretary binds it: whoever is in it may then read the log here.",
    },
    { kind: "note", text: "Mention me with help to see everything I can do." },
  ],
  buttons: [
    { label: "Bind this channel", press: { command: "channel bind", committee: null, values: {} }, style: "primary" },
    { label: "Help", press: { command: "help", committee: null, values: {} } },
  ],
});

/** The bot was added somewhere: keep how to write there, and greet, once (Teams says it twice, and again later). */
export const onInstall = async (bot: Bot, remember: Remember, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  const added =
    activity.type === "installationUpdate"
      ? (activity.action ?? "").startsWith("add")
      : (activity.membersAdded ?? []).some((member) => member.id === activity.recipient.id);
  if (!added) return;
  const { isNew } = await remember(bot, activity);
  // Whoever adds it again to their own chat can be written to again: heard as at first, but not greeted twice.
  const isAgain = !isNew && isPrivate(activity) && activity.action === "add";
  if (!isNew && !isAgain) return;
  if (!isPrivate(activity)) return void (await context.sendActivity(cardMessage(inChannel)));
  const caller = callerOf(bot, context, activity);
  const answer = await settle(bot, "welcome", () => bot.doors.dispatch(caller, { text: "welcome", mentions: [] }));
  if (isNew) await context.sendActivity(cardMessage((await draw(bot, answer, caller)).card));
};
