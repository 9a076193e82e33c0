import type { Card, Form } from "../cards/card.js";
import type { Problem } from "../domain/result.js";
import { cardMessage, type SlackMessage } from "./block-kit.js";
import type { Session } from "./session.js";
import { formView } from "./views.js";

const withFields = (form: Form): Form["press"]["values"] => ({
  ...form.press.values,
  ...Object.fromEntries(form.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))),
});

/** For where a form cannot open by itself: a button that opens it. */
export const openFormCard = (form: Form, problem?: Problem): Card => ({
  title: form.title,
  parts: [{ kind: "text", text: problem?.what ?? "There is a short form to fill in." }],
  buttons: [
    { label: "Open the form", press: { ...form.press, values: withFields(form), ask: true }, style: "primary" },
  ],
});

/** Opens a form; where the moment for it has passed, `otherwise` is shown a button that opens it. */
export const openForm = async (
  session: Session,
  to: { trigger: string; channel: string | undefined },
  form: Form,
  otherwise: (message: SlackMessage) => Promise<void>,
  problem?: Problem,
): Promise<void> => {
  const view = formView(form, to.channel, problem);
  try {
    await session.client.views.open({ trigger_id: to.trigger, view });
  } catch (error) {
    session.log.warn({ err: error }, "a form could not open by itself; a button for it is shown");
    await otherwise(cardMessage(openFormCard(form, problem)));
  }
};
