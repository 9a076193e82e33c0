import { printDay } from "../domain/day.js";
import type { MeetingKind } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { printEnd, printRule } from "../domain/rule-words.js";
import type { Days, Series } from "../domain/series.js";
import { addMinutes, printHours } from "../domain/time-of-day.js";
import type { Button, Card, Part } from "./card.js";

/** `3 hours`, `90 minutes`. */
const inWords = (minutes: number): string => {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? "1 hour" : `${minutes / 60} hours`;
};

const TITLES: Record<MeetingKind, string> = { main: "Main meetings", reporting: "Reporting meetings" };

/** That a series ends by its own rule, so that nobody waits for more. */
export const endFact = (series: Days): { label: string; value: string }[] => {
  const ends = printEnd(series);
  return ends === null ? [] : [{ label: "Ends", value: ends }];
};

/** A series as it is from its day on. */
export const seriesFacts = ({ rule, start, minutes, place, from, anchor }: Series, zone: string): Part => ({
  kind: "facts",
  facts: [
    ...(from === null ? [] : [{ label: "From", value: printDay(from) }]),
    { label: "Days", value: rule === null ? "none: the series has ended" : printRule(rule) },
    ...(rule === null
      ? []
      : [
          {
            label: "Time",
            value: `${printHours({ start, end: addMinutes(start, minutes) })}, ${inWords(minutes)} (${zone})`,
          },
          { label: "Place", value: place ?? "not given yet" },
          ...endFact({ rule, from, anchor }),
        ]),
  ],
});

/** In one line: "second Tuesday of the month, 10:00 to 13:00, Room 4". */
export const seriesLine = ({ rule, start, minutes, place }: Series): string =>
  rule === null
    ? "none: the series has ended"
    : [printRule(rule), printHours({ start, end: addMinutes(start, minutes) }), place].filter(Boolean).join(", ");

/** Both series, as they are and as they are planned to be. */
export const seriesCard = (committee: Committee, current: readonly Series[], buttons: Button[]): Card => ({
  title: `${committee.code}: when meetings are held`,
  parts: (["main", "reporting"] as const).flatMap((kind): Part[] => [
    { kind: "heading", text: TITLES[kind] },
    ...current.filter((one) => one.kind === kind).map((one) => seriesFacts(one, committee.zone)),
  ]),
  buttons,
});
