import type { FileData } from "../cards/card.js";
import { csvHeader, csvRows } from "../cards/csv.js";
import { LOG_SHEETS, logRows } from "../cards/log-sheets.js";
import { paperOf } from "../cards/paper.js";
import { addDays, dayAt, printDay, startOfDay } from "../domain/day.js";
import { belongsTo, type Committee, type Register } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may, type Standing } from "../domain/standing.js";
import { breath } from "./breath.js";
import type { App } from "./ports.js";
import { type OnProgress, readLog, readOutstanding } from "./read-log.js";
import { meetingsBetween } from "./schedule.js";
import { deny } from "./who.js";

/** What the log can leave as. */
export const EXPORTS = ["paper", "spreadsheet", "csv", "json"] as const;
export type Export = (typeof EXPORTS)[number];

/** By this a file of JSON is known as a log. */
export const LOG_FORMAT = "opsg-log";

/** A file of the log, and of how many actions it tells. */
export type Exported = { file: FileData; actions: number };

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The paper is for the next meeting within so many days. */
const NEXT_WITHIN = 62;

/** The Actions Outstanding paper. */
const exportPaper = async (app: App, register: Register, committee: Committee, onProgress: OnProgress) => {
  const { store, documents } = app;
  const today = dayAt(app.clock.now(), committee.zone);
  const lastMeeting = await store.meetings.lastHeld(committee.id, today);
  const since = lastMeeting && startOfDay(lastMeeting.date, committee.zone);
  const actions = await readOutstanding(store, register, committee.id, since, onProgress);
  const ahead = await meetingsBetween(store, committee, addDays(today, 1), addDays(today, NEXT_WITHIN));
  const nextMeeting = ahead.find(({ status }) => status !== "cancelled")?.date ?? null;
  const bytes = await documents.paper(paperOf(committee, today, { actions, lastMeeting, nextMeeting }));
  return {
    file: { name: `${committee.code}-actions-outstanding-${today}.docx`, type: DOCX, bytes },
    actions: actions.length,
  };
};

/** The whole log, with every update and every target. */
const exportSpreadsheet = async (app: App, register: Register, committee: Committee, onProgress: OnProgress) => {
  let actions = 0;
  const rows = async function* () {
    for await (const page of readLog(app.store, register, committee.id, onProgress)) {
      actions += page.length;
      yield logRows(page, committee.zone);
    }
  };
  const today = dayAt(app.clock.now(), committee.zone);
  const { code, classification } = committee;
  const title = `${code}: action log, ${printDay(today)}`;
  const bytes = await app.documents.workbook({ title, classification, author: code, sheets: LOG_SHEETS }, rows());
  return { file: { name: `${committee.code}-log-${today}.xlsx`, type: XLSX, bytes }, actions };
};

/** The whole log, a line an action. */
const exportCsv = async (app: App, register: Register, committee: Committee, onProgress: OnProgress) => {
  const encoder = new TextEncoder();
  const [sheet] = LOG_SHEETS;
  const parts = [encoder.encode(csvHeader(sheet))];
  let actions = 0;
  for await (const page of readLog(app.store, register, committee.id, onProgress)) {
    actions += page.length;
    parts.push(encoder.encode(csvRows(logRows(page, committee.zone)[0] ?? [])));
  }
  const today = dayAt(app.clock.now(), committee.zone);
  // Nothing in the file itself could say it without being taken for an action.
  const file = {
    name: `${committee.code}-log-${today}-${committee.classification}.csv`,
    type: "text/csv",
    bytes: joined(parts),
  };
  return { file, actions };
};

/** Everything there is of a committee, as `docs/log.schema.json` describes it: what `import` takes back without loss. */
const exportJson = async (app: App, _register: Register, committee: Committee, onProgress: OnProgress) => {
  const now = app.clock.now();
  const encoder = new TextEncoder();
  const head = JSON.stringify({ format: LOG_FORMAT, version: 1, exportedAt: now.toISOString() });
  const parts = [encoder.encode(head.slice(0, -1))];
  let actions = 0;
  let read = 0;
  let before = "";
  for await (const { table, rows, first } of app.store.copyLog(committee.id)) {
    const lines = rows.map((row) => JSON.stringify(row)).join(",\n");
    const begins = first ? `${before},\n"${table}":[\n` : lines === "" ? "" : ",\n";
    parts.push(encoder.encode(begins + lines));
    before = "\n]";
    if (table === "Action") actions += rows.length;
    read += rows.length;
    onProgress(read);
    await breath();
  }
  parts.push(encoder.encode(`${before}}\n`));
  const name = `${committee.code}-log-${dayAt(now, committee.zone)}.json`;
  return { file: { name, type: "application/json", bytes: joined(parts) }, actions };
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const MAKERS = { paper: exportPaper, spreadsheet: exportSpreadsheet, csv: exportCsv, json: exportJson } as const;

/** The log as a file. Whom the committee knows may take it with them; all that is known of people only the Secretary may. */
export const exportLog = async (
  app: App,
  register: Register,
  standing: Standing,
  wanted: Export,
  onProgress: OnProgress,
): Promise<Result<Exported>> => {
  const deed = wanted === "json" ? "administer" : "see";
  // Whoever the committee does not know may read in its channels, and no further.
  if (!standing.operator && !(standing.person && belongsTo(register, standing.person, standing.committee.id)))
    return refuse(
      `Only people whom ${standing.committee.code} knows may take its log as a file.`,
      "Type /opsg action list to read it here, or ask the Secretary to add you.",
    );
  if (!may(standing, deed)) return deny(standing, deed, "take everything out of the log, people and all");
  return ok(await MAKERS[wanted](app, register, standing.committee, onProgress));
};
