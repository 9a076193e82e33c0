import type { DueAction } from "../app/deliveries.js";
import { type ActionRow, toAction } from "./action-rows.js";
import type { Db } from "./client.js";
import { readRecord } from "./json.js";

/** Actions with what their reminders depend on. `code` is their committee's. */
export const withReminders = async (db: Db, rows: readonly ActionRow[], code: string): Promise<DueAction[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [audit, delivered, snoozes] = await Promise.all([
    db.auditEntry.findMany({
      where: { actionId: { in: ids } },
      orderBy: { row: "asc" },
      select: { actionId: true, did: true, at: true, after: true },
    }),
    db.delivery.findMany({
      where: { actionId: { in: ids } },
      orderBy: { dueAt: "asc" },
      select: { actionId: true, partyId: true, key: true, dueAt: true, answeredAt: true },
    }),
    db.snooze.findMany({ where: { actionId: { in: ids } } }),
  ]);
  const recorded = new Map<string, Date>();
  for (const { actionId, did, at, after: changed } of audit)
    if (actionId !== null && startsAfresh(did, changed)) recorded.set(actionId, at);
  return rows.map(
    (row): DueAction => ({
      action: toAction(row, code),
      recorded: recorded.get(row.id) ?? new Date(0),
      delivered: delivered
        .filter(({ actionId }) => actionId === row.id)
        .map(({ key, partyId, dueAt, answeredAt }) => ({ key, partyId: partyId ?? "", at: dueAt, answeredAt })),
      snoozes: snoozes.filter(({ actionId }) => actionId === row.id),
    }),
  );
};

/** Whether a change sets a target or makes the action open: from then on its stages count. */
const startsAfresh = (did: string, after: string): boolean =>
  did === "raised" ||
  did === "declined" ||
  did === "reopened" ||
  ["target", "targets", "lastTarget", "revisedTarget", "status"].some((field) => field in readRecord(after));
