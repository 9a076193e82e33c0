import { Temporal } from "temporal-polyfill";
import { addDays, type Day } from "./day.js";
import { ok, type Result, refuse } from "./result.js";

/** A change of a zone's clock: the time it showed when it changed, and its offsets before and after. Minutes. */
export type ZoneChange = { at: string; before: number; after: number; name: string };

const minutes = (at: Temporal.ZonedDateTime): number => Math.round(at.offsetNanoseconds / 60_000_000_000);

/** "GMT", "BST": as the clock is called after it. */
const nameAt = (at: Temporal.ZonedDateTime): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: at.timeZoneId, timeZoneName: "short" })
    .formatToParts(at.epochMilliseconds)
    .find(({ type }) => type === "timeZoneName")?.value ?? at.timeZoneId;

/** How the clock of a zone stood before a day, and how it changes from then to another day. */
export const zoneChanges = (zone: string, from: Day, to: Day): ZoneChange[] => {
  const first = Temporal.PlainDate.from(addDays(from, -1)).toZonedDateTime(zone);
  const last = Temporal.PlainDate.from(addDays(to, 1)).toZonedDateTime(zone);
  const standing: ZoneChange = {
    at: first.toPlainDateTime().toString({ smallestUnit: "second" }),
    before: minutes(first),
    after: minutes(first),
    name: nameAt(first),
  };
  const changes = [standing];
  for (
    let at = first.getTimeZoneTransition("next");
    at && at.epochMilliseconds < last.epochMilliseconds;
    at = at.getTimeZoneTransition("next")
  ) {
    const before = minutes(at.subtract({ milliseconds: 1 }));
    const shown = at.toPlainDateTime().subtract({ minutes: minutes(at) - before });
    changes.push({ at: shown.toString({ smallestUnit: "second" }), before, after: minutes(at), name: nameAt(at) });
  }
  return changes;
};

/** The program's own tables still have these by the names that they had before. */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Godthab": "America/Nuuk",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
};

/** Reads the name of a time zone as the IANA database has it, whatever its case. */
export const readZone = (text: string): Result<string> => {
  const typed = text.trim().replace(/\s+/gu, "_");
  const problem = refuse(
    `“${text.trim().slice(0, 60)}” is not a time zone I know.`,
    "Name it by region and city, such as Europe/London.",
    "zone",
  );
  if (!/^[a-z]+(?:[/_-][a-z0-9+_-]+)+$|^utc$/iu.test(typed)) return problem;
  try {
    // Some names are another's: the zone is kept as the database calls it now.
    const { timeZone } = new Intl.DateTimeFormat("en-GB", { timeZone: typed }).resolvedOptions();
    return ok(RENAMED[timeZone] ?? timeZone);
  } catch {
    return problem;
  }
};
