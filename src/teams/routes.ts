import type { Application } from "@microsoft/teams-ai/lib/Application.js";
import type { TurnContext } from "botbuilder";
import type { Bot } from "./bot.js";
import type { Remember } from "./chats.js";
import { onFileConsent } from "./files.js";
import { onExecute, onLateExecute, onSubmit } from "./on-button.js";
import { onEdit } from "./on-edit.js";
import { onFetchTask, onSubmitTask } from "./on-extension.js";
import { onInstall } from "./on-install.js";
import { onMessage } from "./on-message.js";

type Route = { on: (activity: TurnContext["activity"]) => boolean; handle: (context: TurnContext) => Promise<void> };

const invoked = (name: string) => (activity: TurnContext["activity"]) =>
  activity.type === "invoke" && activity.name === name;

/**
 * What comes in, and who takes it; the first that fits. By type and name only, never by what was typed or sent: that
 * a handler reads for itself, so that nothing is left without an answer for having the wrong shape.
 */
const routesFor = (bot: Bot, remember: Remember): Route[] => [
  {
    on: ({ type, text, value }) => type === "message" && !text && value !== undefined && value !== null,
    handle: (context) => onSubmit(bot, remember, context),
  },
  { on: ({ type }) => type === "message", handle: (context) => onMessage(bot, remember, context) },
  {
    on: ({ type }) => type === "messageUpdate" || type === "messageDelete",
    handle: (context) => onEdit(bot, context),
  },
  { on: invoked("adaptiveCard/action"), handle: (context) => onExecute(bot, remember, context) },
  { on: invoked("fileConsent/invoke"), handle: (context) => onFileConsent(bot, context) },
  { on: invoked("composeExtension/fetchTask"), handle: (context) => onFetchTask(bot, context) },
  { on: invoked("composeExtension/submitAction"), handle: (context) => onSubmitTask(bot, context) },
  {
    on: ({ type }) => type === "installationUpdate" || type === "conversationUpdate",
    handle: (context) => onInstall(bot, remember, context),
  },
];

export const addRoutes = (application: Application, bot: Bot, remember: Remember): void => {
  for (const { on, handle } of routesFor(bot, remember))
    application.activity(async (context) => on(context.activity), handle);
};

/** The same for what is begun again: a button's answer is then late in any case. */
export const handlerFor = (bot: Bot, remember: Remember) => {
  const routes: Route[] = [
    { on: invoked("adaptiveCard/action"), handle: (context) => onLateExecute(bot, context) },
    ...routesFor(bot, remember),
  ];
  return async (context: TurnContext): Promise<void> => routes.find(({ on }) => on(context.activity))?.handle(context);
};
