import { z } from "zod";
import { ok, type Result, refuse } from "../domain/result.js";
import { readCalendar } from "../domain/working-days.js";
import type { Db, PrismaClient } from "./client.js";
import { isDuplicate } from "./fault.js";
import { toJson } from "./json.js";
import { COPIED_AT_ONCE, copying } from "./log-copy.js";
import { JSON_COLUMNS, type LogTable, logSchema, TABLE_NAMES } from "./log-tables.js";
import { contradictions } from "./log-truth.js";
import { addWords } from "./search-words.js";
import { tellSteps } from "./tell-steps.js";

type Row = Record<string, unknown>;
type Log = Record<LogTable, Row[]>;

/** So many faults of the data are told. */
const TOLD = 3;

/** Which table a column refers to. */
const REFERS: Record<string, LogTable> = {
  committeeId: "Committee",
  partyId: "Party",
  ownerIds: "Party",
  personId: "Person",
  meetingId: "Meeting",
  actionId: "Action",
  auditId: "AuditEntry",
};

/** The first rows that refer to what is not in the same log: to another committee's, say. */
const strayRows = (log: Log): string[] => {
  const ids = Object.fromEntries(TABLE_NAMES.map((table) => [table, new Set(log[table].map(({ id }) => id))]));
  const strays: string[] = [];
  for (const table of TABLE_NAMES)
    for (const [index, row] of log[table].entries())
      for (const [column, value] of Object.entries(row)) {
        const there = ids[REFERS[column] ?? ""];
        const named = Array.isArray(value) ? value : [value];
        if (there && named.some((id) => id !== null && !there.has(id))) strays.push(`${table}.${index}.${column}`);
        if (strays.length === TOLD) return strays;
      }
  return strays;
};

/** The first keys that no log has: left out unseen they would be lost. */
const unknownKeys = (data: object, log: Log): string[] => {
  const raw = data as Log;
  const known = new Set([...TABLE_NAMES, "format", "version", "exportedAt"] as string[]);
  const unknown = Object.keys(raw).filter((key) => !known.has(key));
  for (const table of TABLE_NAMES)
    for (const [index, row] of raw[table].entries())
      for (const column of Object.keys(row)) {
        if (unknown.length >= TOLD) return unknown;
        if (!(column in (log[table][index] ?? {}))) unknown.push(`${table}.${index}.${column}`);
      }
  return unknown.slice(0, TOLD);
};

const HOW = "Import a file that export json made.";

const SHAPES: Record<string, string> = {
  object: "named fields",
  array: "a list",
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

/** What is wrong with the data, said as one reads it in the file. */
const faultIn = ({ path, code, ...issue }: z.core.$ZodIssue): string => {
  const where = path.length === 0 ? "the file" : path.join(".");
  if (/received undefined/u.test(issue.message)) return `${where} is missing`;
  if (code === "custom") return `${where}: ${issue.message}`;
  const wanted = code === "invalid_type" && "expected" in issue ? SHAPES[String(issue.expected)] : undefined;
  return wanted === undefined ? `${where} is not what an export has there` : `${where} is not ${wanted}`;
};

/** Reads data as a log, or says where it is none. */
const readLogData = async (data: unknown): Promise<Result<Log>> => {
  const read = logSchema.safeParse(data);
  if (!read.success) {
    const faults = read.error.issues.slice(0, TOLD).map(faultIn);
    return refuse(`This is not a log that was exported as JSON: ${faults.join("; ")}.`, HOW);
  }
  const log = read.data as unknown as Log;
  const unknown = unknownKeys(data as object, log);
  if (unknown.length > 0)
    return refuse(`This log has what no log of this version has: ${unknown.join(", ")}. Nothing was changed.`, HOW);
  if (log.Committee.length !== 1) return refuse("A log is of one committee; this has none, or several.", HOW);
  const calendar = await readCalendar(String(log.Committee[0]?.holidays));
  if (!calendar.ok) return refuse(`Committee.0.holidays: ${calendar.problem.what} Nothing was changed.`, HOW);
  const strays = strayRows(log);
  if (strays.length > 0)
    return refuse(`Some of this log refers to what is not in it: ${strays.join(", ")}. Nothing was changed.`, HOW);
  const contradicted = contradictions(log, { atMost: TOLD });
  return contradicted.length === 0
    ? ok(log)
    : refuse(
        `This log contradicts itself: ${contradicted.join("; ")}. Nothing was changed.`,
        "Put that right in the file, or import a file that export json made.",
      );
};

/** Whose ids are others here: people whom another committee of this database knows already, by their e-mail address. */
const knownPeople = async (db: Db, people: readonly Row[]): Promise<Map<string, string>> => {
  const known = new Map<string, string>();
  for (const { id, email } of people) {
    if (typeof id !== "string") continue;
    const same = await db.person.findFirst({
      where: typeof email === "string" ? { OR: [{ email }, { id }] } : { id },
      select: { id: true },
    });
    if (same) known.set(id, same.id);
  }
  return known;
};

/** Rows whose like is here already belong to those people: they are not written over. */
const newOf = async (db: Db, table: LogTable, rows: readonly Row[], known: Map<string, string>): Promise<Row[]> => {
  if (table === "Person") return rows.filter(({ id }) => !known.has(String(id)));
  if (table !== "Account") return [...rows];
  const fresh: Row[] = [];
  for (const row of rows) {
    const { platform, tenant, user } = row as { platform: string; tenant: string; user: string };
    if (!(await db.account.findUnique({ where: { platform_tenant_user: { platform, tenant, user } } })))
      fresh.push(row);
  }
  return fresh;
};

/** Columns that hold instants. */
const INSTANTS = new Set(["deadSince", "at", "begun", "finished"]);

const toRow = (table: LogTable, row: Row, known: Map<string, string>): Row => ({
  ...Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (JSON_COLUMNS.has(column)) return [column, toJson(value)];
      if (INSTANTS.has(column) && typeof value === "string") return [column, new Date(value)];
      if (column === "personId" && typeof value === "string") return [column, known.get(value) ?? value];
      return [column, value];
    }),
  ),
  // Nothing is sent from here before somebody says so.
  ...(table === "Committee" ? { paused: true, remindersSince: null } : {}),
});

