import type { Option } from "../cards/card.js";
import type { PlannedItem } from "../domain/meeting.js";

/** The items to choose from in a form, by number. */
export const itemOptions = (items: readonly PlannedItem[]): Option[] =>
  items.map(({ number, title }) => ({ label: `${number}. ${title}`, value: number }));
