import type { Classification } from "./register.js";

/** From what anybody concerned may read to what few may. */
const ORDER: readonly Classification[] = ["White", "Green", "Amber", "Red"];

/** Whether something so classified may be said where nothing above `highest` may. */
export const maySay = (matter: Classification, highest: Classification): boolean =>
  ORDER.indexOf(matter) <= ORDER.indexOf(highest);
