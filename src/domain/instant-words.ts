import { Temporal } from "temporal-polyfill";
import { ok, type Result, refuse } from "./result.js";

const INSTANT = /^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:z|[+-]\d{2}:?\d{2})$/iu;
const WALL = /^(\d{4}-\d{2}-\d{2})(?:[t ]+(\d{1,2})[:.](\d{2})(?::\d{2})?)?$/iu;

/** Reads an instant: ISO 8601 with an offset, or a day and a time as clocks in the zone show it (09:00 where no time is said). */
export const readInstant = (text: string, zone: string): Result<Date> => {
  const words = text.trim();
  try {
    if (INSTANT.test(words))
      return ok(new Date(Temporal.Instant.from(words.replace(" ", "T").toUpperCase()).epochMilliseconds));
    const [, day, hour = "9", minute = "00"] = WALL.exec(words) ?? [];
    if (day !== undefined) {
      const plainTime = `${hour.padStart(2, "0")}:${minute}`;
      const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime });
      return ok(new Date(at.epochMilliseconds));
    }
  } catch {
    // A day or a time that does not exist, as below.
  }
  return refuse(
    `“${words.slice(0, 40)}” is no day and time that I can read.`,
    "Write it as 2022-02-04 09:00 or 2022-02-04T09:00:00Z.",
  );
};
