import { TurnContext } from "botbuilder";
import type { Left } from "../app/incoming.js";
import { activitySchema } from "./activity.js";
import type { Bot } from "./bot.js";
import { chatOf } from "./deliver.js";
import { converse } from "./send.js";

/** So long a message is taken for one that somebody is at work on, here or in another process. Milliseconds. */
const LEASE_MS = 60_000;
/** What may have brought us down is not begun for ever. */
const MOST_TRIES = 3;
/** As many are begun again at a time. */
const AT_ONCE = 20;

/** Begins a message again as if Teams had delivered it again, which it does not do for long. */
const beginAgain = async (
  bot: Bot,
  { event, content }: Left,
  handle: (context: TurnContext) => Promise<void>,
): Promise<void> => {
  const read = activitySchema.safeParse(content);
  if (!read.success) return bot.incoming.answered(event);
  const { timestamp } = read.data;
  const activity = { ...read.data, ...(timestamp === undefined ? {} : { timestamp: new Date(timestamp) }) };
  await converse(bot, chatOf(read.data), async (ours) => {
    const context = new TurnContext(bot.adapter, activity as object);
    const { ConnectorClientKey } = bot.adapter;
    context.turnState.set(ConnectorClientKey, ours.turnState.get(ConnectorClientKey));
    await handle(context);
  });
};

/** Answers what came in and was not answered: the process that had begun it died, or Teams did not take the answer. */
export const catchUp = async (bot: Bot, handle: (context: TurnContext) => Promise<void>): Promise<void> => {
  const now = bot.clock.now();
  for (const left of await bot.incoming.left(new Date(now.getTime() - LEASE_MS), now, AT_ONCE)) {
    const { event, tries } = left;
    if (bot.underWay.has(event)) continue;
    if (tries >= MOST_TRIES) {
      bot.log.error({ event }, "A message could not be answered, however often it was begun");
      await bot.incoming.answered(event);
      continue;
    }
    try {
      await beginAgain(bot, left, handle);
    } catch (error) {
      bot.log.warn({ err: error, event }, "A message that was not answered could not be answered now");
    }
  }
};
