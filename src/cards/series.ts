import { type Day, printDay } from "../domain/day.js";
import type { MeetingKind } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { printEnd, printRule } from "../domain/rule-words.js";
import type { Series } from "../domain/series.js";
import { addMinutes, printHours, type TimeOfDay, timesShown } from "../domain/time-of-day.js";
import type { Button, Card, Part } from "./card.js";
import { printWeekday } from "./meetings.js";

/** `3 hours`, `90 minutes`. */
const inWords = (minutes: number): string => {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? "1 hour" : `${minutes / 60} hours`;
};

const TITLES: Record<MeetingKind, string> = { main: "Main meetings", reporting: "Reporting meetings" };

/** That a series ends by its own rule, so that nobody waits for more. */
export const endFact = (series: Pick<Series, "rule" | "from">): { label: string; value: string }[] => {
  const ends = printEnd(series);
  return ends === null ? [] : [{ label: "Ends", value: ends }];
};

/** A series as it is from its day on. */
export const seriesFacts = ({ rule, start, minutes, place, from }: Series, zone: string): Part => ({
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
          ...endFact({ rule, from }),
        ]),
  ],
});

/** What happens on days of a series, one after the other, on which a clock change skips its hour or shows it twice. */
export const clockWarning = (days: readonly Day[], start: TimeOfDay, zone: string): Part[] =>
  days.flatMap((day): Part[] => {
    const shown = timesShown(day, start, zone);
    if (shown === 1) return [];
    const what =
      shown === 0
        ? `there is no ${start} in that night, so that the meeting begins an hour later`
        : `there is twice a ${start} in that night, and the first is meant`;
    return [
      {
        kind: "note",
        text: `The clocks change on ${printWeekday(day)}: ${what}. To have it at another hour, move that one: meeting move ${printDay(day)} to …`,
      },
    ];
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
