import type { Action, TargetMove, Update } from "../action.js";
import type { Day } from "../day.js";
import { printTarget } from "../day-words.js";
import { printReference } from "../reference.js";
import { foldName } from "../register.js";
import { isOutstanding } from "../status.js";
import type { Target, Targets } from "../target.js";
import { plainWords } from "./lines.js";
import type { MinutesAction, SaidStatus } from "./minutes.js";
import { compareParagraphs } from "./reconcile-paragraphs.js";
import { newestEditions, retellTargets, type ToldMove } from "./retell.js";

/** What one edition of minutes said of an action; the history keeps it, so that later minutes can be compared. */
export type Said = {
  meeting: number;
  status: SaidStatus | null;
  target: Target | null;
  /** The date before it, where the columns give both; not kept of older imports. */
  last?: Target | null;
  text: string | null;
  owners: string[] | null;
  /** The paragraphs of update they gave; null where an older import kept only their number. */
  updates: string[] | null;
};

/** An action in the log, with all that has been said of it. Instants are given as days in the committee's zone. */
export type KnownAction = {
  action: Action;
  /** Names of the owning parties, in their order. */
  owners: string[];
  /** Oldest first by when they were recorded; the first target included. */
  moves: (Pick<TargetMove, "id" | "from" | "to" | "source" | "meeting"> & {
    day: Day;
    /** The meetings of which minutes had been imported by then. */
    knew: ReadonlySet<number>;
  })[];
  /** Paragraphs that minutes have given so far, in their order. */
  paragraphs: Pick<Update, "id" | "text" | "meeting">[];
  /** What people said of it elsewhere, as minutes print it: printed and imported it is nothing new. */
  printed: string[];
  said: Said[];
  /** The days of the meetings whose minutes said anything of it, those that are compared now included. */
  heldOn: ReadonlyMap<number, Day>;
  /** The day of the last change of its status by a person, if any. */
  steppedOn: Day | null;
  /** The day an owner proposed its completion, where that is the last that a person did about its status. */
  proposedOn: Day | null;
  /** The same, of those that only the Chair and the Secretary take: an owner's proposal outranks no agreement. */
  decidedOn: Day | null;
};

export type HeldMeeting = { number: number; date: Day };

/** One change that minutes make to the log, each with its own audit row. */
export type Change =
  | { kind: "updated"; text: string; meeting: number }
  /** A paragraph that another edition of the same minutes puts in other words; null where these stand already. */
  | { kind: "corrected"; updateId: string; from: string; to: string | null }
  /** A paragraph that the minutes of that later meeting only carried over from these. */
  | { kind: "carried"; updateId: string; text: string; meeting: number }
  /** The moves of its target, all of them, and the columns after them. */
  | { kind: "retold"; moves: ToldMove[]; targets: Targets }
  /** At this meeting, which is another than that of the minutes where they were imported out of their order. */
  | { kind: "closed"; at: number }
  /** Later minutes, or another edition of these, have it open again; what was proposed and never closed is proposed again. */
  | { kind: "reopened"; to: "open" | "completion proposed" }
  | { kind: "reworded"; text: string }
  | { kind: "reassigned"; owners: string[] };

export type Reconciled = {
  changes: Change[];
  /** Where the minutes and the log disagree and the log stands, in words. */
  differences: string[];
  /** What to remember of these minutes; null where they said the same before. */
  said: Said | null;
};

/**
 * The target in force by the minutes' two columns; null where they say nothing of it. Nor does TBC in the minutes that
 * raised the action: a new action is TBC where its sentence names no day, and a day given in chat meanwhile stands.
 */
const targetSaid = ({ reference, lastTarget, revisedTarget }: MinutesAction, meeting: number): Target | null => {
  const target = revisedTarget ?? lastTarget;
  return target === "TBC" && reference.includes(` ${meeting}/`) ? null : target;
};

export const saidOf = (read: MinutesAction, meeting: number): Said => ({
  meeting,
  status: read.status,
  target: targetSaid(read, meeting),
  last: read.revisedTarget === null ? null : read.lastTarget,
  text: read.text === "" ? null : read.text,
  owners: read.owners.length === 0 ? null : read.owners,
  updates: read.updates.map(({ text }) => text),
});

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What minutes change of an action that the log knows. Nothing where they were imported before; nothing that people said
 * is overwritten; minutes of an older meeting undo nothing newer.
 * @param edition `older` for a draft that comes after its final: it changes nothing, its differences are told
 */
export const reconcile = (
  known: KnownAction,
  read: MinutesAction,
  meeting: HeldMeeting,
  edition: "newest" | "older" = "newest",
): Reconciled => {
  const now = saidOf(read, meeting.number);
  const upToNow = known.said.filter((said) => said.meeting <= meeting.number).sort((a, b) => a.meeting - b.meeting);
  const before = upToNow.at(-1);
  const found: Reconciled = { changes: [], differences: [], said: null };
  const again = before?.meeting === meeting.number;
  if (again && same(before, now)) return found;
  if (edition === "newest") compareParagraphs(known, read, { again, meeting: meeting.number }, found);
  const later = known.said.some((said) => said.meeting > meeting.number);
  compareWords(known, now, before, edition, found);
  if (edition === "older") return found;
  found.said = now;
  const targets = retellTargets(known, now);
  compareStatus(known, now, meeting, { upToNow, later }, found);
  const settled = isSettled(known);
  if (!settled) found.changes.push(...targets);
  if (targets.length > 0 && now.target !== null && (settled || (again && before.target !== now.target))) {
    const stands = settled
      ? `in these minutes; it is ${known.action.status}, so its target stands`
      : `now; their other edition had ${printTarget(before?.target ?? "TBC")}`;
    const name = printReference(known.action.reference);
    found.differences.push(`${name} has the target ${printTarget(now.target)} ${stands}.`);
  }
  return found;
};

