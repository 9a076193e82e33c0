import type { Action } from "../domain/action.js";
import { addDays, type Day, dayAt } from "../domain/day.js";
import { readTarget } from "../domain/day-words.js";
import { doubtsAbout } from "../domain/doubts.js";
import type { Meeting } from "../domain/meeting.js";
import { printReference } from "../domain/reference.js";
import type { Committee, Party } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { effectiveTarget, firstTargets } from "../domain/target.js";
import { workingDaysOf } from "../domain/working-days.js";
import { checkNotSlipped } from "./find-to-change.js";
import { newMeeting, writeMeeting } from "./new-meeting.js";
import type { App, Reads, Tx } from "./ports.js";
import { type DoubtKey, settleRaisedAnew } from "./raise-anew.js";
import { readText } from "./record-update.js";
import { meetingsBetween, nextMainMeeting } from "./schedule.js";
import { type Owners, settleOwners } from "./settle-owners.js";
import { tellSecretary } from "./tell-secretary.js";
import { auditEntry, deny, type Who } from "./who.js";

export type Raise = {
  text: string;
  owners: string;
  /** As typed; empty means TBC, and the bot offers the next main meeting. */
  target?: string | undefined;
  /** The meeting's number as typed; left out, today's meeting or the last held. */
  meeting?: string | undefined;
  agendaItem?: string | undefined;
  link?: string | undefined;
  /** Which number it is to bear, where minutes on paper gave one; else the next. */
  sequence?: number | undefined;
  /** The doubt about minutes that this settles: they had it under another's number. */
  anew?: DoubtKey | undefined;
};

/** The meeting before this one lies at most so far back. Days. */
const LOOK_BACK_DAYS = 62;

export type Raised = { action: Action; strange: Party[]; doubts: string[]; nextMain: Day | null };

/** The meeting that raises an action today: today's own, else the last one held. */
export const raisingMeeting = async (
  reads: Pick<Reads, "meetings">,
  committeeId: string,
  today: Day,
): Promise<Meeting | null> => {
  const now = (await reads.meetings.onDay(committeeId, today)).find(
    ({ number, status }) => number !== null && status !== "cancelled",
  );
  return now ?? reads.meetings.lastHeld(committeeId, today);
};

/** The meeting that now turns out to be held: today's, else the past one that was to have this number, else one more today. */
const heldNow = async (app: App, tx: Tx, committee: Committee, number: number, today: Day): Promise<Meeting> => {
  const recent = (await meetingsBetween(tx, committee, addDays(today, -LOOK_BACK_DAYS), today)).filter(
    ({ meeting, status }) => meeting.number === null && status !== "cancelled",
  );
  const found = recent.find(({ date }) => date === today) ?? recent.find((one) => one.number === number);
  return found?.meeting ?? newMeeting(app, tx, committee, { kind: null, date: today });
};

type RaisedAt = { number: number; date: Day };

/** The first meeting of a committee without a past is taken at its word; later ones must be known. */
const meetingNamed = async (
  app: App,
  who: Who,
  tx: Tx,
  named: string | undefined,
  today: Day,
): Promise<Result<RaisedAt>> => {
  const { committee } = who.standing;
  const last = await raisingMeeting(tx, committee.id, today);
  if (named === undefined || named.trim() === "") {
    if (last?.number != null) return ok({ number: last.number, date: last.date });
    return refuse(
      "I know of no meeting yet, so I cannot number this action.",
      "Say which meeting raised it: meeting 64.",
      "meeting",
    );
  }
  const number = Number(
    new RegExp(`^\\s*(?:${committee.code}\\s*|meeting\\s*)?(\\d{1,5})\\s*$`, "iu").exec(named)?.[1],
  );
  if (!Number.isInteger(number) || number < 1) {
    return refuse(`“${named.trim().slice(0, 40)}” is not the number of a meeting.`, "Write meeting 64.", "meeting");
  }
  const known = await tx.meetings.byNumber(committee.id, number);
  if (known && known.status !== "cancelled" && known.date <= today) return ok({ number, date: known.date });
  if (known) {
    return refuse(
      `${committee.code} ${number} has not been held.`,
      `Use ${last?.number ?? "a meeting that was held"}, or wait for its day.`,
      "meeting",
    );
  }
  if (last && number !== (last.number ?? 0) + 1) {
    return refuse(
      `I know of no meeting ${committee.code} ${number}; the last one held is ${last.number}.`,
      "Check the number.",
      "meeting",
    );
  }
  const same = await checkNotSlipped(tx, committee, today, String(number));
  if (!same.ok)
    return refuse(same.problem.what, "To raise it there, type meeting raise and the day of its meeting.", "meeting");
  const planned = await heldNow(app, tx, committee, number, today);
  const { date } = planned;
  await writeMeeting(tx, { ...planned, number, status: "held" });
  await tx.audit(
    auditEntry(app, who, {
      actionId: null,
      subject: `meeting ${committee.code} ${number}`,
      did: "meeting",
      after: { number, date, status: "held" },
      meeting: number,
    }),
  );
  return ok({ number, date });
};

