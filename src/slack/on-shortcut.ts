import type { AckFn } from "@slack/bolt";
import type { Answer } from "../cards/card.js";
import { shortcutSurface } from "./button-surfaces.js";
import { RAISE_ACTION_SHORTCUT } from "./declarations.js";
import { emojiIn } from "./emoji.js";
import { readText } from "./incoming-text.js";
import { type SlackShortcut, shortcutSchema } from "./payloads.js";
import type { Session } from "./session.js";
import { OPEN_MS, within } from "./within.js";

const UNKNOWN: Answer = {
  kind: "problem",
  problem: { what: "This shortcut is no longer known.", instead: "Please type `/opsg help` and start from there." },
};

/** The message's permanent address, made as Slack makes it, so that no call delays the form. */
const permalink = (
  workspaceUrl: string,
  channel: string,
  { ts, thread_ts: thread }: NonNullable<SlackShortcut["message"]>,
): string => {
  const link = `${workspaceUrl}archives/${channel}/p${ts.replace(".", "")}`;
  return thread === undefined || thread === ts ? link : `${link}?thread_ts=${thread}&cid=${channel}`;
};

const raise = async (session: Session, chosen: SlackShortcut): Promise<Answer> => {
  const { message, channel } = chosen;
  const { text } = await readText(message?.text ?? "", session.callers.findMentioned, emojiIn(message?.blocks));
  const link = message && channel ? { link: permalink(session.identity().url, channel.id, message) } : {};
  return session.doors.press(session.callers.fromButton(chosen, channel?.id), {
    command: "action new",
    committee: null,
    values: { text, ...link },
    ask: true,
  });
};

/** "Raise an action" was chosen on a message: the form opens with the message's text and keeps a link to it. */
export const onShortcut =
  (session: Session) =>
  async ({ body, ack }: { body: unknown; ack: AckFn<void> }): Promise<void> => {
    const read = shortcutSchema.safeParse(body);
    if (!read.success) return ack();
    const chosen = read.data;
    const surface = shortcutSurface(session, chosen);
    if (chosen.callback_id !== RAISE_ACTION_SHORTCUT.callback_id) {
      await ack();
      return session.later(surface.show(UNKNOWN));
    }
    const answer = session.ask(chosen.user.id, () => raise(session, chosen));
    const settled = await within(answer, OPEN_MS);
    await ack();
    const late = async (): Promise<void> => {
      await surface.wait(true);
      await surface.show(await answer);
    };
    session.later(settled.done ? surface.show(settled.value) : late());
  };
