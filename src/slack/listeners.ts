import type { App } from "@slack/bolt";
import { onButton } from "./on-button.js";
import { onCommand } from "./on-command.js";
import { EDITS, onEdit } from "./on-edit.js";
import { onForm } from "./on-form.js";
import { onHome, onJoined } from "./on-home.js";
import { onLink } from "./on-link.js";
import { onDirectMessage, onMention } from "./on-message.js";
import { onShortcut } from "./on-shortcut.js";
import type { Session } from "./session.js";
import { openTakenEvents } from "./taken-events.js";

/**
 * What Slack sends, and who takes it; what nobody takes is acknowledged and left. One middleware instead of Bolt's
 * listeners: Bolt walks through every listener for every request, which takes as long as our answer.
 */
export const listen = (app: App, session: Session): void => {
  const events = openTakenEvents();
  const command = onCommand(session);
  const button = onButton(session);
  const shortcut = onShortcut(session);
  const form = onForm(session);
  const message = onDirectMessage(session, events);
  const edit = onEdit(session, events);
  const mention = onMention(session, events);
  const home = onHome(session);
  const link = onLink(session);
  const joined = onJoined(session);
  app.use(async (args) => {
    // Under whatever name the command was installed: another app may have taken ours.
    if ("command" in args) return command(args);
    if ("action" in args) return args.body.type === "block_actions" ? button(args) : undefined;
    if ("shortcut" in args) return args.shortcut.type === "message_action" ? shortcut(args) : undefined;
    if ("view" in args) return args.body.type === "view_submission" ? form(args) : undefined;
    if (!("event" in args)) return undefined;
    switch (args.event.type) {
      case "message":
        return EDITS.has(args.event.subtype ?? "") ? edit(args) : message(args);
      case "app_mention":
        return mention(args);
      case "link_shared":
        return link(args);
      case "app_home_opened":
        return home(args);
      case "member_joined_channel":
        return joined(args);
    }
  });
};

/**
 * Makes Bolt answer Slack when the listeners are done, and not before: an event is called received only once what it
 * changed is committed, over HTTP as in Socket Mode; a listener that throws leaves it unanswered.
 */
export const answerWhenDone = (app: App): void => {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    let answer: unknown;
    await process({
      ...event,
      ack: async (response) => {
        answer ??= response;
      },
    });
    await event.ack(answer);
  };
};
