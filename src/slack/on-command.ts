import type { AckFn, RespondArguments } from "@slack/bolt";
import type { Answer } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import { cardMessage } from "./block-kit.js";
import { readText } from "./incoming-text.js";
import { openForm } from "./open-form.js";
import { commandSchema, type SlackCommand } from "./payloads.js";
import { hasPicture } from "./pictures.js";
import { type Response, type Session, STILL_WORKING } from "./session.js";
import { ANSWER_MS, within } from "./within.js";

/** An answer as a message; null for one with a form, which opens instead. */
const asResponse = (answer: Answer): Response | null => {
  if (answer.kind === "form" || (answer.kind === "problem" && answer.form)) return null;
  const card = answer.kind === "card" ? answer.card : problemCard(answer.problem);
  return { ...cardMessage(card), response_type: "ephemeral", replace_original: false };
};

const openAnswered = (session: Session, command: SlackCommand, answer: Answer): Promise<void> =>
  answer.kind === "card" || !answer.form
    ? Promise.resolve()
    : openForm(
        session,
        { trigger: command.trigger_id, channel: command.channel_id },
        answer.form,
        (message) =>
          session.respond(command.response_url, { ...message, response_type: "ephemeral", replace_original: false }),
        "problem" in answer ? answer.problem : undefined,
      );

/** `/opsg …`: answered in the acknowledgement where the door is quick enough, else by the response_url. */
export const onCommand =
  (session: Session) =>
  async ({ body, ack }: { body: unknown; ack: AckFn<string | RespondArguments> }): Promise<void> => {
    const read = commandSchema.safeParse(body);
    if (!read.success) return ack({ response_type: "ephemeral", text: "That could not be read. Please try again." });
    const command = read.data;
    const answer = session.ask(command.user_id, async () =>
      session.doors.dispatch(
        session.callers.fromCommand(command),
        await readText(command.text, session.callers.findMentioned),
      ),
    );
    const settled = await within(answer, ANSWER_MS);
    if (settled.done) {
      const response = asResponse(settled.value);
      // Nobody hears of an acknowledgement that Slack refuses, as it may one with a picture.
      const apart = response !== null && hasPicture(response);
      await ack(apart ? undefined : (response ?? undefined));
      if (apart) session.later(session.respond(command.response_url, response));
      if (response === null) session.later(openAnswered(session, command, settled.value));
      return;
    }
    await ack({ response_type: "ephemeral", text: STILL_WORKING });
    const follow = async (): Promise<void> => {
      const late = await answer;
      const response = asResponse(late);
      await (response ? session.respond(command.response_url, response) : openAnswered(session, command, late));
    };
    session.later(follow());
  };
