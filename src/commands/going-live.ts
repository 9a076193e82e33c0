import { drawGoingLive } from "../app/draw-going-live.js";
import type { Answer, Card } from "../cards/card.js";
import { leftOutRow } from "../cards/left-out.js";
import { pageOf } from "../cards/pages.js";
import { peopleOf } from "../domain/register.js";
import { may } from "../domain/standing.js";
import type { Turn } from "./command.js";

/** The next fortnight by person and day, what channels would be told in it, and the button that starts it. */
export const answerStart = async (turn: Turn, page: string | undefined): Promise<Answer> => {
  const { app, register, standing } = turn;
  const { committee } = standing;
  const press = (command: string, values = {}) => ({ command, committee: committee.code, values });
  const { card, reminders } = await drawGoingLive(app, committee, app.clock.now(), {
    leftOut: leftOutRow(committee, register.people, may(standing, "administer")),
    unlinked: peopleOf(register, committee.id)
      .filter(({ accounts }) => accounts.length === 0)
      .map(({ name }) => name),
    buttons: [
      { label: "Start reminders", press: press("reminders start", { confirmed: "yes" }), style: "primary" },
      { label: "Drop stages or people", press: { ...press("reminders choose"), ask: true } },
      { label: "When they go out", press: press("reminders policy") },
    ],
  });
  // In a terminal one line confirms it; the button's own would be another.
  const typed: Card = {
    ...card,
    parts: [...card.parts, { kind: "note", text: "To start them, type: reminders start now" }],
    buttons: card.buttons.slice(1),
  };
  return {
    kind: "card",
    card: turn.caller.source === "terminal" ? typed : pageOf(card, Number(page ?? 1), press("reminders start")),
    audience: "person",
    data: reminders,
  };
};