/** A log of 100,000 actions takes minutes. Milliseconds. */
const LONGEST_MS = 30 * 60_000;

/** Writes a whole log, as data, into a database that knows no committee of its code: all of it, or nothing. */
export const restoreLog = async (
  db: PrismaClient,
  data: unknown,
  onProgress: (line: string) => void = () => {},
): Promise<Result<{ code: string; actions: number }>> => {
  const read = await readLogData(data);
  if (!read.ok) return read;
  const log = read.value;
  const code = String(log.Committee[0]?.code);
  const elsewhere = "A whole log goes where there is none of that committee: set DATABASE_URL to another database.";
  if (await db.committee.findUnique({ where: { code } }))
    return refuse(`${code} is here already; nothing was changed.`, elsewhere);
  try {
    await db.$transaction((transaction) => writeLog(transaction, log, onProgress), { timeout: LONGEST_MS });
  } catch (error) {
    if (isDuplicate(error))
      return refuse(
        "A part of this log is here already, or stands in the file twice; nothing was changed.",
        `${HOW} ${elsewhere}`,
      );
    throw error;
  }
  return ok({ code, actions: log.Action.length });
};

const writeLog = async (db: Db, log: Log, onProgress: (line: string) => void): Promise<void> => {
  await db.registerVersion.updateMany({ where: { id: 1 }, data: { version: { increment: 1 } } });
  const known = await knownPeople(db, log.Person);
  const written = tellSteps("rows written", TABLE_NAMES.flatMap((table) => log[table]).length, onProgress);
  for (const table of TABLE_NAMES) {
    const rows = (await newOf(db, table, log[table], known)).map((row) => toRow(table, row, known));
    for (let from = 0; from < rows.length; from += COPIED_AT_ONCE) {
      const data = rows.slice(from, from + COPIED_AT_ONCE);
      await copying(db, table).createMany({ data });
      written(data.length);
    }
  }
  await findableAgain(db, log, onProgress);
};

/** Actions are found by the words of their texts and updates, which are not taken along. */
const findableAgain = async (db: Db, { Action, Update }: Log, onProgress: (line: string) => void): Promise<void> => {
  const found = tellSteps("actions made findable", Action.length, onProgress);
  const said = new Map<string, string[]>(Action.map(({ id, text }) => [String(id), [String(text)]]));
  for (const { actionId, text } of Update) said.get(String(actionId))?.push(String(text));
  for (const { id, committeeId, meeting, sequence } of Action) {
    const place = {
      id: String(id),
      committeeId: String(committeeId),
      meeting: Number(meeting),
      sequence: Number(sequence),
    };
    await addWords(db, place, (said.get(String(id)) ?? []).join(" "));
    found(1);
  }
};

/** The published shape of the data. */
export const logJsonSchema = (): object => z.toJSONSchema(logSchema, { io: "output" });
