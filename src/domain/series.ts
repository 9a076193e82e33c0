import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import type { Day } from "./day.js";

/** The first day after `after` on which a series meets. `rule` is an RFC 5545 rule such as `FREQ=MONTHLY;BYDAY=2TU`. */
export const nextOf = (rule: string, after: Day): Day | null => {
  const start = Temporal.PlainDate.from(after).add({ days: 1 }).toZonedDateTime("UTC");
  const series = new RRuleTemporal({ rruleString: rule, dtstart: start });
  return (
    series
      .next(start.subtract({ seconds: 1 }).toInstant().toZonedDateTimeISO("UTC"))
      ?.toPlainDate()
      .toString() ?? null
  );
};
