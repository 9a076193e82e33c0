import { firstSeen } from "../../../src/domain/minutes/first-seen.js";
import type { MinutesAction } from "../../../src/domain/minutes/minutes.js";
import {
  type Change,
  type KnownAction,
  type Reconciled,
  reconcile,
  saidOf,
} from "../../../src/domain/minutes/reconcile.js";

/** What the log knows of an action after minutes were imported, without a log. */

/** Meetings 6 to 12 of the Lantern Keepers, a fortnight apart, and their days. */
const DAYS = ["2026-08-11", "2026-08-25", "2026-09-08", "2026-09-22", "2026-10-06", "2026-10-20", "2026-11-03"];
export const meetingOf = (number: number) => ({ number, date: DAYS[number - 6] ?? "" });

/** An action as first seen in the minutes of a meeting. */
export const seenAt = (number: number, read: MinutesAction): KnownAction => {
  const { targets, path } = firstSeen(read);
  return {
    action: {
      id: "a",
      committeeId: "c",
      reference: { committee: "LKF", meeting: 6, sequence: 1 },
      text: read.text,
      ownerIds: ["p"],
      dateRaised: "2026-08-11",
      targets,
      status: read.status ?? "open",
      closedAt: read.status === "closed" ? number : null,
      agendaItem: null,
      link: null,
      version: 1,
    },
    owners: read.owners,
    moves: path.map((to, index) => ({
      to,
      source: "minutes",
      meeting: index === 0 ? null : number,
      day: index === 0 ? "2026-08-11" : meetingOf(number).date,
    })),
    printed: [],
    paragraphs: [...new Set(read.updates.map(({ text }) => text))].map((text) => ({ id: text, text, meeting: number })),
    said: [saidOf(read, number)],
    steppedOn: null,
    decidedOn: null,
  };
};

/** By their days, as the log lists them; those of one day as they were recorded. */
export const inOrder = (moves: KnownAction["moves"]): KnownAction["moves"] =>
  moves.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

let ids = 0;

const afterOne = (now: KnownAction, change: Change, number: number): KnownAction => {
  switch (change.kind) {
    case "updated":
      return {
        ...now,
        paragraphs: [...now.paragraphs, { id: `update ${++ids}`, text: change.text, meeting: change.meeting }],
      };
    case "corrected":
      return {
        ...now,
        paragraphs: now.paragraphs.flatMap((one) =>
          one.id !== change.updateId ? [one] : change.to === null ? [] : [{ ...one, text: change.to }],
        ),
      };
    case "carried":
      return { ...now, paragraphs: now.paragraphs.filter(({ id }) => id !== change.updateId) };
    case "retargeted": {
      const move = { to: change.to, source: "minutes" as const, meeting: number, day: meetingOf(number).date };
      return {
        ...now,
        moves: inOrder([...now.moves, move]),
        action: { ...now.action, targets: change.targets },
      };
    }
    case "retold":
      return {
        ...now,
        moves: change.moves.map(({ to, meeting }) => ({
          to,
          meeting,
          source: "minutes" as const,
          day: meeting === null ? now.action.dateRaised : meetingOf(meeting).date,
        })),
        action: { ...now.action, targets: change.targets },
      };
    case "closed":
      return { ...now, action: { ...now.action, status: "closed", closedAt: change.at } };
    case "reopened":
      return { ...now, action: { ...now.action, status: "open", closedAt: null } };
    case "reworded":
      return { ...now, action: { ...now.action, text: change.text } };
    case "reassigned":
      return { ...now, owners: change.owners };
  }
};

/** The action after minutes were imported. */
export const after = (known: KnownAction, { changes, said }: Reconciled, number: number): KnownAction => ({
  ...changes.reduce((now, change) => afterOne(now, change, number), known),
  said: said ? [...known.said, said] : known.said,
});

export const imported = (known: KnownAction, number: number, read: MinutesAction): KnownAction =>
  after(known, reconcile(known, read, meetingOf(number)), number);
