import { type Clash, printClash } from "../domain/clashes.js";
import type { Day } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { Button, Card, Part } from "./card.js";
import { meetingName, meetingPress, printWeekday, type ShownMeeting } from "./meetings.js";

/** A meeting that falls together with something, and another day it could have. */
export type AskedClash = ShownMeeting & { free: Day | null };

/** So many are asked about in a message; the rest is a button away. */
const MOST_ASKED = 8;

const NOTE: Part = { kind: "note", text: "Nothing is changed unless you say so." };

const words = (clashes: readonly Clash[]): string =>
  clashes.map((clash) => printClash(clash, { named: true })).join("; and on ");

const choices = (committee: Committee, { meeting, free }: AskedClash): Button[] => [
  { label: "Keep", press: meetingPress(committee, meeting, "meeting keep"), style: "primary" },
  ...(free === null
    ? []
    : [
        {
          label: `Move to ${printWeekday(free)}`,
          press: meetingPress(committee, meeting, "meeting move", { values: { to: free } }),
        },
      ]),
  { label: "Move to another day", press: meetingPress(committee, meeting, "meeting move", { ask: true }) },
  { label: "Cancel it", press: meetingPress(committee, meeting, "meeting cancel", { ask: true }), style: "danger" },
];

/** Asks the Secretary what is to come of a meeting that falls together with something. */
export const clashCard = (committee: Committee, asked: AskedClash): Card => ({
  title: `${meetingName(committee, asked.meeting)}, ${printWeekday(asked.meeting.date)}: keep it, move it or cancel it?`,
  tone: "warning",
  parts: [{ kind: "text", text: `It falls on ${words(asked.clashes)}.` }, NOTE],
  buttons: choices(committee, asked),
});

/** Each meeting with what it falls together with, and what can be done about it. */
const rows = (committee: Committee, asked: readonly AskedClash[]): Part[] =>
  asked.flatMap((one): Part[] => [
    {
      kind: "row",
      title: [{ bold: `${meetingName(committee, one.meeting)}, ${printWeekday(one.meeting.date)}` }],
      detail: `falls on ${words(one.clashes)}`,
    },
    { kind: "buttons", buttons: choices(committee, one) },
  ]);

/** Asks of several at once. `found` says how many there were when it was first asked. */
export const clashesCard = (committee: Committee, asked: readonly AskedClash[], found: number): Card => {
  const { code } = committee;
  const list: Button = { label: "All that clash", press: { command: "meeting clashes", committee: code, values: {} } };
  const decided = found - asked.length;
  if (asked.length === 0)
    return {
      title: `${code}: ${found === 1 ? "the one meeting that fell together with something is" : `all ${found} meetings that fell together with something are`} decided`,
      tone: "good",
      parts: [],
      buttons: [{ label: "All meetings", press: { command: "meeting list", committee: code, values: {} } }],
    };
  return {
    title: `${code}: ${asked.length === 1 ? "one meeting falls" : `${asked.length} meetings fall`} together with something`,
    tone: "warning",
    parts: [
      {
        kind: "text",
        text: `Keep each, move it or cancel it?${decided === 0 ? "" : ` ${decided} of ${found} ${decided === 1 ? "is" : "are"} decided.`}`,
      },
      ...rows(committee, asked.slice(0, MOST_ASKED)),
      ...(asked.length > MOST_ASKED ? [{ kind: "note", text: `and ${asked.length - MOST_ASKED} more` } as const] : []),
      NOTE,
    ],
    buttons: asked.length > MOST_ASKED ? [{ ...list, label: `All ${asked.length}`, style: "primary" }] : [list],
  };
};

/** All that are undecided, long: the caller pages it. */
export const undecidedCard = (committee: Committee, asked: readonly AskedClash[]): Card => ({
  title: `${committee.code}: meetings that fall together with something`,
  parts:
    asked.length === 0
      ? [{ kind: "text", text: "There are none in the next year, or they are decided." }]
      : rows(committee, asked),
  buttons: [{ label: "All meetings", press: { command: "meeting list", committee: committee.code, values: {} } }],
});
