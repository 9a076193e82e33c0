import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { correctSlip } from "../../src/app/correct-target.js";
import { importMinutes } from "../../src/app/import-minutes.js";
import type { App } from "../../src/app/ports.js";
import { raiseAction } from "../../src/app/raise-action.js";
import { recordUpdate } from "../../src/app/record-update.js";
import { reviseTarget } from "../../src/app/revise-target.js";
import { takeBack } from "../../src/app/take-back.js";
import { stepAction } from "../../src/app/take-step.js";
import { openStore } from "../../src/db/open.js";
import { charts } from "../../src/documents/charts.js";
import { documentsApart } from "../../src/documents/write-apart.js";
import type { Action } from "../../src/domain/action.js";
import type { ImportReport } from "../../src/domain/minutes/report.js";

/** Everything in the log that can change, to be compared. */
export const everythingIn = async ({ store }: App) => {
  const id = (await store.register()).committees[0]?.id ?? "";
  const { actions } = await store.actions.page({ committeeId: id, filter: { show: "all" }, limit: 500 });
  return {
    register: await store.register(),
    actions: await Promise.all(
      actions.map(async (one) => ({
        ...one,
        updates: await store.actions.updates(one.id, 500),
        moves: await store.actions.moves(one.id),
        history: await store.actions.history(one.id, 500),
      })),
    ),
    held: await Promise.all(
      (await store.meetings.held(id, "9999-12-31", 100)).map(async (meeting) => ({
        ...meeting,
        contents: await store.meetings.contents(meeting.id),
      })),
    ),
    planned: await store.meetings.planned(id, "0001-01-01", 100),
  };
};

/** An empty log in a folder of its own, at a fixed time, into which minutes are imported. */
export const emptyLog = async (now = new Date("2026-11-23T09:00:00Z")) => {
  const folder = mkdtempSync(join(tmpdir(), "opsg-import-"));
  const clock = { now: () => now };
  const store = await openStore(`file:${join(folder, "log.db")}`, { clock });
  let ids = 0;
  const app: App = {
    store,
    clock,
    newId: () => `id-${String(++ids).padStart(6, "0")}`,
    documents: documentsApart,
    charts,
    address: () => null,
  };
  type Options = Partial<Parameters<typeof importMinutes>[1]>;

  const attempt = (text: string, options: Options = {}) =>
    importMinutes(app, {
      text,
      by: { name: "Primrose Quill", personId: null },
      source: "terminal",
      dryRun: false,
      event: null,
      mayCreateCommittee: true,
      ...options,
    });

  const committeeId = async (): Promise<string> => (await store.register()).committees[0]?.id ?? "";
  const action = async (meeting: number, sequence: number): Promise<Action> => {
    const found = await store.actions.find(await committeeId(), meeting, sequence);
    if (!found) throw new Error(`There is no ${meeting}/${sequence}.`);
    return found;
  };

  return {
    app,
    store,
    attempt,
    committeeId,
    action,
    take: async (text: string, options: Options = {}): Promise<ImportReport> => {
      const result = await attempt(text, options);
      if (!result.ok) throw new Error(`${result.problem.what} ${result.problem.instead ?? ""}`);
      return result.value;
    },
    refusal: async (text: string, options: Options = {}): Promise<string> => {
      const result = await attempt(text, options);
      return result.ok ? "It was imported." : result.problem.what;
    },
    updates: async (meeting: number, sequence: number) =>
      (await store.actions.updates((await action(meeting, sequence)).id, 50)).reverse(),
    moves: async (meeting: number, sequence: number) => store.actions.moves((await action(meeting, sequence)).id),
    history: async (meeting: number, sequence: number) =>
      store.actions.history((await action(meeting, sequence)).id, 100),
    everything: () => everythingIn(app),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type ImportedLog = Awaited<ReturnType<typeof emptyLog>>;

/** Somebody speaks in chat, with every right, at noon of a day. */
export const chatIn = async (log: ImportedLog, now: string) => {
  const [committee] = (await log.store.register()).committees;
  if (!committee) throw new Error("There is no committee.");
  const app = { ...log.app, clock: { now: () => new Date(`${now}T12:00:00Z`) } };
  const standing = { committee, person: null, operator: true, role: null, partyIds: [], name: "Rosalind Halyard" };
  const who = { standing, source: "slack" as const, event: null };
  return {
    raise: (text: string, target: string, meeting: string) =>
      raiseAction(app, who, { text, owners: "Rope Board", target, meeting }),
    say: (reference: string, text: string) => recordUpdate(app, who, { reference, text }),
    move: (reference: string, target: string) => reviseTarget(app, who, { reference, target }),
    correct: (reference: string, day: string) => correctSlip(app, who, { reference, day }),
    undo: (reference: string) => takeBack(app, who, { reference }),
    step: (step: Parameters<typeof stepAction>[2], reference: string, more = {}) =>
      stepAction(app, who, step, { reference, ...more }),
  };
};
