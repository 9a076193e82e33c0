import { printDay } from "../domain/day.js";
import type { Scheduled } from "../domain/schedule.js";

/** Under what the changes of a meeting's plan are audited: numbers ahead change; the day it was planned for does not. */
export const subjectOf = (code: string, { kind, movedFrom, date }: Scheduled): string =>
  `meeting ${code}, ${kind ?? "other"}, planned for ${printDay(movedFrom ?? date)}`;
