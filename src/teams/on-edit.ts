import type { TurnContext } from "botbuilder";
import type { Said } from "../commands/command.js";
import { draw, settle } from "./answer.js";
import { answerOnce } from "./answer-once.js";
import type { Bot } from "./bot.js";
import { activityOf, callerOf, isPrivate, messageOf, saidIn } from "./caller.js";
import { cardMessage } from "./send.js";

/** When it was edited, so that one edit that comes twice is told from two. */
const instantOf = ({ activity }: TurnContext): string => {
  const at: unknown = activity.timestamp;
  return at instanceof Date ? String(at.getTime()) : "";
};

/**
 * A message to the bot was edited, deleted, or brought back, which is an edit: what it recorded is corrected or taken back.
 * Teams tells of these under the message's own id.
 */
export const onEdit = async (bot: Bot, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  if (!isPrivate(activity) || activity.id === undefined || activity.from.id === activity.recipient.id) return;
  const { type, channelData } = activity;
  const deleted = type === "messageDelete";
  if (!deleted && !["editMessage", "undeleteMessage"].includes(channelData?.eventType ?? "editMessage")) return;
  const known = callerOf(bot, context, activity);
  const event = `${known.event}:${deleted ? "deleted" : "edited"}:${instantOf(context)}`;
  const { timestamp } = context.activity;
  const changed = timestamp instanceof Date ? { changedAt: timestamp } : {};
  const { text, mentions, answers } = await saidIn(bot, context, activity);
  const said: Said | null = deleted ? null : { text, mentions, ...(answers === undefined ? {} : { answers }) };
  await answerOnce(bot, context, event, async ({ again }) => {
    const caller = { ...known, ...messageOf(activity), ...changed, ...again, event };
    const answer = await settle(bot, "edited message", () => bot.doors.amend(caller, said));
    if (answer !== null) await context.sendActivity(cardMessage((await draw(bot, answer, caller)).card));
  });
};
