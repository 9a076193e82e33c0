import { type Clash, nameOfMeeting, printClash } from "../domain/clashes.js";
import { type Day, printDay, WEEKDAYS, weekdayOf } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { keyOfMeeting, type Scheduled } from "../domain/schedule.js";
import { addMinutes, printHours, timeBegun, timesShown } from "../domain/time-of-day.js";
import { capital } from "../domain/words.js";
import type { Button, Card, Part, Press, Values } from "./card.js";

export type ShownMeeting = { meeting: Scheduled; clashes: Clash[] };

/** "OPSG 65", or "The main meeting of OPSG" where its number cannot be told. */
export const meetingName = (committee: Committee, meeting: Scheduled): string =>
  capital(nameOfMeeting(committee.code, meeting));

/** `Tuesday 8 February 2022`. */
export const printWeekday = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]} ${printDay(day)}`;

const hours = (meeting: Scheduled): string => printHours(meeting) || "time not known";

const words = (clashes: readonly Clash[]): string => clashes.map((clash) => printClash(clash)).join("; and on ");

/** A meeting for programs. */
export const meetingData = ({ zone }: Committee, { meeting, clashes }: ShownMeeting) => {
  const { number, provisional, kind, reference, date, start, end, place, status, movedFrom } = meeting;
  const clash = clashes.length === 0 ? null : clashes.map((clash) => printClash(clash)).join("; ");
  return { number, provisional, kind, reference, date, start, end, zone, place, status, movedFrom, clash };
};

/** What a button does to a meeting, as it was seen. */
export const meetingPress = (
  committee: Committee,
  meeting: Scheduled,
  command: string,
  more: { values?: Values; ask?: true; unseen?: true } = {},
): Press => ({
  command,
  committee: committee.code,
  values: {
    meeting: keyOfMeeting(committee.id, meeting),
    ...(more.unseen ? {} : { seen: String(meeting.sequence) }),
    ...more.values,
  },
  ...(more.ask ? { ask: true } : {}),
});

/** What there is of a meeting that bears a number: its agenda, and once its day is there, what came of it. */
const ofMeeting = ({ id, code }: Committee, meeting: Scheduled, past: boolean): Button[] => {
  const { number, status } = meeting;
  if (number === null || status === "cancelled") return [];
  const button = (label: string, command: string): Button => ({
    label,
    press: { command, committee: code, values: { number: keyOfMeeting(id, meeting) } },
  });
  const came = past || status === "held" ? [button("What came of it", "meeting record")] : [];
  return [button("The agenda", "agenda"), ...came];
};

/** The buttons of whoever may plan meetings. */
const planButtons = (committee: Committee, { meeting, clashes }: ShownMeeting): Button[] => {
  const press = (command: string, more: Parameters<typeof meetingPress>[3] = {}) =>
    meetingPress(committee, meeting, command, more);
  if (meeting.status === "held") return [];
  if (meeting.status === "cancelled") return [{ label: "Restore", press: press("meeting restore") }];
  return [
    ...(clashes.length > 0 && meeting.meeting.kept !== meeting.date
      ? [{ label: "Keep", press: press("meeting keep") }]
      : []),
    { label: "Move", press: press("meeting move", { ask: true }) },
    ...(meeting.movedFrom === null ? [] : [{ label: "Move back", press: press("meeting restore") }]),
    { label: "Cancel it", press: press("meeting cancel", { ask: true }), style: "danger" },
  ];
};

const STATUS = { planned: "planned", held: "held", cancelled: "cancelled" } as const;

/** One meeting, whole. `said` stands first: what has just been done. */
export const meetingCard = (
  committee: Committee,
  shown: ShownMeeting,
  more: { today: Day; mayPlan: boolean; title?: string; tone?: Card["tone"]; said?: Part[] },
): Card => {
  const { meeting, clashes } = shown;
  const { number, provisional, kind, date, movedFrom, place, reference, status } = meeting;
  const past = status === "planned" && date < more.today;
  return {
    title: more.title ?? `${meetingName(committee, meeting)}, ${printWeekday(date)}`,
    ...(more.tone ? { tone: more.tone } : status === "cancelled" ? { tone: "warning" as const } : {}),
    parts: [
      ...(more.said ?? []),
      {
        kind: "facts",
        facts: [
          { label: "Meeting", value: `${kind ?? "other"} meeting, ${past ? "no record of it yet" : STATUS[status]}` },
          { label: "Day", value: printWeekday(date) },
          ...(movedFrom === null ? [] : [{ label: "Moved from", value: printWeekday(movedFrom) }]),
          { label: "Time", value: `${hours(meeting)} (${committee.zone})` },
          { label: "Place", value: place ?? "not given yet" },
          ...(number === null
            ? []
            : [{ label: "Number", value: `${number}${provisional ? ", provisional until it is held" : ""}` }]),
          ...(reference === null ? [] : [{ label: "Document", value: reference }]),
        ],
      },
      ...(clashes.length === 0
        ? []
        : [
            {
              kind: "note" as const,
              text: `It falls on ${words(clashes)}.${meeting.meeting.kept === date ? " It is to stay there, as was decided." : ""}`,
            },
          ]),
    ],
    buttons: [
      ...(more.mayPlan ? planButtons(committee, shown) : []),
      ...(status === "cancelled"
        ? []
        : [
            { label: "Add to calendar", press: meetingPress(committee, meeting, "meeting calendar", { unseen: true }) },
          ]),
      ...ofMeeting(committee, meeting, past),
      { label: "All meetings", press: { command: "meeting list", committee: committee.code, values: {} } },
    ],
  };
};

const row = (committee: Committee, today: Day, { meeting, clashes }: ShownMeeting): Part => {
  const { date, status, movedFrom, kind, provisional, place } = meeting;
  return {
    kind: "row",
    title: [
      { bold: `${meetingName(committee, meeting)}${provisional ? " (provisional)" : ""}` },
      `  ${printWeekday(date)}`,
    ],
    detail: [
      `${kind ?? "other"} meeting`,
      hours(meeting),
      ...(place === null ? [] : [place]),
      ...(movedFrom === null ? [] : [`moved from ${printDay(movedFrom)}`]),
      ...(status === "planned" ? (date < today ? ["no record yet"] : []) : [status]),
      ...(clashes.length === 0 ? [] : [`falls on ${words(clashes)}`]),
    ].join(" · "),
    button: { label: "Show", press: meetingPress(committee, meeting, "meeting show", { unseen: true }) },
  };
};

/** A list of meetings, long: the caller pages it. */
export const meetingsCard = (
  committee: Committee,
  title: string,
  meetings: readonly ShownMeeting[],
  today: Day,
  buttons: Button[],
): Card => ({
  title,
  parts:
    meetings.length === 0
      ? [{ kind: "text", text: "There are none." }]
      : meetings.map((one) => row(committee, today, one)),
  buttons,
});

const isWeekend = (day: Day): boolean => weekdayOf(day) > 5;

/** What of a planned meeting is likely a slip: it is taken, and said. */
const oddities = ({ status, date, start, end }: Scheduled): string[] => [
  ...(status === "planned" && isWeekend(date) ? [`it is on a ${WEEKDAYS[weekdayOf(date) - 1]}`] : []),
  ...(status === "planned" && start !== null && end !== null && end <= start
    ? [`it ends on the next day, at ${end}`]
    : []),
];

/** What is to be checked after a change of a meeting: what it clashes with, and what is likely a slip. */
export const planWarning = ({ meeting, clashes }: ShownMeeting): Part[] => {
  const checked = [...oddities(meeting), ...(clashes.length === 0 ? [] : [`it falls on ${words(clashes)}`])];
  return checked.length === 0 ? [] : [{ kind: "note", text: `Done, but please check: ${checked.join("; ")}.` }];
};

/** The same of all meetings of a series. */
export const seriesWarning = (meetings: readonly ShownMeeting[]): Part[] => {
  const odd = meetings.find(({ meeting }) => oddities(meeting).length > 0)?.meeting;
  if (odd === undefined) return [];
  return [
    {
      kind: "note",
      text: `Done, but please check, for example ${printWeekday(odd.date)}: ${oddities(odd).join("; ")}.`,
    },
  ];
};

/** An hour so much later is clear of the change of a clock. Minutes. */
const CLEAR_OF_CHANGE = 120;

/** What becomes of those meetings of a series at whose hour the clock changes. */
export const clockWarning = ({ zone }: Committee, meetings: readonly Scheduled[]): Part[] => {
  const odd = meetings.flatMap(({ date, start }) => {
    const shown = start === null ? 1 : timesShown(date, start, zone);
    return start === null || shown === 1 ? [] : [{ date, start, shown }];
  });
  const [first] = odd;
  if (first === undefined) return [];
  const said = odd.map(({ date, start, shown }) =>
    shown === 0
      ? `on ${printWeekday(date)} there is no ${start} in ${zone}, so it begins at ${timeBegun(date, start, zone)}`
      : `on ${printWeekday(date)} there is twice a ${start}, and the first is meant`,
  );
  const text = `Done, but please check, for the clocks change: ${said.join("; ")}. For another hour type: meeting move ${printDay(first.date)} to ${addMinutes(first.start, CLEAR_OF_CHANGE)}`;
  return [{ kind: "note", text }];
};
