import type { Action, Source, TargetMove, Update } from "../domain/action.js";
import type { AuditEntry } from "../domain/audit.js";
import { isOutstanding, type Status } from "../domain/status.js";
import { effectiveTarget, type Target } from "../domain/target.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { readRecord, readStrings, toJson } from "./json.js";
import { sql } from "./raw.js";

type Row<Model extends keyof Prisma.TypeMap["model"]> = Prisma.TypeMap["model"][Model]["payload"]["scalars"];

/** An action's row as it is read: `outstanding` and `target` are only for choosing. */
export type ActionRow = Omit<Row<"Action">, "outstanding" | "target" | "remindAt" | "plannedAt">;

/** `ownerIds` spares a second query for the owners. */
export const ACTION_COLUMNS = sql`"id", "committeeId", "meeting", "sequence", "text", "ownerIds", "dateRaised",
  "lastTarget", "revisedTarget", "moves", "status", "closedAt", "agendaItem", "link", "version"`;

/** @param committee the committee's code, which stands in the reference */
export const toAction = (row: ActionRow, committee: string): Action => ({
  id: row.id,
  committeeId: row.committeeId,
  reference: { committee, meeting: row.meeting, sequence: row.sequence },
  text: row.text,
  ownerIds: readStrings(row.ownerIds),
  dateRaised: row.dateRaised,
  targets: { last: row.lastTarget, revised: row.revisedTarget, moves: row.moves },
  status: row.status as Status,
  closedAt: row.closedAt,
  agendaItem: row.agendaItem,
  link: row.link,
  version: row.version,
});

/** What lists are sorted and chosen by, on the action and on its owners alike. */
const listed = (action: Action) => {
  const target = effectiveTarget(action.targets);
  return {
    meeting: action.reference.meeting,
    sequence: action.reference.sequence,
    outstanding: isOutstanding(action.status),
    target: target === "TBC" ? null : target,
  };
};

export const fromAction = (action: Action): Omit<Row<"Action">, "remindAt" | "plannedAt"> => ({
  id: action.id,
  committeeId: action.committeeId,
  text: action.text,
  ownerIds: toJson(action.ownerIds),
  dateRaised: action.dateRaised,
  lastTarget: action.targets.last,
  revisedTarget: action.targets.revised,
  moves: action.targets.moves,
  status: action.status,
  closedAt: action.closedAt,
  agendaItem: action.agendaItem,
  link: action.link,
  version: action.version,
  ...listed(action),
});

export const fromOwners = (action: Action): Row<"Owner">[] =>
  action.ownerIds.map((partyId, position) => ({ actionId: action.id, partyId, position, ...listed(action) }));

export const toUpdate = (row: Row<"Update">): Update => ({
  id: row.id,
  actionId: row.actionId,
  text: row.text,
  at: row.at,
  by: row.by,
  partyId: row.partyId,
  source: row.source as Source,
  meeting: row.meeting,
});

export const toMove = (row: Row<"TargetMove">): TargetMove => ({
  id: row.id,
  actionId: row.actionId,
  from: row.from as Target | null,
  to: row.to,
  reason: row.reason,
  by: row.by,
  at: row.at,
  source: row.source as Source,
  meeting: row.meeting,
});

export const toAudit = ({ row: _order, message, ...entry }: Row<"AuditEntry">): AuditEntry => ({
  ...entry,
  ...(message === null ? {} : { message }),
  did: entry.did as AuditEntry["did"],
  source: entry.source as Source,
  before: readRecord(entry.before),
  after: readRecord(entry.after),
});

export const fromAudit = (entry: AuditEntry): Omit<Row<"AuditEntry">, "row"> => ({
  id: entry.id,
  committeeId: entry.committeeId,
  actionId: entry.actionId,
  subject: entry.subject,
  did: entry.did,
  at: entry.at,
  by: entry.by,
  personId: entry.personId,
  source: entry.source,
  before: toJson(entry.before),
  after: toJson(entry.after),
  reason: entry.reason,
  meeting: entry.meeting,
  message: entry.message ?? null,
});
