import type { AckFn } from "@slack/bolt";
import type { Answer } from "../cards/card.js";
import { openedFrom, type Surface, surfaceOf } from "./button-surfaces.js";
import { BUTTON_PREFIX } from "./buttons.js";
import { buttonSchema } from "./payloads.js";
import { decodePressed } from "./press-value.js";
import type { Session } from "./session.js";
import { ANSWER_MS, OPEN_MS, within } from "./within.js";

const OUTDATED: Answer = {
  kind: "problem",
  problem: { what: "This button is no longer known.", instead: "Please type `/opsg help` and start from there." },
};

const answerLate = async (surface: Surface, answer: Promise<Answer>, forForm: boolean): Promise<void> => {
  await surface.wait(forForm);
  await surface.show(await answer);
};

/** A button was pressed, in a message, a modal or on the Home tab. */
export const onButton =
  (session: Session) =>
  async ({ body, ack }: { body: unknown; ack: AckFn<never> | AckFn<void> }): Promise<void> => {
    const answered = ack as AckFn<void>;
    const read = buttonSchema.safeParse(body);
    const action = read.success ? read.data.actions[0] : undefined;
    if (!read.success || !action?.action_id.startsWith(BUTTON_PREFIX)) return answered();
    const surface = surfaceOf(session, read.data);
    const pressed = decodePressed(action.value);
    if (!pressed) {
      await answered();
      return session.later(surface.show(OUTDATED));
    }
    const { press } = pressed;
    const caller = session.callers.fromButton(read.data, openedFrom(read.data));
    const answer = session.ask(read.data.user.id, () => session.doors.press(caller, press));
    const settled = await within(answer, press.ask ? OPEN_MS : ANSWER_MS);
    await answered();
    session.later(settled.done ? surface.show(settled.value) : answerLate(surface, answer, press.ask ?? false));
  };
