import { MONTHS, WEEKDAYS } from "./day.js";
import { distance } from "./words.js";

/** How far a month's name may be mistyped ("Febuary"), by its length in letters. */
const slips = (word: string): number => (word.length < 5 || word.length > 10 ? 0 : word.length < 7 ? 1 : 2);

/** The number of a month, in full, shortened to three letters or more, or slightly mistyped. */
export const monthOf = (name: string): number | undefined => {
  const word = name.toLowerCase();
  if (word === "sept") return 9;
  if (word.length < 3) return undefined;
  const begun = MONTHS.findIndex((month) => month.toLowerCase().startsWith(word));
  if (begun >= 0) return begun + 1;
  const near = slips(word) === 0 ? -1 : MONTHS.findIndex((month) => distance(month.toLowerCase(), word) <= slips(word));
  return near < 0 ? undefined : near + 1;
};

/** 1 is Monday, 7 is Sunday; in full or shortened to three letters or more. */
export const weekdayNamed = (name: string): number | undefined => {
  const word = name.toLowerCase();
  const index = WEEKDAYS.findIndex(
    (day) => word.length >= 3 && day.toLowerCase().startsWith(word === "weds" ? "wed" : word),
  );
  return index < 0 ? undefined : index + 1;
};
