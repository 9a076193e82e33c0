import type { App } from "@slack/bolt";
import { onButton } from "./on-button.js";
import { onCommand } from "./on-command.js";
import { onForm } from "./on-form.js";
import { onHome } from "./on-home.js";
import { onDirectMessage, onMention } from "./on-message.js";
import { onShortcut } from "./on-shortcut.js";
import type { Session } from "./session.js";
import { openTakenEvents } from "./taken-events.js";

/** What Slack sends, and who takes it. Whatever nobody takes is acknowledged and left. */
export const listen = (app: App, session: Session): void => {
  const events = openTakenEvents();
  // Under whatever name the command was installed: another app may have taken ours.
  app.command(/^\//, onCommand(session));
  app.action({ type: "block_actions" }, onButton(session));
  app.shortcut({ type: "message_action" }, onShortcut(session));
  app.view({ type: "view_submission" }, onForm(session));
  app.event("message", onDirectMessage(session, events));
  app.event("app_mention", onMention(session, events));
  app.event("app_home_opened", onHome(session));
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
