import type { App } from "../app/ports.js";
import type { Button, Card } from "../cards/card.js";
import { leftOutRow } from "../cards/left-out.js";
import type { Account } from "../domain/register.js";
import { youAre } from "./be.js";

/** No reminder comes: why, as far as it is known, and who one is, for that may have changed on the way. */
export const nothingComes = async (app: App, committeeId: string, account: Account): Promise<Card> => {
  const register = await app.store.register();
  const committee = register.committees.find(({ id }) => id === committeeId);
  const leftOut = committee ? leftOutRow(committee, register.people, false) : [];
  const press = { command: "action new", committee: null, values: {}, ask: true };
  const raise: Button = { label: "Raise an action", press };
  const putBack: Button = {
    label: "Put back",
    press: { command: "reminders choose", committee: committee?.code ?? null, values: {}, ask: true },
  };
  return {
    title: "No reminder comes in the next half year.",
    tone: "problem",
    parts: [
      {
        kind: "text",
        text:
          leftOut.length > 0
            ? "Some are left out of the reminders. The Secretary puts them back: be secretary, then reminders choose."
            : "Raise an action with a target first.",
      },
      ...leftOut,
      { kind: "note", text: youAre(register, account) },
    ],
    buttons: leftOut.length > 0 ? [putBack, raise] : [raise],
  };
};