const readItem = (item: string | undefined): Result<string | null> => {
  const kept = item?.trim() ?? "";
  if (kept === "") return ok(null);
  if (/^\d{1,3}(\.\d{1,3}){0,3}\.?$/u.test(kept)) return ok(kept.replace(/\.$/u, ""));
  return refuse(
    `“${kept.slice(0, 40)}” is not the number of an agenda item.`,
    "Write it as 3 or 3.2, or leave it out.",
    "agendaItem",
  );
};

/** An item that the meeting's agenda, where we have it, does not hold. */
const doubtsAboutItem = async (
  tx: Tx,
  { id, code }: Committee,
  number: number,
  item: string | null,
): Promise<string[]> => {
  const meeting = item === null ? null : await tx.meetings.byNumber(id, number);
  if (!meeting) return [];
  const { agenda } = await tx.meetings.contents(meeting.id);
  return agenda.length === 0 || agenda.some((known) => known.number === item)
    ? []
    : [`${code} ${number} has no agenda item ${item}.`];
};

const insertAction = async (app: App, who: Who, tx: Tx, action: Action, owners: Owners): Promise<void> => {
  await tx.actions.insert(action);
  const target = effectiveTarget(action.targets);
  const entry = auditEntry(app, who, {
    actionId: action.id,
    subject: printReference(action.reference),
    did: "raised",
    after: { text: action.text, owners: owners.parties.map(({ name }) => name), target, link: action.link },
    meeting: action.reference.meeting,
  });
  await tx.audit(entry);
  await tx.actions.addMove(
    {
      id: app.newId(),
      actionId: action.id,
      from: null,
      to: target,
      reason: null,
      by: who.standing.name,
      at: entry.at,
      source: who.source,
      meeting: action.reference.meeting,
    },
    entry.id,
  );
  for (const party of owners.strange) {
    await tellSecretary(app, tx, action.committeeId, `unknown owner|${party.id}`, {
      kind: "unknown owner",
      reference: action.reference,
      partyId: party.id,
    });
  }
};

/** Raises an action at today's meeting, else at the last one held, under the next free number. */
export const raiseAction = async (app: App, who: Who, input: Raise): Promise<Result<Raised>> => {
  if (!may(who.standing, "keep")) return deny(who.standing, "keep", "raise an action");
  return app.store.change(who.event, (tx) => raiseWithin(app, who, tx, input));
};

/** The same within a change, of whoever may. */
export const raiseWithin = async (app: App, who: Who, tx: Tx, input: Raise): Promise<Result<Raised>> => {
  const { committee } = who.standing;
  const text = readText(input.text, "action", "text");
  if (!text.ok) return text;
  const agendaItem = readItem(input.agendaItem);
  if (!agendaItem.ok) return agendaItem;
  const today = dayAt(app.clock.now(), committee.zone);
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const meeting = await meetingNamed(app, who, tx, input.meeting, today);
  if (!meeting.ok) return meeting;
  const nextMain = await nextMainMeeting(tx, committee, today);
  const target = input.target?.trim() ? readTarget(input.target, today, nextMain) : ok("TBC" as const);
  if (!target.ok) return target;
  const owners = await settleOwners(app, who, tx, input.owners);
  if (!owners.ok) return owners;
  const { number, date } = meeting.value;
  const doubts = [
    ...doubtsAbout(target.value, date, today, isWorkingDay),
    ...(await doubtsAboutItem(tx, committee, number, agendaItem.value)),
  ];
  const sequence = input.sequence ?? (await tx.actions.lastSequence(committee.id, number)) + 1;
  const taken = input.sequence === undefined ? null : await tx.actions.find(committee.id, number, sequence);
  if (taken)
    return refuse(
      `${printReference(taken.reference)} is given already: “${taken.text.slice(0, 80)}”. Nothing was changed.`,
      "Leave the number out, and the next one is given.",
      "as",
    );
  const action: Action = {
    id: app.newId(),
    committeeId: committee.id,
    reference: {
      committee: committee.code,
      meeting: number,
      sequence,
    },
    text: text.value,
    ownerIds: owners.value.parties.map(({ id }) => id),
    dateRaised: date,
    targets: firstTargets(target.value),
    status: "open",
    closedAt: null,
    agendaItem: agendaItem.value,
    link: input.link?.trim() || null,
    version: 1,
  };
  const settled = input.anew ? await settleRaisedAnew(app, tx, committee, input.anew) : ok(null);
  if (!settled.ok) return settled;
  await insertAction(app, who, tx, action, owners.value);
  return ok({
    action,
    strange: owners.value.strange,
    doubts,
    nextMain,
  });
};
