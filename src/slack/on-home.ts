import type { Card } from "../cards/card.js";
import { SLASH_COMMAND } from "./declarations.js";
import { eventSchema } from "./payloads.js";
import type { Session } from "./session.js";
import { homeView } from "./views.js";

const HOME: Card = {
  title: "The committee's action log",
  parts: [
    {
      kind: "text",
      text: "Raise actions, see what is outstanding, add updates, revise targets and agree that things are done. One log, whether you write from Slack, Microsoft Teams or a terminal.",
    },
    { kind: "heading", text: "First steps" },
    { kind: "text", text: `Type ${SLASH_COMMAND} help anywhere in Slack to see all that can be done.` },
    { kind: "text", text: `Type ${SLASH_COMMAND} action list mine to see the actions you answer for.` },
    { kind: "text", text: 'In a thread, choose "Raise an action" from the menu of a message, or mention the bot.' },
    { kind: "note", text: "Answers are for you alone unless the channel is the committee's own." },
  ],
  buttons: [
    { label: "Help", press: { command: "help", committee: null, values: {} }, style: "primary" },
    { label: "Show the log", press: { command: "action list", committee: null, values: {} } },
    { label: "My actions", press: { command: "action list", committee: null, values: { filter: "mine" } } },
  ],
};

/** The Home tab was opened: says what the bot is for. */
export const onHome =
  (session: Session) =>
  async ({ body }: { body: unknown }): Promise<void> => {
    const read = eventSchema.safeParse(body);
    const user = read.success && read.data.event.tab === "home" ? read.data.event.user : undefined;
    if (user === undefined) return;
    session.later(session.client.views.publish({ user_id: user, view: homeView(HOME) }));
  };
