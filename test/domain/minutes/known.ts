import { firstSeen } from "../../../src/domain/minutes/first-seen.js";
import type { MinutesAction } from "../../../src/domain/minutes/minutes.js";
import {
  type Change,
  type KnownAction,
  type Reconciled,
  reconcile,
  saidOf,
} from "../../../src/domain/minutes/reconcile.js";
import { effectiveTarget, moveTarget, type Target } from "../../../src/domain/target.js";

/** What the log knows of an action after minutes were imported, without a log. */

/** Meetings 6 to 12 of the Lantern Keepers, a fortnight apart, and their days. */
const DAYS = ["2026-08-11", "2026-08-25", "2026-09-08", "2026-09-22", "2026-10-06", "2026-10-20", "2026-11-03"];
export const meetingOf = (number: number) => ({ number, date: DAYS[number - 6] ?? "" });

let ids = 0;
export const newId = (): string => `id ${String(++ids).padStart(6, "0")}`;

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
      id: newId(),
      from: path[index - 1] ?? null,
      to,
      source: "minutes",
      knew: new Set(),
      meeting: index === 0 ? null : number,
      day: index === 0 ? "2026-08-11" : meetingOf(number).date,
    })),
    printed: [],
    paragraphs: [...new Set(read.updates.map(({ text }) => text))].map((text) => ({ id: text, text, meeting: number })),
    said: [saidOf(read, number)],
    heldOn: new Map(DAYS.map((day, index) => [6 + index, day])),
    steppedOn: null,
    proposedOn: null,
    decidedOn: null,
  };
};

/** An action raised at meeting 6 in chat, before its minutes were written. */
export const raisedInChat = (read: MinutesAction): KnownAction => {
  const seen = seenAt(6, read);
  return {
    ...seen,
    moves: seen.moves.map((move) => ({ ...move, source: "slack", meeting: 6 })),
    paragraphs: [],
    said: seen.said.map((said) => ({ ...said, updates: [] })),
  };
};

/** Somebody moves the target in chat on that day. */
export const moved = (known: KnownAction, day: string, to: Target): KnownAction => {
  const targets = moveTarget(known.action.targets, to);
  if (!targets) return known;
  const from = effectiveTarget(known.action.targets);
  const move = {
    id: newId(),
    from,
    to,
    source: "slack",
    meeting: null,
    day,
    knew: new Set(known.said.map((one) => one.meeting)),
  } as const;
  return { ...known, moves: [...known.moves, move], action: { ...known.action, targets } };
};

const afterOne = (now: KnownAction, change: Change): KnownAction => {
  switch (change.kind) {
    case "updated":
      return {
        ...now,
        paragraphs: [...now.paragraphs, { id: newId(), text: change.text, meeting: change.meeting }],
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
    case "retold":
      return {
        ...now,
        moves: change.moves.map(({ id, from, to, meeting }) => {
          const known = now.moves.find((move) => move.id === id);
          const day = meeting === null ? now.action.dateRaised : meetingOf(meeting).date;
          return known
            ? { ...known, from }
            : { id: newId(), from, to, meeting, source: "minutes", day, knew: new Set() };
        }),
        action: { ...now.action, targets: change.targets },
      };
    case "closed":
      return { ...now, action: { ...now.action, status: "closed", closedAt: change.at } };
    case "reopened":
      return { ...now, action: { ...now.action, status: change.to, closedAt: null } };
    case "reworded":
      return { ...now, action: { ...now.action, text: change.text } };
    case "reassigned":
      return { ...now, owners: change.owners };
  }
};

/** The action after minutes were imported. */
export const after = (known: KnownAction, { changes, said }: Reconciled): KnownAction => ({
  ...changes.reduce((now, change) => afterOne(now, change), known),
  said: said ? [...known.said, said] : known.said,
});

export const imported = (known: KnownAction, number: number, read: MinutesAction): KnownAction =>
  after(known, reconcile(known, read, meetingOf(number)));
