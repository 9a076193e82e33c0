import type { TurnContext } from "botbuilder";
import { WHERE_NONE_COMES } from "../cards/late.js";
import type { Caller } from "../commands/command.js";
import { ANSWERED_IN_OWN_CHAT, draw, STILL_WORKING, settle, within } from "./answer.js";
import type { Bot } from "./bot.js";
import { activityOf, callerOf, isPrivate, messageOf, saidIn } from "./caller.js";
import type { Remember } from "./chats.js";
import { deliverFile, deliverPrivately } from "./deliver.js";
import { cardMessage, lineMessage } from "./send.js";
import { filesIn } from "./sent-files.js";

/**
 * A typed message: in a chat with the bot alone any text, elsewhere only what mentions the bot. The answer comes in the
 * same turn, so that Teams sends the message again if we die before; when it takes long, the person is told meanwhile,
 * and that line becomes the answer.
 */
export const onMessage = async (bot: Bot, remember: Remember, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  const said = await saidIn(bot, context, activity);
  const alone = isPrivate(activity);
  if (!alone && !said.toBot) return;
  const caller: Caller = { ...callerOf(bot, context, activity), ...messageOf(activity) };
  // Quoting a message of ours, they are evidence for what is said of it.
  if (alone && said.answers === undefined) caller.files = filesIn(activity, bot.appId === "");
  await remember(bot, activity);
  const { text, mentions, answers } = said;
  const line = { text, mentions, ...(answers === undefined ? {} : { answers }) };
  const work = settle(bot, "message", () => (alone ? bot.doors.reply(caller, line) : bot.doors.dispatch(caller, line)));
  let waiting: string | undefined;
  if ((await within(work, bot.patienceMs)) === undefined)
    waiting = (await context.sendActivity(lineMessage(`${STILL_WORKING} The answer follows here. ${WHERE_NONE_COMES}`)))
      ?.id;
  const drawn = await draw(bot, await work, caller);
  const note = drawn.own ? await deliverPrivately(bot, activity, drawn) : undefined;
  const message = note === undefined ? cardMessage(drawn.card) : lineMessage(note);
  if (waiting) await context.updateActivity({ ...message, id: waiting });
  else await context.sendActivity(message);
  await deliverFile(bot, activity, drawn);
  if (note !== undefined && note !== ANSWERED_IN_OWN_CHAT)
    bot.log.warn({}, "Somebody asked in a channel and cannot be reached");
};
