import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import { startOfDay } from "../domain/day.js";
import { firstSeen } from "../domain/minutes/first-seen.js";
import type { MinutesAction } from "../domain/minutes/minutes.js";
import { type Change, reconcile, saidOf } from "../domain/minutes/reconcile.js";
import type { Written } from "../domain/minutes/report.js";
import { whatChanges } from "../domain/minutes/what-changes.js";
import { printReference, type Reference } from "../domain/reference.js";
import { effectiveTarget, type Target } from "../domain/target.js";
import { auditImport, type Import } from "./import-context.js";
import { readKnown } from "./import-known.js";
import type { Owners } from "./import-parties.js";

export const referenceOf = (code: string, printed: string): Reference => {
  const [meeting = 0, sequence = 0] = printed
    .slice(printed.lastIndexOf(" ") + 1)
    .split("/")
    .map(Number);
  return { committee: code, meeting, sequence };
};

const idsOf = (named: string[], { ids }: Owners): string[] => [
  ...new Set(named.map((name) => ids.get(name)).filter((id) => id !== undefined)),
];

/** The day of the meeting that raised it, where the minutes do not say. */
const dayRaised = async ({ tx, committee, minutes }: Import, meeting: number): Promise<Day> =>
  (await tx.meetings.byNumber(committee.id, meeting))?.date ?? minutes.meeting.date;

/** An action the log has not seen: stored with its updates and the targets it has had, under one audit row. */
const insert = async (run: Import, read: MinutesAction, owners: Owners): Promise<void> => {
  const { app, tx, committee, minutes } = run;
  const { number } = minutes.meeting;
  const reference = referenceOf(committee.code, read.reference);
  const { targets, path } = firstSeen(read);
  const action: Action = {
    id: app.newId(),
    committeeId: committee.id,
    reference,
    text: read.text,
    ownerIds: idsOf(read.owners, owners),
    dateRaised: read.dateRaised ?? (await dayRaised(run, reference.meeting)),
    targets,
    status: read.status ?? "open",
    closedAt: read.status === "closed" ? number : null,
    agendaItem: reference.meeting === number ? read.agendaItem : null,
    link: null,
    version: 1,
  };
  await tx.actions.insert(action);
  const { meeting: _, ...said } = saidOf(read, number);
  const subject = printReference(reference);
  const auditId = await auditImport(run, { actionId: action.id, subject, did: "imported", after: said });
  for (const [index, to] of path.entries()) {
    const from = path[index - 1] ?? null;
    const at = index === 0 ? startOfDay(action.dateRaised, committee.zone) : run.at;
    await addMove(run, action, { from, to, at, meeting: index === 0 ? null : number }, auditId);
  }
  for (const text of new Set(said.updates)) await addUpdate(run, action, { text, meeting: number }, auditId);
};

const addMove = (
  { app, tx }: Import,
  action: Action,
  move: { from: Target | null; to: Target; at: Date; meeting: number | null },
  auditId: string,
): Promise<void> =>
  tx.actions.addMove(
    { id: app.newId(), actionId: action.id, reason: null, by: null, source: "minutes", ...move },
    auditId,
  );

/** When a meeting was, for what its minutes tell: the one that is imported, or another that is known. */
const instantOf = async ({ tx, committee, minutes, at }: Import, number: number): Promise<Date> => {
  const held = number === minutes.meeting.number ? null : await tx.meetings.byNumber(committee.id, number);
  return held ? startOfDay(held.date, committee.zone) : at;
};

const addUpdate = async (
  run: Import,
  action: Action,
  { text, meeting }: { text: string; meeting: number },
  auditId: string,
): Promise<void> => {
  const at = await instantOf(run, meeting);
  const told = { text, at, by: null, partyId: null, source: "minutes", meeting } as const;
  await run.tx.actions.addUpdate({ id: run.app.newId(), actionId: action.id, ...told }, auditId);
};

