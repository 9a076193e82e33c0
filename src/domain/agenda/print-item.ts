import type { ItemPlan, PlannedItem } from "../meeting.js";

/** The item as it is typed in a template: one line, which reads back as it was. */
export const printItemLine = ({ title, presenter, purpose, minutes, paper }: Omit<PlannedItem, "number">): string =>
  [
    /\b(?:presenters?|presented by|guest|for|paper)\b|\d ?(?:h|m)/iu.test(title) ? `"${title}"` : title,
    ...(presenter === null ? [] : [`presenter ${presenter}`]),
    ...(purpose === null ? [] : [`for ${purpose}`]),
    ...(minutes === null ? [] : [`${minutes}m`]),
    ...(paper === null ? [] : [`paper ${paper}`]),
  ].join(" ");

/** An item that is nothing but a title. */
export const NO_PLAN: ItemPlan = { presenter: null, purpose: null, minutes: null, paper: null };
