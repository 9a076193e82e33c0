import { drawGoingLive } from "../app/draw-going-live.js";
import type { Answer, Card, Part } from "../cards/card.js";
import { leftOutRow } from "../cards/left-out.js";
import { pageOf } from "../cards/pages.js";
import { peopleOf } from "../domain/register.js";
import { may } from "../domain/standing.js";
import type { Turn } from "./command.js";

const draw = async ({ app, register, standing }: Turn) => {
  const { committee } = standing;
  const press = (command: string, values = {}) => ({ command, committee: committee.code, values });
  return drawGoingLive(app, committee, app.clock.now(), {
    leftOut: leftOutRow(committee, register.people, may(standing, "administer")),
    unlinked: peopleOf(register, committee.id)
      .filter(({ accounts }) => accounts.length === 0)
      .map(({ name }) => name),
    buttons: (shown) => [
      { label: "Start reminders", press: press("reminders start", { confirmed: "yes", shown }), style: "primary" },
      { label: "Drop stages or people", press: { ...press("reminders choose"), ask: true } },
      { label: "When they go out", press: press("reminders policy") },
    ],
  });
};

const toLookAt = (
  turn: Turn,
  { card, reminders }: Awaited<ReturnType<typeof draw>>,
  page: string | undefined,
): Answer => {
  const press = { command: "reminders start", committee: turn.standing.committee.code, values: {} };
  // In a terminal one line confirms it; the button's own would be another.
  const typed: Card = {
    ...card,
    parts: [...card.parts, { kind: "note", text: "To start them, type: reminders start now" }],
    buttons: card.buttons.slice(1),
  };
  return {
    kind: "card",
    card: turn.caller.source === "terminal" ? typed : pageOf(card, Number(page ?? 1), press),
    audience: "person",
    data: reminders,
  };
};

/** The next fortnight by person and day, what channels would be told in it, and the button that starts it. */
export const answerStart = async (turn: Turn, page: string | undefined): Promise<Answer> =>
  toLookAt(turn, await draw(turn), page);

const CHANGED: Part = {
  kind: "text",
  text: "What would be sent has changed since it was shown to you, so nothing was started. Look again, and start it beneath.",
};

/** The fortnight anew, where it is no longer what somebody looked at before they pressed "Start reminders"; else undefined. */
export const answerChanged = async (turn: Turn, looked: string): Promise<Answer | undefined> => {
  const now = await draw(turn);
  if (now.shown === looked) return undefined;
  return toLookAt(turn, { ...now, card: { ...now.card, parts: [CHANGED, ...now.card.parts] } }, undefined);
};
