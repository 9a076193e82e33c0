import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import { printDay } from "../domain/day.js";
import type { PlannedItem } from "../domain/meeting.js";
import { asItIs, isSameAt, type Notice, type WasAt } from "../domain/notices/notice.js";
import { printReference } from "../domain/reference.js";
import type { Classification, Committee } from "../domain/register.js";
import type { Scheduled } from "../domain/schedule.js";
import { printHours } from "../domain/time-of-day.js";
import { type AgendaView, agendaCard, agendaPress } from "./agenda.js";
import type { Button, Card, Part } from "./card.js";
import { meetingName, meetingPress, printWeekday } from "./meetings.js";

/** What a notice is drawn from. */
export type NoticeView = {
  committee: Committee;
  meeting: Scheduled;
  notice: Notice;
  /** Whether the change that it was sent for was followed by another. */
  changedSince: boolean;
  classification: Classification;
  /** The day on which it is read. */
  today: Day;
  /** Null for a meeting without a number, which has no agenda. */
  agenda: AgendaView | null;
  /** Of a held meeting: what it raised and closed, the first of them, and whether its record is whole. */
  outcome: { raised: Action[]; closed: Action[]; whole: boolean };
  /** The days of the next meetings. */
  next: Day[];
};

const printPlace = (at: Omit<WasAt, "cancelled">): string =>
  [printWeekday(at.date), printHours(at), at.place].filter(Boolean).join(", ");

/** A list names so many; the rest is a button away. */
const MOST_NAMED = 8;
const LONGEST_LINE = 160;

const line = (text: string): string => (text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text);

const actionRows = (heading: string, actions: readonly Action[]): Part[] =>
  actions.length === 0
    ? []
    : [
        { kind: "heading", text: heading },
        ...actions.slice(0, MOST_NAMED).map(
          ({ reference, text }): Part => ({
            kind: "text",
            text: [{ bold: printReference(reference) }, ` ${line(text)}`],
          }),
        ),
        ...(actions.length > MOST_NAMED
          ? [{ kind: "note", text: `and ${actions.length - MOST_NAMED} more` } as const]
          : []),
      ];

/** Items that want a paper and have none yet: those that are to be decided or discussed. */
const withoutPaper = (items: readonly PlannedItem[]): PlannedItem[] =>
  items.filter(({ paper, purpose }) => paper === null && (purpose === "decision" || purpose === "discussion"));

const titleOf = (view: NoticeView): string => {
  const { committee, meeting, notice, today } = view;
  const name = meetingName(committee, meeting);
  const day = printWeekday(meeting.date);
  if (meeting.status === "cancelled") return `${name} on ${day} is cancelled`;
  const over = meeting.status === "held" ? "was held" : meeting.date < today ? "was" : "is";
  switch (notice.notice) {
    case "papers":
      return `Papers are due for ${name}, ${day}`;
    case "agenda":
      return `${name}, ${day}: the agenda`;
    case "today":
      return meeting.date === today ? `${name} is today` : `${name} ${over} on ${day}`;
    case "reminder":
    case "announcement":
      return `${name} ${over} on ${day}`;
    case "outcome":
      return `${name} was held on ${day}`;
    case "change":
      if (notice.change?.was === null) return `${name} is new, on ${day}`;
      return notice.change?.was.cancelled
        ? `${name} is held after all, on ${day}`
        : notice.change && isSameAt(notice.change.was, asItIs(meeting))
          ? `${name} ${over} on ${day}`
          : notice.change?.was.date === meeting.date
            ? `${name} on ${day} is changed`
            : `${name} is moved to ${day}`;
    case "cancellation":
      return `${name} is on ${day}`;
  }
};

/** How it was before a change: where alone the place is another, the place. */
const wasWords = (was: WasAt | null, now: Scheduled): string | null => {
  if (was === null) return null;
  if (was.cancelled) return "It was cancelled.";
  if (isSameAt(was, asItIs(now))) return "It was changed, and is as it was before.";
  const sameTime = was.date === now.date && was.start === now.start && was.end === now.end;
  return `Before: ${sameTime ? (was.place ?? "no place was given") : printPlace(was)}.`;
};

/** A reason as it was given after "because", which may go on with "of". */
const because = (reason: string): string => (/^of /iu.test(reason) ? `Because ${reason}` : `Because: ${reason}`);

