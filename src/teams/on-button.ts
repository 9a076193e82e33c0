import type { TurnContext } from "botbuilder";
import { WHERE_NONE_COMES } from "../cards/late.js";
import { executeData, isAutomatic, readPressed, type TeamsActivity } from "./activity.js";
import { type Drawn, draw, lineCard, SEE_BELOW, STILL_WORKING, settle, within } from "./answer.js";
import { answerOnce, begin, keepUnderWay } from "./answer-once.js";
import type { Bot } from "./bot.js";
import type { Pressed } from "./buttons.js";
import { activityOf, callerOf, isPrivate } from "./caller.js";
import type { Remember } from "./chats.js";
import { chatOf, deliverFile, deliverPrivately } from "./deliver.js";
import type { AdaptiveCard } from "./elements.js";
import { cardMessage, lineMessage, redraw, sendTo } from "./send.js";

const UNKNOWN_BUTTON =
  "I do not know this button any more. Type help to see what I can do, or open the action again with action show.";

/** What is said at once where an answer will come as a message. */
const FOLLOWS = `${STILL_WORKING} The answer follows. ${WHERE_NONE_COMES}`;

/** Answers an invoke. Ours to send: the library's own way remembers one card's choice for every later one of its verb. */
const respond = (context: TurnContext, body: object): Promise<unknown> =>
  context.sendActivity({ type: "invokeResponse", value: { status: 200, body } });

export const respondWithCard = (context: TurnContext, value: AdaptiveCard): Promise<unknown> =>
  respond(context, { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value });

export const respondWithLine = (context: TurnContext, value: string): Promise<unknown> =>
  respond(context, { statusCode: 200, type: "application/vnd.microsoft.activity.message", value });

/** Whether everybody should see the new card in the old one's place, and it should last: a sent form; a change. */
const lasts = (pressed: Pressed, drawn: Drawn, activity: TeamsActivity): boolean =>
  drawn.kind !== "form" && (pressed.nonce !== undefined || drawn.changed || isPrivate(activity));

/** Shows the answer at once, as the response to the invoke. */
const answerNow = async (
  bot: Bot,
  context: TurnContext,
  activity: TeamsActivity,
  pressed: Pressed,
  drawn: Drawn,
): Promise<void> => {
  const { replyToId } = activity;
  // A line under the card is seen by whoever pressed the button, and nobody else.
  if (drawn.line !== undefined) return void (await respondWithLine(context, drawn.line));
  if (drawn.own) {
    const note = await deliverPrivately(bot, activity, drawn);
    if (pressed.nonce === undefined || drawn.kind === "problem") return void (await respondWithLine(context, note));
    const card = lineCard("Sent", note);
    await respondWithCard(context, card);
    if (replyToId) bot.track(redraw(bot, chatOf(activity), replyToId, cardMessage(card)), "redraw a sent form");
    return;
  }
  if (pressed.stays || drawn.kind === "problem") {
    await context.sendActivity(cardMessage(drawn.card));
    return void (await respondWithLine(context, SEE_BELOW));
  }
  await respondWithCard(context, drawn.card);
  if (replyToId && lasts(pressed, drawn, activity))
    bot.track(redraw(bot, chatOf(activity), replyToId, cardMessage(drawn.card)), "redraw a card");
};

/** Shows the answer when the turn is over. `replaced`: the card gave way to "still working". */
const answerLater = async (bot: Bot, activity: TeamsActivity, drawn: Drawn, replaced: boolean): Promise<void> => {
  const chat = chatOf(activity);
  const message = drawn.own ? lineMessage(await deliverPrivately(bot, activity, drawn)) : cardMessage(drawn.card);
  if (!replaced || !activity.replyToId) return void (await sendTo(bot, chat, message));
  const card = drawn.own ? cardMessage(lineCard("Sent", message.text)) : message;
  await redraw(bot, chat, activity.replyToId, card);
};

/** A card that others see, or that stays, is left alone; a form gives way, so that it is not sent twice. */
const givesWay = ({ stays, nonce }: Pressed, activity: TeamsActivity): boolean =>
  !stays && (nonce !== undefined || isPrivate(activity));

