import { type Day, printDay } from "../domain/day.js";
import type { SeriesNotice } from "../domain/notices/notice.js";
import type { Committee } from "../domain/register.js";
import { printRule } from "../domain/rule-words.js";
import type { Scheduled } from "../domain/schedule.js";
import type { Series } from "../domain/series.js";
import { addMinutes, printHours } from "../domain/time-of-day.js";
import type { Button, Card, Part } from "./card.js";
import { meetingName, printWeekday } from "./meetings.js";
import { endFact, seriesLine } from "./series.js";

/** So many days are named; the rest is a button away. */
const MOST_NAMED = 8;

const hoursOf = ({ start, minutes }: Pick<Series, "start" | "minutes">): string =>
  printHours({ start, end: addMinutes(start, minutes) });

/** How a series was: "second Tuesday of the month, 10:00 to 13:00, Room 4". */
const wasWords = (was: Series | null): string =>
  was === null || was.rule === null ? "there were none" : seriesLine(was);

const buttonsOf = ({ code }: Committee): Button[] => [
  { label: "All meetings", press: { command: "meeting list", committee: code, values: {} } },
  { label: "Subscribe to the calendar", press: { command: "calendar", committee: code, values: {} } },
];

const dayRows = (committee: Committee, meetings: readonly Scheduled[]): Part[] => [
  ...meetings.slice(0, MOST_NAMED).map(
    (meeting): Part => ({
      kind: "text",
      text: [
        { bold: printWeekday(meeting.date) },
        `  ${[meetingName(committee, meeting), printHours(meeting), meeting.place].filter(Boolean).join(" · ")}`,
      ],
    }),
  ),
  ...(meetings.length > MOST_NAMED
    ? [{ kind: "note", text: `and so on, up to ${printDay(meetings.at(-1)?.date ?? "")}` } as const]
    : []),
];

/** The days on which nobody has to come any more: only where there are others, or the series ends. */
const droppedPart = (dropped: readonly Day[]): Part[] => {
  if (dropped.length === 0) return [];
  const named = dropped.slice(0, MOST_NAMED).map(printDay).join("; ");
  return [{ kind: "text", text: `No longer on: ${named}${dropped.length > MOST_NAMED ? "; and so on" : ""}.` }];
};

/** What channels are told once when all meetings of a kind change. It is drawn again when one of these changes after it. */
export const seriesNoticeCard = ({
  committee,
  notice,
  series,
  was,
  same,
  meetings,
  next,
}: {
  committee: Committee;
  notice: SeriesNotice;
  series: Series & { from: Day };
  /** How it is up to that day; null where it begins on it. */
  was: Series | null;
  /** It was to change, and is held as before all the same. */
  same: boolean;
  /** Those of the series from that day on. */
  meetings: readonly Scheduled[];
  /** The day from which it is to change again. */
  next: Day | null;
}): Card => {
  const { rule, place, from } = series;
  const name = `The ${series.kind} meetings of ${committee.code}`;
  const ends = rule === null;
  const happens = ends ? `end: none from ${printDay(from)} on` : `are changed from ${printDay(from)} on`;
  return {
    title: `${name} ${same ? "are held as before" : happens}`,
    tone: "warning",
    parts: [
      {
        kind: "facts",
        facts: [
          ...(ends
            ? []
            : [
                { label: same ? "As before" : "From then on", value: `${printRule(rule)}, ${hoursOf(series)}` },
                { label: "Place", value: place ?? "not given yet" },
                ...endFact(series),
              ]),
          ...(same ? [] : [{ label: "Before", value: wasWords(was) }]),
          ...(next === null ? [] : [{ label: "Change again", value: `from ${printDay(next)}` }]),
          { label: "Classification", value: committee.classification },
        ],
      },
      ...(meetings.length === 0
        ? []
        : [{ kind: "heading", text: ends ? "Held all the same" : "The meetings" } as const]),
      ...dayRows(committee, meetings),
      ...droppedPart(notice.dropped),
    ],
    buttons: buttonsOf(committee),
  };
};

/** In place of a change that another has replaced before it came into force. */
export const replacedSeriesCard = (committee: Committee, { series }: SeriesNotice): Card => ({
  title: `The ${series} meetings of ${committee.code} were changed again`,
  parts: [
    { kind: "text", text: "What was said here does not hold any more: a later message says how they are now." },
    { kind: "facts", facts: [{ label: "Classification", value: committee.classification }] },
  ],
  buttons: buttonsOf(committee),
});
