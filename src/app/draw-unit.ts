import type { Card } from "../cards/card.js";
import type { Register } from "../domain/register.js";
import { turnOf } from "../domain/reminders/hours.js";
import { workingDaysOf } from "../domain/working-days.js";
import { restsWhilePaused } from "./by-calendar.js";
import type { Delivery } from "./deliveries.js";
import { drawMessage } from "./draw.js";
import { drawClashes } from "./draw-clashes.js";
import { drawReminders } from "./draw-reminders.js";
import { drawNobody, drawNotReached, drawUnanswered } from "./draw-tellings.js";
import { isWithheld } from "./draw-withdrawn.js";
import { messagesOf } from "./messages-of.js";
import type { App } from "./ports.js";

/**
 * What is sent as one message (null where nothing is to be said any more), and which of the deliveries stand in it. Of the
 * others: whose person is not to have it now, and why; all else is of no use any more, or (`paused`) not now.
 */
type Drawn = { card: Card | null; ids: Set<string>; rests: Map<string, string>; paused?: true };

const NOTHING: Drawn = { card: null, ids: new Set(), rests: new Map() };

/** A delivery, or a bundle with its carrier first, drawn from the log as it is now; or when it may go. */
export const drawUnit = async (
  app: App,
  register: Register,
  unit: readonly Delivery[],
): Promise<Drawn | { later: Date }> => {
  const [first] = unit;
  if (!first) return NOTHING;
  const { committeeId, message, to } = first;
  const committee = register.committees.find(({ id }) => id === committeeId);
  if (!committee) return NOTHING;
  if (isWithheld(register, committee, first)) return NOTHING;
  if (committee.paused && restsWhilePaused(first)) return { ...NOTHING, paused: true };
  if (message.kind === "reminder") {
    const { zone, reminderPolicy: policy, holidays } = committee;
    const turn = turnOf({ zone, policy, isWorkingDay: await workingDaysOf(holidays) }, first.dueAt, app.clock.now());
    return turn.kind === "later" ? { later: turn.at } : drawReminders(app, unit, committee, turn);
  }
  const draw = (): Promise<Card | null> => {
    switch (message.kind) {
      case "nobody to remind":
        return drawNobody(app, register, committee, messagesOf(unit, message.kind));
      case "unanswered":
        return drawUnanswered(app, register, committee, messagesOf(unit, message.kind));
      case "not reached":
        return drawNotReached(app, register, committee, message, "personId" in to ? to.personId : null);
      case "clash":
        return drawClashes(app, committee, messagesOf(unit, message.kind), { waiting: true });
      default:
        return drawMessage(app, committee, message);
    }
  };
  const card = await draw();
  return card ? { card, ids: new Set(unit.map(({ id }) => id)), rests: new Map() } : NOTHING;
};
