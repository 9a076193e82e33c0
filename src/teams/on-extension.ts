import type { TurnContext } from "botbuilder";
import type { Press } from "../cards/card.js";
import { WHERE_NONE_COMES } from "../cards/late.js";
import { readExtension, readPressed } from "./activity.js";
import { drawCard } from "./adaptive-card.js";
import { draw, STILL_WORKING, settle, within } from "./answer.js";
import type { Bot } from "./bot.js";
import { activityOf, callerOf } from "./caller.js";
import { deliverPrivately } from "./deliver.js";
import type { AdaptiveCard } from "./elements.js";
import { htmlToText } from "./said.js";

/** The message extension's one command, as the manifest names it. */
export const RAISE_FROM_MESSAGE = "raiseAction";

const UNKNOWN = "I do not know what was asked here. Close this and try again, or type help in a chat with me.";

const respond = (context: TurnContext, task: object): Promise<unknown> =>
  context.sendActivity({ type: "invokeResponse", value: { status: 200, body: { task } } });

const openDialog = (context: TurnContext, card: AdaptiveCard): Promise<unknown> =>
  respond(context, {
    type: "continue",
    value: {
      title: "Raise an action",
      width: "medium",
      height: "large",
      card: { contentType: "application/vnd.microsoft.card.adaptive", content: card },
    },
  });

const say = (context: TurnContext, value: string): Promise<unknown> => respond(context, { type: "message", value });

/** The form for an action, filled with a message's words and a link to it. */
const raiseFrom = (message: NonNullable<ReturnType<typeof readExtension>>["messagePayload"]): Press => {
  const content = message?.body?.content ?? "";
  const text = message?.body?.contentType === "text" ? content : htmlToText(content);
  const values = { ...(text ? { text } : {}), ...(message?.linkToMessage ? { link: message.linkToMessage } : {}) };
  return { command: "action new", committee: null, values, ask: true };
};

const tryAgain = (press: Press): AdaptiveCard =>
  drawCard(
    {
      title: STILL_WORKING,
      parts: [{ kind: "text", text: "This takes longer than usual." }],
      buttons: [{ label: "Try again", press, style: "primary" }],
    },
    "submit",
  );

/** "Raise an action" on a message: opens the form in a dialog. */
export const onFetchTask = async (bot: Bot, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  const used = readExtension(activity.value);
  if (used?.commandId !== RAISE_FROM_MESSAGE) return void (await say(context, UNKNOWN));
  const press = raiseFrom(used.messagePayload);
  const caller = callerOf(bot, context, activity);
  const work = settle(bot, "message extension", () => bot.doors.press(caller, press)).then((answer) =>
    draw(bot, answer, caller, "submit"),
  );
  const drawn = await within(work, bot.patienceMs);
  await openDialog(context, drawn?.card ?? tryAgain(press));
};

/** A button pressed in the dialog, the form's own included. The dialog is the person's alone: all is shown in it. */
export const onSubmitTask = async (bot: Bot, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  const pressed = readPressed(readExtension(activity.value)?.data);
  if (!pressed) return void (await say(context, UNKNOWN));
  const caller = callerOf(bot, context, activity);
  const submitted = pressed.nonce === undefined ? undefined : { nonce: pressed.nonce };
  const work = settle(bot, `dialog ${pressed.press.command}`, () => bot.doors.press(caller, pressed.press, submitted));
  const shown = work.then((answer) => draw(bot, answer, caller, "submit"));
  const drawn = await within(shown, bot.patienceMs);
  if (drawn) return void (await openDialog(context, drawn.card));
  await say(context, `${STILL_WORKING} The answer follows in our own chat. ${WHERE_NONE_COMES}`);
  bot.track(
    work.then(async (answer) => deliverPrivately(bot, activity, await draw(bot, answer, caller))),
    "answer a dialog late",
  );
};
