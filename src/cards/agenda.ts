import { fills } from "../domain/agenda/items.js";
import { printMinutes, type Times, timesOf } from "../domain/agenda/times.js";
import { type Day, printDay } from "../domain/day.js";
import type { PlannedItem } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { keyOfMeeting, type Scheduled } from "../domain/schedule.js";
import { printHours } from "../domain/time-of-day.js";
import { type AgendaAction, agendaActionRow } from "./agenda-actions.js";
import type { Button, Card, Part, Piece, Press, Text, Values } from "./card.js";
import { printWeekday } from "./meetings.js";

/** Everything an agenda shows, as it is at this moment. */
export type AgendaView = {
  committee: Committee;
  meeting: Scheduled & { number: number };
  today: Day;
  mayEdit: boolean;
  /** Whether the meeting has an agenda of its own, or shows its template. */
  own: boolean;
  items: PlannedItem[];
  /** Held meetings whose minutes are not final. */
  notFinal: { number: number; date: Day }[];
  /** Meetings before this one that took place and were never recorded. */
  notRecorded: { number: number; date: Day }[];
  tally: { outstanding: number; due: number; proposed: number };
  /** The first of what is outstanding. */
  actions: AgendaAction[];
};

const meetingName = ({ committee, meeting: { number, provisional } }: AgendaView): string =>
  `${committee.code} ${number}${provisional ? " (provisional)" : ""}`;

/** "Tuesday 8 March 2022, 10:00 to 13:00, Teleconference". */
const when = (meeting: Scheduled): string =>
  [printWeekday(meeting.date), printHours(meeting), meeting.place].filter(Boolean).join(", ");

const timing = ({ allotted, untimed, length, overrun }: Times): string => {
  const none = untimed === 0 ? "" : `; ${untimed} ${untimed === 1 ? "item has" : "items have"} no time yet`;
  const of = length === null ? "" : ` of ${printMinutes(length)}`;
  return overrun > 0
    ? `${printMinutes(allotted)}${of}: ${printMinutes(overrun)} too long${none}`
    : `${printMinutes(allotted)}${of}${none}`;
};

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** What a standing item fills itself with. */
const filling = (view: AgendaView, item: PlannedItem): string[] => {
  const { committee, notFinal, notRecorded, tally } = view;
  const named = (meetings: AgendaView["notFinal"]): string =>
    meetings.map(({ number, date }) => `${committee.code} ${number} (${printDay(date)})`).join("; ");
  switch (fills(item.title)) {
    case "minutes":
      if (notFinal.length === 0 && notRecorded.length === 0) return ["All minutes are final."];
      return [
        ...(notFinal.length === 0 ? [] : [`Not final yet: ${named(notFinal)}`]),
        ...(notRecorded.length === 0 ? [] : [`Not recorded yet: ${named(notRecorded)}`]),
      ];
    case "actions": {
      const { outstanding, due, proposed } = tally;
      return [
        [
          `${outstanding} outstanding`,
          ...(due > 0 ? [`${due} due by this meeting`] : []),
          ...(proposed > 0 ? [`${proposed} awaiting agreement of ${proposed === 1 ? "its" : "their"} completion`] : []),
        ].join(", "),
      ];
    }
    default:
      return [];
  }
};

const itemRow = (view: AgendaView, item: PlannedItem, begins: string | null): Part => {
  const { number, title, presenter, purpose, minutes, paper } = item;
  const plan = [
    ...(presenter === null ? [] : [presenter]),
    ...(purpose === null ? [] : [`for ${purpose}`]),
    ...(minutes === null ? [] : [printMinutes(minutes)]),
    ...(begins === null || minutes === null ? [] : [`from ${begins}`]),
  ].join(" · ");
  const lines: Piece[] = [];
  if (plan !== "") lines.push(plan);
  if (paper !== null) lines.push(...(lines.length > 0 ? [" · "] : []), { link: "Paper", url: paper });
  for (const line of filling(view, item)) lines.push(`${lines.length > 0 ? "\n" : ""}${line}`);
  const nothing = fills(title) === "closing" ? "Whatever else comes up" : "No presenter, purpose or time yet";
  const detail: Text = lines.length === 0 ? nothing : lines;
  return {
    kind: "row",
    title: [{ bold: `${number}.` }, `  ${title}`],
    detail,
    ...(view.mayEdit
      ? { button: { label: "Edit", press: press(view, "agenda edit", { item: number, was: title }) } }
      : {}),
  };
};

