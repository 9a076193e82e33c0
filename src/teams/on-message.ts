import type { TurnContext } from "botbuilder";
import { WHERE_NONE_COMES } from "../cards/late.js";
import type { Caller } from "../commands/command.js";
import { ANSWERED_IN_OWN_CHAT, draw, STILL_WORKING, settle, within } from "./answer.js";
import { answerOnce, type Owed, showAnswer } from "./answer-once.js";
import type { Bot } from "./bot.js";
import { activityOf, callerOf, isPrivate, messageOf, saidIn } from "./caller.js";
import type { Remember } from "./chats.js";
import { deliverFile, deliverPrivately } from "./deliver.js";
import { cardMessage, lineMessage } from "./send.js";
import { filesIn } from "./sent-files.js";

const FOLLOWS_HERE = `${STILL_WORKING} The answer follows here. ${WHERE_NONE_COMES}`;

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
  const known: Caller = { ...callerOf(bot, context, activity), ...messageOf(activity) };
  // Quoting a message of ours, they are evidence for what is said of it.
  if (alone && said.answers === undefined) known.files = filesIn(activity, bot.appId === "");
  const { text, mentions, answers } = said;
  const line = { text, mentions, ...(answers === undefined ? {} : { answers }) };
  const answer = async ({ again, notice, noteLate, said: isOut }: Owed): Promise<void> => {
    await remember(bot, activity);
    const caller = { ...known, ...again };
    const work = settle(bot, "message", () =>
      alone ? bot.doors.reply(caller, line) : bot.doors.dispatch(caller, line),
    );
    let waiting = notice;
    if ((await within(work, bot.patienceMs)) === undefined && waiting === undefined) {
      waiting = (await context.sendActivity(lineMessage(FOLLOWS_HERE)))?.id;
      await noteLate(waiting);
    }
    const drawn = await draw(bot, await work, caller);
    const note = drawn.own ? await deliverPrivately(bot, activity, drawn) : undefined;
    const message = note === undefined ? cardMessage(drawn.card) : lineMessage(note);
    await showAnswer(bot, context, message, { late: waiting, before: notice });
    await isOut();
    await deliverFile(bot, activity, drawn);
    if (note !== undefined && note !== ANSWERED_IN_OWN_CHAT)
      bot.log.warn({}, "Somebody asked in a channel and cannot be reached");
  };
  await answerOnce(bot, context, known.event, answer);
};
