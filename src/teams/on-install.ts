import type { TurnContext } from "botbuilder";
import { drawCard } from "./adaptive-card.js";
import type { Bot } from "./bot.js";
import { activityOf, isPrivate } from "./caller.js";
import type { Remember } from "./chats.js";
import { cardMessage } from "./send.js";

const welcome = (alone: boolean) =>
  drawCard({
    title: "Hello! I keep the committee's action log.",
    parts: [
      {
        kind: "text",
        text: alone
          ? "Ask me here for the actions, record how yours are getting on, or say when they are done."
          : "Mention me and say what you want, for instance: action list overdue. What is for you alone I answer in our own chat.",
      },
      { kind: "note", text: "Type help to see everything I can do." },
    ],
    buttons: [
      {
        label: "Outstanding actions",
        press: { command: "action list", committee: null, values: {} },
        style: "primary",
      },
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
  if (isNew) await context.sendActivity(cardMessage(welcome(isPrivate(activity))));
};
