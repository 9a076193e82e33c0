import type { Committee } from "../domain/register.js";
import { refuse } from "../domain/result.js";
import type { NewDelivery } from "./deliveries.js";

/**
 * Whether a message is owed by the calendar alone, as reminders to people, notices at their moments and the Chair's digest
 * are. What people did or asked for goes whenever.
 */
export const isByCalendar = ({ message, to }: Pick<NewDelivery, "message" | "to">): boolean => {
  switch (message.kind) {
    case "reminder":
      return "personId" in to;
    case "notice":
      return message.change === null && message.notice !== "announcement";
    case "digest":
      return message.toChair;
    default:
      return false;
  }
};

/** Why a reminder was not sent that waited while reminders were paused. */
export const WHILE_PAUSED = "reminders were paused";

/** Why nothing is sent by hand while reminders are paused: it would be dropped; undefined where they are on. */
export const refusePaused = ({ code, paused }: Pick<Committee, "code" | "paused">) =>
  paused
    ? refuse(
        `The reminders of ${code} are paused, so nothing was sent, and nothing is lost.`,
        "Start them with reminders start, then send it.",
      )
    : undefined;

/** Whether a message is of no use while reminders are paused: by the calendar, or about what reminders meet with. */
export const restsWhilePaused = (delivery: Pick<NewDelivery, "message" | "to">): boolean =>
  ["reminder", "nobody to remind", "unanswered"].includes(delivery.message.kind) || isByCalendar(delivery);
