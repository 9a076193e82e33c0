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

/** Whether a message is of no use while reminders are paused: by the calendar, or about what reminders meet with. */
export const restsWhilePaused = (delivery: Pick<NewDelivery, "message" | "to">): boolean =>
  ["nobody to remind", "unanswered"].includes(delivery.message.kind) || isByCalendar(delivery);
