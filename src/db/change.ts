import { setTimeout as pause } from "node:timers/promises";
import type { Clock, Store, Tx } from "../app/ports.js";
import type { AuditEntry } from "../domain/audit.js";
import { type Problem, type Result, refuse } from "../domain/result.js";
import { fromAudit } from "./action-rows.js";
import { actionWrites, readsInTurn } from "./action-writes.js";
import type { Codes } from "./actions.js";
import { calendarReads, calendarWrites } from "./calendars.js";
import type { Db, Dialect, PrismaClient } from "./client.js";
import { isBusy, isLostRace } from "./fault.js";
import { meetingReads, meetingWrites } from "./meetings.js";
import { enqueue } from "./outbox.js";
import { outboxLists } from "./outbox-lists.js";
import { alreadyRecorded, noteDone, receive } from "./receipts.js";
import type { RegisterCache } from "./register.js";
import { registerInChange } from "./register-writes.js";
import { noteChanged, reminderWrites } from "./reminder-writes.js";
import { setupReads, setupWrites } from "./setup.js";

/** What was decided is decided anew on fresh data so many times. */
const MAX_RUNS = 6;
const JITTER_MS = 15;

/** Carries a problem out of the transaction, so that it is rolled back. */
class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

type Ground = { db: PrismaClient; dialect: Dialect; clock: Clock; cache: RegisterCache; codes: Codes };

export const changes =
  (ground: Ground): Store["change"] =>
  async (event, work) => {
    for (let run = 1; ; run++) {
      try {
        return await runOnce(ground, event, work, run > 1);
      } catch (error) {
        if (error instanceof Refused) return { ok: false, problem: error.problem };
        if (!isLostRace(error) && !isBusy(error)) throw error;
        if (run === MAX_RUNS) {
          if (isBusy(error)) throw error;
          return refuse(
            "Somebody else was changing this at the same moment, so nothing was recorded.",
            "Try it again.",
          );
        }
        await pause(Math.random() * JITTER_MS * run);
      }
    }
  };

const runOnce = <T>(
  { db, dialect, clock, cache, codes }: Ground,
  event: string | null,
  work: (tx: Tx) => Promise<Result<T>>,
  again: boolean,
): Promise<Result<T>> =>
  db.$transaction(async (transaction) => {
    if (event !== null && !(await receive(transaction, event, clock.now()))) {
      return alreadyRecorded(transaction, event);
    }
    const done: AuditEntry[] = [];
    const result = await work({
      ...registerInChange(transaction, dialect, cache, { again, now: () => clock.now() }),
      actions: actionsInChange(transaction, dialect, codes),
      meetings: { ...meetingReads(transaction), ...meetingWrites(transaction, () => clock.now()) },
      calendars: { ...calendarReads(transaction), ...calendarWrites(transaction) },
      setup: { ...setupReads(transaction, codes), ...setupWrites(transaction) },
      audit: async (entry) => {
        await transaction.auditEntry.create({ data: fromAudit(entry) });
        await noteChanged(transaction, entry);
        done.push(entry);
      },
      outbox: outboxLists(transaction),
      enqueue: (delivery) => enqueue(transaction, delivery),
      reminders: reminderWrites(transaction, dialect, codes),
    });
    if (!result.ok) throw new Refused(result.problem);
    if (event !== null) await noteDone(transaction, event, done);
    return result;
  });

const actionsInChange = (db: Db, dialect: Dialect, codes: Codes): Tx["actions"] => ({
  ...readsInTurn(db, dialect, codes),
  ...actionWrites(db),
});