/** A pressed Action.Execute. */
export const onExecute = async (bot: Bot, remember: Remember, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  const pressed = readPressed(executeData(activity.value));
  if (!pressed) return void (await respondWithLine(context, UNKNOWN_BUTTON));
  const caller = callerOf(bot, context, activity);
  const remembered = remember(bot, activity);
  bot.track(remembered, "remember a conversation");
  const submitted = pressed.nonce === undefined ? undefined : { nonce: pressed.nonce };
  const work = settle(bot, `button ${pressed.press.command}`, () =>
    bot.doors.press(caller, pressed.press, submitted),
  ).then(async (answer) => {
    await remembered;
    return draw(bot, answer, caller);
  });
  const drawn = await within(work, bot.patienceMs);
  // The message stays as it is: to write it anew would have it looked at anew.
  if (isAutomatic(activity.value))
    return void (drawn?.kind === "card" ? await respondWithCard(context, drawn.card) : await respond(context, {}));
  if (drawn) {
    await answerNow(bot, context, activity, pressed, drawn);
    return deliverFile(bot, activity, drawn);
  }
  const replaced = givesWay(pressed, activity);
  const { event } = caller;
  // Before it is said that an answer follows: from then on one has to.
  if (event !== null) await begin(bot, context, event);
  await (replaced
    ? respondWithCard(context, lineCard(STILL_WORKING, `The answer will stand here in a moment. ${WHERE_NONE_COMES}`))
    : respondWithLine(context, FOLLOWS));
  const late = work.then(async (came) => {
    await answerLater(bot, activity, came, replaced);
    if (event !== null) await bot.incoming.answered(event);
    await deliverFile(bot, activity, came);
  });
  bot.track(event === null ? late : keepUnderWay(bot, event, late), "answer a button late");
};

/** The answer to a button of which it was said that it follows, and that did not come: the process died meanwhile. */
export const onLateExecute = async (bot: Bot, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  const pressed = readPressed(executeData(activity.value));
  if (!pressed) return;
  const { press, nonce } = pressed;
  const known = callerOf(bot, context, activity);
  await answerOnce(bot, context, known.event, async ({ again, said }) => {
    const caller = { ...known, ...again };
    const submitted = nonce === undefined ? undefined : { nonce };
    const answer = await settle(bot, `button ${press.command}`, () => bot.doors.press(caller, press, submitted));
    const drawn = await draw(bot, answer, caller);
    await answerLater(bot, activity, drawn, givesWay(pressed, activity));
    await said();
    await deliverFile(bot, activity, drawn);
  });
};

/** A pressed Action.Submit (an old client): the same data, but as a message without text, answered by messages. */
export const onSubmit = async (bot: Bot, remember: Remember, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  const pressed = readPressed(activity.value);
  if (!pressed) return void (await context.sendActivity(lineMessage(UNKNOWN_BUTTON)));
  const known = callerOf(bot, context, activity);
  await answerOnce(bot, context, known.event, async ({ again, notice, noteLate, said }) => {
    const caller = { ...known, ...again };
    await remember(bot, activity);
    const submitted = pressed.nonce === undefined ? undefined : { nonce: pressed.nonce };
    const work = settle(bot, `button ${pressed.press.command}`, () =>
      bot.doors.press(caller, pressed.press, submitted),
    );
    if ((await within(work, bot.patienceMs)) === undefined && notice === undefined)
      await noteLate((await context.sendActivity(lineMessage(FOLLOWS)))?.id);
    const drawn = await draw(bot, await work, caller);
    const message = drawn.own ? lineMessage(await deliverPrivately(bot, activity, drawn)) : cardMessage(drawn.card);
    const taken = pressed.nonce !== undefined && drawn.kind !== "problem" && !drawn.own;
    if (taken && activity.replyToId) await context.updateActivity({ ...message, id: activity.replyToId });
    else await context.sendActivity(message);
    await said();
    await deliverFile(bot, activity, drawn);
  });
};