/** How it was, where it is not so any more: also above notices of before a change, when they are drawn again. */
const changedParts = ({ notice, meeting, changedSince }: NoticeView): Part[] => {
  const { change, date } = notice;
  if (notice.notice === "cancellation" && meeting.status !== "cancelled")
    return [{ kind: "text", text: "It was cancelled, and is held after all." }];
  const isBack = change?.was != null && isSameAt(change.was, asItIs(meeting));
  // How it was, and why it was changed, is true of that change alone: the next one has a message of its own.
  if (change !== null && (isBack || !changedSince)) {
    const was = meeting.status === "cancelled" ? null : wasWords(change.was, meeting);
    if (isBack) return was === null ? [] : [{ kind: "text", text: was }];
    return [
      ...(was === null ? [] : [{ kind: "text", text: was } as const]),
      ...(change.reason === null ? [] : [{ kind: "text", text: because(change.reason) } as const]),
    ];
  }
  if (date === meeting.date || meeting.status === "cancelled") return [];
  return [{ kind: "note", text: `It was planned for ${printWeekday(date)} when this was first said.` }];
};

const facts = ({ meeting, classification }: NoticeView): Part => ({
  kind: "facts",
  facts: [
    ...(meeting.kind === null ? [] : [{ label: "Meeting", value: `${meeting.kind} meeting` }]),
    {
      label: meeting.status === "cancelled" ? "Was to be" : "When",
      value: [printWeekday(meeting.date), printHours(meeting)].filter(Boolean).join(", "),
    },
    { label: "Place", value: meeting.place ?? "not given yet" },
    { label: "Classification", value: classification },
  ],
});

const bodyOf = (view: NoticeView): Part[] => {
  const { notice, agenda, outcome, next } = view;
  switch (notice.notice) {
    case "papers": {
      const missing = withoutPaper(agenda?.items ?? []);
      return [
        { kind: "text", text: "Please send your papers to the Secretary." },
        ...(missing.length === 0
          ? []
          : [
              { kind: "heading", text: "Items without a paper yet" } as const,
              ...missing
                .slice(0, MOST_NAMED)
                .map(
                  ({ number, title }): Part => ({ kind: "text", text: [{ bold: `${number}.` }, ` ${line(title)}`] }),
                ),
            ]),
      ];
    }
    case "agenda":
      return agenda === null ? [] : agendaCard(agenda).parts.filter(({ kind }) => kind !== "facts");
    case "outcome":
      return [
        {
          kind: "text",
          text: `It raised ${outcome.raised.length === 0 ? "no action" : outcome.raised.length === 1 ? "one action" : `${outcome.raised.length} actions`} and closed ${outcome.closed.length === 0 ? "none" : outcome.closed.length}.`,
        },
        ...(outcome.whole
          ? []
          : [{ kind: "note", text: "Its record is not whole yet; this message follows it." } as const]),
        ...actionRows("Raised", outcome.raised),
        ...actionRows("Closed", outcome.closed),
        ...(next.length === 0
          ? []
          : [{ kind: "note", text: `Next meetings: ${next.map(printDay).join("; ")}.` } as const]),
      ];
    default:
      return [];
  }
};

const buttonsOf = ({ committee, meeting, notice }: NoticeView): Button[] => {
  const { number } = meeting;
  const list = (label: string, filter: string): Button => ({
    label,
    press: { command: "action list", committee: committee.code, values: { filter } },
  });
  if (notice.notice === "outcome") return number === null ? [] : [list("What it raised", `meeting ${number}`)];
  if (meeting.status === "cancelled") return [list("Actions outstanding", "open")];
  return [
    ...(number === null
      ? []
      : [
          {
            label: notice.notice === "agenda" ? "The whole agenda" : "Agenda",
            press: agendaPress(committee, meeting),
            ...(notice.notice === "agenda" ? { style: "primary" as const } : {}),
          },
        ]),
    { label: "Add to calendar", press: meetingPress(committee, meeting, "meeting calendar", { unseen: true }) },
  ];
};

/**
 * A notice of a meeting, drawn from the schedule as it is now. Nothing in it is true of one moment only, but what it was
 * sent for: it is drawn again when the meeting changes.
 */
export const noticeCard = (view: NoticeView): Card => {
  const { meeting, notice } = view;
  const cancelled = meeting.status === "cancelled";
  return {
    title: titleOf(view),
    ...(cancelled || notice.notice === "change" ? { tone: "warning" as const } : {}),
    parts: [...changedParts(view), facts(view), ...(cancelled ? [] : bodyOf(view))],
    buttons: buttonsOf(view),
  };
};