/** Somebody closed or withdrew it, whom minutes do not gainsay: only what was said of it is added. */
const isSettled = ({ action, decidedOn }: KnownAction): boolean => decidedOn !== null && !isOutstanding(action.status);

const sameNames = (a: string[], b: string[]): boolean => same(a.map(foldName).sort(), b.map(foldName).sort());

/**
 * The words are those of the earliest meeting that gave any, by its newest edition, in whatever order minutes come; what
 * anybody else has changed since stands. Minutes that merely repeat what minutes said before tell nothing new.
 */
const compareWords = (
  known: KnownAction,
  now: Said,
  before: Said | undefined,
  edition: "newest" | "older",
  found: Reconciled,
): void => {
  const name = printReference(known.action.reference);
  const [stood] = newestEditions(known.said).sort((a, b) => a.meeting - b.meeting);
  const corrects = edition === "newest" && stood !== undefined && now.meeting <= stood.meeting;
  const ours = plainWords(known.action.text);
  if (now.text !== null && now.text !== ours && now.text !== before?.text) {
    found.differences.push(`${name} reads “${now.text}”; the log had “${known.action.text}”.`);
    if (corrects && stood?.text === ours) found.changes.push({ kind: "reworded", text: now.text });
  }
  if (now.owners && !sameNames(now.owners, known.owners) && !sameNames(now.owners, before?.owners ?? [])) {
    const [theirs, ours] = [now.owners.join(", "), known.owners.join(", ") || "nobody"];
    found.differences.push(`${name} is owned by ${theirs} in the minutes; the log had ${ours}.`);
    const untouched = known.owners.length === 0 || (corrects && sameNames(stood?.owners ?? [], known.owners));
    if (untouched) found.changes.push({ kind: "reassigned", owners: now.owners });
  }
};

type Context = { upToNow: Said[]; later: boolean };

/** An owner's proposal stands until the committee agrees to it; what it then opens again is proposed no more. */
const proposalStands = ({ proposedOn, said, heldOn }: KnownAction, now: Said): boolean =>
  proposedOn !== null &&
  !newestStatuses(said, now).some(
    ([meeting, status]) => status === "closed" && (heldOn.get(meeting) ?? "") >= proposedOn,
  );

/** What minutes say of the status by their newest edition that says anything of it, in the order of the meetings. */
const newestStatuses = (said: readonly Said[], now: Said): [meeting: number, status: SaidStatus][] =>
  [...new Map([...said, now].flatMap((one) => (one.status === null ? [] : [[one.meeting, one.status] as const])))].sort(
    ([a], [b]) => a - b,
  );

/** What all minutes together say of the status: that of the latest meeting stands; closed since the first that went on saying so. */
const statusTold = ({ said }: KnownAction, now: Said): { status: SaidStatus; at: number } | null => {
  const told = newestStatuses(said, now);
  const [, status] = told.at(-1) ?? [];
  const lastOther = told.findLastIndex(([, other]) => other !== status);
  const [at] = told[lastOther + 1] ?? [];
  return status === undefined || at === undefined ? null : { status, at };
};

/**
 * "Closed" closes at this meeting, unless more than an owner's proposal is newer. What minutes closed or withdrew, the minutes
 * of a later meeting may have open again; what a person closed they never reopen. So those of the latest meeting stand,
 * whatever the order in which minutes are imported.
 */
const compareStatus = (
  known: KnownAction,
  now: Said,
  meeting: HeldMeeting,
  { upToNow, later }: Context,
  found: Reconciled,
): void => {
  const { status, closedAt, reference } = known.action;
  const outstanding = isOutstanding(status);
  const told = known.decidedOn === null ? statusTold(known, now) : null;
  if (told?.status === "closed" && (outstanding || closedAt !== told.at)) {
    found.changes.push({ kind: "closed", at: told.at });
    return;
  }
  const to = proposalStands(known, now) ? "completion proposed" : "open";
  const agreedSince = status === "completion proposed" && now.status === "closed" && to === "open";
  if (told?.status === "open" && (!outstanding || agreedSince)) {
    found.changes.push({ kind: "reopened", to });
    const was = status === "withdrawn" ? "withdrawn" : `closed at ${closedAt ?? meeting.number}`;
    const is = to === "open" ? "it is open again" : "its completion is only proposed again";
    found.differences.push(`${printReference(reference)} was ${was}; ${is}.`);
    return;
  }
  const since = (day: Day | null): boolean => later || (day !== null && day > meeting.date);
  if (now.status === "closed" && outstanding) {
    const before = upToNow.some((said) => said.meeting === meeting.number && said.status === "closed");
    if (!since(known.decidedOn) && !before) found.changes.push({ kind: "closed", at: meeting.number });
    else
      found.differences.push(
        `${printReference(reference)} is closed in these minutes; the log has it ${status} since.`,
      );
  }
  // Where an action is raised, "open" is all that can be said of it, whatever the same meeting then did with it.
  if (now.status === "open" && reference.meeting === meeting.number) return;
  const stands = isSettled(known) ? later : since(known.steppedOn);
  if (now.status !== "closed" && now.status !== null && now.status !== status && !stands) {
    if (!outstanding && closedAt !== null && closedAt > meeting.number) return;
    found.differences.push(`${printReference(reference)} is ${now.status} in these minutes; the log has it ${status}.`);
  }
};