/** What opens the agenda of the very meeting, whatever number it has by then. */
export const agendaPress = (committee: Committee, meeting: Pick<Scheduled, "id">, command = "agenda"): Press => ({
  command,
  committee: committee.code,
  values: { number: keyOfMeeting(committee.id, meeting) },
});

/** What changes an agenda asks in a form first. */
const press = ({ committee, meeting }: AgendaView, command: string, values: Values = {}): Press => ({
  command,
  committee: committee.code,
  values: { ...values, meeting: keyOfMeeting(committee.id, meeting) },
  ask: true,
});

const buttons = (view: AgendaView): Button[] => [
  ...(view.mayEdit
    ? [
        { label: "Add an item", press: press(view, "agenda add"), style: "primary" as const },
        ...(view.meeting.status === "held"
          ? []
          : [
              { label: "Move an item", press: press(view, "agenda move") },
              { label: "Drop an item", press: press(view, "agenda drop") },
            ]),
      ]
    : []),
  ...(view.tally.outstanding > view.actions.length
    ? [
        {
          label: `All ${view.tally.outstanding} actions`,
          press: agendaPress(view.committee, view.meeting, "agenda actions"),
        },
      ]
    : []),
];

/** The agenda of a meeting, whole; a place that cannot show it at once shows it by pages. */
export const agendaCard = (view: AgendaView): Card => {
  const { committee, meeting, items, actions, tally } = view;
  const times = timesOf(items, meeting);
  const rest = tally.outstanding - actions.length;
  return {
    title: `${meetingName(view)}: agenda`,
    ...(times.overrun > 0 ? { tone: "warning" as const } : {}),
    parts: [
      {
        kind: "facts",
        facts: [
          { label: "When", value: when(meeting) },
          { label: "Time", value: timing(times) },
          { label: "Classification", value: meeting.meeting.classification ?? committee.classification },
        ],
      },
      ...(times.overrun > 0
        ? [
            {
              kind: "note",
              text: `The items take ${printMinutes(times.overrun)} longer than the meeting. Shorten or drop one, or move the end.`,
            } satisfies Part,
          ]
        : []),
      ...items.map((item, index) => itemRow(view, item, times.begins[index] ?? null)),
      ...(actions.length === 0
        ? []
        : [
            { kind: "heading", text: "Actions outstanding" } satisfies Part,
            ...actions.map((action) => agendaActionRow(action, view)),
            ...(rest > 0
              ? [{ kind: "note", text: `And ${count(rest, "more action")}, by the button below.` } satisfies Part]
              : []),
          ]),
    ],
    buttons: buttons(view),
  };
};

/** The same as data. */
export const agendaData = ({ committee, meeting, items, notFinal, notRecorded, tally }: AgendaView) => {
  const { allotted, length, overrun, begins } = timesOf(items, meeting);
  return {
    committee: committee.code,
    meeting: meeting.number,
    provisional: meeting.provisional,
    date: meeting.date,
    start: meeting.start,
    end: meeting.end,
    classification: meeting.meeting.classification ?? committee.classification,
    minutes: { allotted, length, overrun },
    items: items.map((item, index) => ({ ...item, begins: begins[index] ?? null })),
    minutesNotFinal: notFinal,
    notRecorded,
    actions: tally,
  };
};

/** What is said once when an agenda was changed. */
export const changedAgendaCard = (view: AgendaView, title: string): Card => {
  const card = agendaCard(view);
  return { ...card, title, tone: card.tone ?? "good" };
};