/** Does one change: its audit row, what refers to it, and the action as it is then. Saved by the caller, once. */
const apply = async (run: Import, action: Action, change: Change, owners: Owners): Promise<Action> => {
  const subject = printReference(action.reference);
  const audit = (before: Record<string, unknown>, after: Record<string, unknown>) =>
    auditImport(run, {
      actionId: action.id,
      subject,
      did: change.kind === "retold" ? "retargeted" : change.kind === "carried" ? "corrected" : change.kind,
      before,
      after,
    });
  switch (change.kind) {
    case "updated":
      await addUpdate(run, action, change, await audit({}, { update: change.text }));
      return action;
    case "corrected":
      await audit({ update: change.from }, { update: change.to });
      if (change.to === null) await run.tx.actions.withdrawUpdate({ id: change.updateId, actionId: action.id });
      else await run.tx.actions.correctUpdate({ id: change.updateId, actionId: action.id, text: change.to });
      return action;
    case "carried":
      await audit({ meeting: change.meeting }, { meeting: run.minutes.meeting.number, update: change.text });
      await run.tx.actions.withdrawUpdate({ id: change.updateId, actionId: action.id });
      return action;
    case "retold":
      await retellMoves(run, action, change);
      return { ...action, targets: change.targets };
    case "closed":
      await audit({ status: action.status }, { status: "closed" });
      return { ...action, status: "closed", closedAt: change.at };
    case "reopened":
      await audit({ status: action.status }, { status: change.to });
      return { ...action, status: change.to, closedAt: null };
    case "reworded":
      await audit({ text: action.text }, { text: change.text });
      return { ...action, text: change.text };
    case "reassigned":
      await audit({ owners: action.ownerIds.map((id) => owners.names.get(id) ?? id) }, { owners: change.owners });
      return { ...action, ownerIds: idsOf(change.owners, owners) };
  }
};

/**
 * Moves that minutes tell for the first time, each under an audit row of its own; where others were told wrongly, they are
 * taken back under one row, and all told anew. A move stands behind the one it goes on from, though both are of one day.
 */
const retellMoves = async (run: Import, action: Action, change: Extract<Change, { kind: "retold" }>): Promise<void> => {
  const { tx, committee, minutes } = run;
  const known = await tx.actions.moves(action.id);
  const kept = new Set(change.moves.map(({ id }) => id));
  const wrong = known.filter(({ id }) => !kept.has(id));
  const fresh = change.moves.filter(({ id }) => id === null);
  const audit = (before: Record<string, unknown>, after: Record<string, unknown>) =>
    auditImport(run, {
      actionId: action.id,
      subject: printReference(action.reference),
      did: "retargeted",
      before,
      after,
    });
  const retold =
    wrong.length > 0 || fresh.length === 0
      ? await audit(
          { target: effectiveTarget(action.targets), moves: wrong.map(({ to }) => to) },
          { target: effectiveTarget(change.targets), moves: fresh.map(({ to }) => to) },
        )
      : null;
  await tx.actions.withdrawMoves(wrong.map(({ id }) => id));
  let last = new Date(0);
  for (const told of change.moves) {
    const { from, to, meeting } = told;
    const there = known.find(({ id }) => id === told.id);
    if (there) {
      last = there.at;
      if (there.from !== from) await tx.actions.correctMove({ id: there.id, from });
      continue;
    }
    const held =
      meeting === null || meeting === minutes.meeting.number ? null : await tx.meetings.byNumber(committee.id, meeting);
    const day = startOfDay(meeting === null ? action.dateRaised : (held?.date ?? minutes.meeting.date), committee.zone);
    last = day > last ? day : last;
    const superseded = told === change.moves.at(-1) ? {} : { superseded: true };
    const auditId = retold ?? (await audit({ target: from }, { target: to, ...superseded }));
    await addMove(run, action, { from, to, at: last, meeting }, auditId);
  }
};

/** One action of the minutes: inserted, or reconciled with what the log knows of it. */
export const importAction = async (
  run: Import,
  read: MinutesAction,
  owners: Owners,
): Promise<{ written: Written; closed: boolean; what: string; differences: string[] }> => {
  const { tx, committee, minutes, edition } = run;
  const { meeting, sequence } = referenceOf(committee.code, read.reference);
  const action = await tx.actions.find(committee.id, meeting, sequence);
  if (!action && edition === "older") {
    return {
      written: "unchanged",
      closed: false,
      what: "",
      differences: [`${read.reference} stands only in the draft; it was not added.`],
    };
  }
  if (!action) {
    await insert(run, read, owners);
    return { written: "created", closed: read.status === "closed", what: "", differences: [] };
  }
  const known = await readKnown(run, action, owners.names);
  const { changes, differences, said } = reconcile(known, read, minutes.meeting, edition);
  if (said) {
    const { meeting: _, ...after } = said;
    await auditImport(run, { actionId: action.id, subject: read.reference, did: "imported", after });
  }
  let changed = action;
  for (const change of changes) changed = await apply(run, changed, change, owners);
  if (changed.agendaItem === null && meeting === minutes.meeting.number && edition === "newest")
    changed = { ...changed, agendaItem: read.agendaItem };
  if (JSON.stringify(changed) !== JSON.stringify(action)) await tx.actions.save(changed);
  const closed = changes.some(({ kind }) => kind === "closed");
  const what = whatChanges(action, changed, changes, (id) => owners.names.get(id) ?? id);
  return { written: changes.length > 0 ? "updated" : "unchanged", closed, what, differences };
};
