import type { Activity, TurnContext } from "botbuilder";
import type { Begun } from "../app/incoming.js";
import type { Caller } from "../commands/command.js";
import type { Bot } from "./bot.js";

/** A message that is to be answered. */
export type Owed = {
  /** For its caller: that it came before, where it did. */
  again: Pick<Caller, "again">;
  /** The message of ours that said before that the answer is late. */
  notice: string | undefined;
  /** Notes such a message, so that it becomes the answer even if we die before. */
  noteLate(id: string | undefined): Promise<void>;
  /** The answer is out: what is done after that is no reason to say it again. */
  said(): Promise<void>;
};

/** What came in, as it is kept until it is answered. */
const contentOf = ({ activity }: TurnContext): unknown => JSON.parse(JSON.stringify(activity));

/** Notes that a message is begun. Where that cannot be kept, it is answered all the same. */
export const begin = async (bot: Bot, context: TurnContext, event: string): Promise<Begun> => {
  try {
    return await bot.incoming.begin(event, contentOf(context), bot.clock.now());
  } catch (error) {
    bot.log.warn({ err: error }, "It could not be kept that a message came in");
    return { kind: "new" };
  }
};

const attempt = async (
  bot: Bot,
  context: TurnContext,
  event: string,
  work: (owed: Owed) => Promise<void>,
): Promise<void> => {
  const begun = await begin(bot, context, event);
  if (begun.kind === "answered") return;
  const isOpen = begun.kind === "open";
  let isSaid = false;
  const kept = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => bot.log.warn({ err: error }, "It could not be kept how a message was answered"));
  const said = async (): Promise<void> => {
    if (!isSaid) await kept(bot.incoming.answered(event));
    isSaid = true;
  };
  await work({
    again: isOpen ? { again: { saidAt: begun.at } } : {},
    notice: (isOpen && begun.notice) || undefined,
    noteLate: async (id) => void (id && (await kept(bot.incoming.noteLate(event, id)))),
    said,
  });
  await said();
};

/**
 * Answers a message once, however often Teams delivers it: while it is under way here the others wait for it, and once it
 * is answered nothing is said to them. Where the answer never went out, the next delivery gets it; where none comes, we
 * begin it again ourselves (`catch-up.ts`).
 */
export const answerOnce = async (
  bot: Bot,
  context: TurnContext,
  event: string | null,
  work: (owed: Owed) => Promise<void>,
): Promise<void> => {
  const nothing = async (): Promise<void> => {};
  if (event === null) return work({ again: {}, notice: undefined, noteLate: nothing, said: nothing });
  for (let known = bot.underWay.get(event); known; known = bot.underWay.get(event)) if (await known) return;
  const run = attempt(bot, context, event, work);
  await keepUnderWay(bot, event, run);
};

/** Until this has ended, nobody else here answers the message; whether it was answered is told to those who wait. */
export const keepUnderWay = (bot: Bot, event: string, run: Promise<void>): Promise<void> => {
  const ended = run.then(
    () => true,
    () => false,
  );
  bot.underWay.set(event, ended);
  return run.finally(() => bot.underWay.delete(event));
};

/** Shows an answer in the place of the message that said it was late; of one that was said before we died, where that can be. */
export const showAnswer = async (
  bot: Bot,
  context: TurnContext,
  message: Partial<Activity>,
  { late, before }: { late: string | undefined; before: string | undefined },
): Promise<void> => {
  if (late !== undefined && late !== before) return void (await context.updateActivity({ ...message, id: late }));
  if (before !== undefined)
    try {
      return void (await context.updateActivity({ ...message, id: before }));
    } catch (error) {
      bot.log.warn({ err: error }, "A message that an answer is late could not become it");
    }
  await context.sendActivity(message);
};
