import type { AckFn, types, ViewResponseAction } from "@slack/bolt";
import type { Answer, Press } from "../cards/card.js";
import type { Problem } from "../domain/result.js";
import { isFromHome } from "./button-surfaces.js";
import { MAX_FIELD_ERROR_CHARACTERS } from "./limits.js";
import { cut, literal } from "./literal.js";
import { type SlackView, submissionSchema } from "./payloads.js";
import { toPress } from "./press-value.js";
import { fieldsOf, readState, withProblem } from "./rebuilt-view.js";
import type { Session } from "./session.js";
import { answerView, carriedSchema, waitingView } from "./views.js";
import { ANSWER_MS, within } from "./within.js";

/** Slack applies the answer to a submission before an update of the same view that is sent this much later. */
const AFTER_ACK_MS = 500;

type Form = { press: Press; nonce: string; channel: string | undefined };

/** What a view of ours carries unseen; undefined where it is no form of ours. */
const carriedForm = (view: SlackView): Form | undefined => {
  try {
    const { press, nonce, channel } = carriedSchema.parse(JSON.parse(view.private_metadata));
    if (!press || nonce === undefined) return undefined;
    const { ask: _, ...act } = toPress(press);
    return { press: act, nonce, channel };
  } catch {
    return undefined;
  }
};

/** The problem beside its field, or beside the first; undefined where the view has no field. */
const besideField = (view: SlackView, { what, instead, field }: Problem): ViewResponseAction | undefined => {
  const fields = fieldsOf(view);
  const beside = field !== undefined && fields.includes(field) ? field : fields[0];
  if (beside === undefined) return undefined;
  const message = cut(literal([what, instead].filter(Boolean).join(" ")), MAX_FIELD_ERROR_CHARACTERS);
  return { response_action: "errors", errors: { [beside]: message } };
};

const update = (view: types.ModalView): ViewResponseAction => ({ response_action: "update", view });

const inTime = (view: SlackView, answer: Answer, channel: string | undefined): ViewResponseAction => {
  if (answer.kind !== "problem") return update(answerView(answer, channel));
  if (answer.form && answer.problem.field === undefined) return update(answerView(answer, channel));
  return besideField(view, answer.problem) ?? update(answerView(answer, channel));
};

const late = (view: SlackView, answer: Answer, channel: string | undefined): types.ModalView =>
  answer.kind === "problem" && !answer.form ? withProblem(view, answer.problem) : answerView(answer, channel);

/** A form was sent: what is wrong stands beside its field, a result closes it, a slow door is waited for in sight. */
export const onForm =
  (session: Session) =>
  async ({ body, ack }: { body: unknown; ack: AckFn<ViewResponseAction> | AckFn<void> }): Promise<void> => {
    const answerWith = ack as AckFn<ViewResponseAction>;
    const read = submissionSchema.safeParse(body);
    const form = read.success ? carriedForm(read.data.view) : undefined;
    if (!read.success || !form) {
      const problem = { what: "This form is no longer known.", instead: "Please open it again." };
      return answerWith(update(answerView({ kind: "problem", problem }, undefined)));
    }
    const { view } = read.data;
    const { channel, nonce } = form;
    const press = { ...form.press, values: { ...form.press.values, ...readState(view.state.values) } };
    const user = read.data.user.id;
    const caller = session.callers.fromSubmission(read.data, channel);
    const answer = session.ask(user, () => session.doors.press(caller, press, { nonce }));
    const settled = await within(answer, ANSWER_MS);
    if (isFromHome(channel))
      session.later(answer.then(({ kind }) => (kind === "problem" ? undefined : session.homes.answered(user, caller))));
    if (settled.done) return answerWith(inTime(view, settled.value, channel));
    await answerWith(
      update(waitingView("Saving. This takes longer than usual; what came of it will stand here.", channel)),
    );
    const follow = async (): Promise<void> => {
      const [came] = await Promise.all([answer, new Promise((resolve) => setTimeout(resolve, AFTER_ACK_MS))]);
      await session.client.views.update({ view_id: view.id, view: late(view, came, channel) });
    };
    session.later(follow());
  };
