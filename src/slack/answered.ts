import type { Said } from "../commands/command.js";
import type { Session } from "./session.js";

/** The message in whose thread something is said. What it says Slack does not send along; it is read where it is ours. */
export const answeredIn = (
  { client, identity, log }: Session,
  channel: string,
  thread: string | undefined,
): Pick<Said, "answers"> => {
  if (thread === undefined) return {};
  const find = async (): Promise<string | undefined> => {
    try {
      const [first] = (await client.conversations.replies({ channel, ts: thread, limit: 1 })).messages ?? [];
      return first?.ts === thread && first.user === identity().botUser ? first.text : undefined;
    } catch (error) {
      log.warn({ err: error }, "it could not be read what a message answers");
      return undefined;
    }
  };
  return { answers: { conversation: channel, messageId: thread, find } };
};
