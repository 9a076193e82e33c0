import type { Source } from "../domain/action.js";
import { dayAt, printDay, startOfDay } from "../domain/day.js";
import type { Minutes, MinutesAction, WarningCode } from "../domain/minutes/minutes.js";
import { readTitledMinutes } from "../domain/minutes/read-minutes.js";
import type { ImportReport } from "../domain/minutes/report.js";
import { printReference } from "../domain/reference.js";
import { partyNames } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { workingDaysOf } from "../domain/working-days.js";
import { importAction, referenceOf } from "./import-actions.js";
import { auditImport, type Import, type Importer } from "./import-context.js";
import { withdrawDraftOnly } from "./import-draft-only.js";
import { importMeeting } from "./import-meeting.js";
import { importParties } from "./import-parties.js";
import { newCommittee } from "./keep-committee.js";
import { knownMeeting, otherOfDay } from "./known-meeting.js";
import type { App, Tx } from "./ports.js";
import type { MinutesDoubt, TwiceNumbered } from "./setup-store.js";

export type ImportRequest = {
  text: string;
  by: Importer;
  source: Source;
  /** Minutes of any other committee are refused. */
  committeeCode?: string;
  dryRun: boolean;
  /** The platform's id of what asked for it; null in the terminal. */
  event: string | null;
  /** Whether a committee that is not known yet may be founded. */
  mayCreateCommittee: boolean;
  /** Leave open what the minutes close: the Secretary closes it by hand. */
  withoutClosures?: boolean;
  /** Take them in also beside a meeting of that day and kind that was held under another number. */
  besides?: boolean;
  /** The id of the preview that is confirmed by this; it is used up in the same transaction. */
  preview?: string;
  /** Told after each action: how many are done, of how many. */
  onProgress?: (done: number, of: number) => void;
};

/** How many open actions are read at once. */
const PAGE = 500;

/**
 * Imports minutes in one transaction; the same file again changes nothing. Trusts its caller that this person may.
 * A dry run does all the same, and takes it back.
 */
export const importMinutes = async (app: App, request: ImportRequest): Promise<Result<ImportReport>> => {
  const wanted = request.committeeCode?.toUpperCase();
  const register = await app.store.register();
  const first = readTitledMinutes(request.text, wanted === undefined ? {} : { committee: wanted });
  if (!first.ok) return first;
  const { code, title } = { code: first.value.minutes.meeting.committee, title: first.value.title };
  const known = register.committees.find((committee) => committee.code === code);
  if (!known && !request.mayCreateCommittee) {
    return refuse(
      `The log knows no committee ${code}.`,
      "The operator can found it, by importing these minutes in the terminal.",
    );
  }
  const isWorkingDay = await workingDaysOf((known ?? newCommittee("", code, title)).holidays);
  const parties = known ? partyNames(register, known.id) : [];
  const read = readTitledMinutes(request.text, { committee: code, parties, isWorkingDay });
  if (!read.ok) return read;
  let tried: ImportReport | undefined;
  const done = await app.store.change(request.event, async (tx) => {
    if (request.preview !== undefined && !(await tx.setup.useUp(request.preview, app.clock.now())))
      return refuse(
        "These minutes were imported already, or put aside; nothing was changed.",
        "Send them again to look.",
      );
    const report = await write(app, tx, request, request.withoutClosures ? withoutClosures(read.value) : read.value);
    if (!report.ok || !request.dryRun) return report;
    tried = report.value;
    return refuse("This was a dry run: nothing is stored.");
  });
  return request.dryRun && tried ? ok(tried) : done;
};

/** The minutes as if they had said nothing of what they close. */
const withoutClosures = ({ minutes, title }: Titled): Titled => ({
  title,
  minutes: {
    ...minutes,
    actions: minutes.actions.map((action) => (action.status === "closed" ? { ...action, status: null } : action)),
  },
});

type Titled = { minutes: Minutes; title: string };

const write = async (
  app: App,
  tx: Tx,
  request: ImportRequest,
  { minutes, title }: Titled,
): Promise<Result<ImportReport>> => {
  const { committee: code, number, date, status } = minutes.meeting;
  const found = (await tx.register()).committees.find((committee) => committee.code === code);
  const committee = found ?? newCommittee(app.newId(), code, title);
  const { by, source } = request;
  const start = { app, tx, committee, by, source, minutes, at: startOfDay(date, committee.zone) };
  if (date > dayAt(app.clock.now(), committee.zone))
    return refuse(
      `These minutes are of ${printDay(date)}, which is still to come; nothing is imported.`,
      "Correct the date in them, or send them once the meeting was held.",
    );
  const known = await knownMeeting(start);
  if (known?.status === "held" && known.date !== date) {
    return refuse(
      `${code} ${number} was held on ${printDay(known.date)}; these minutes give ${printDay(date)}.`,
      "One meeting has one date: correct the number or the date.",
    );
  }
  const besides = known?.status === "held" ? null : await otherOfDay(start);
  if (besides !== null && !request.dryRun && request.besides !== true)
    return refuse(
      `${code} ${besides} was held on ${printDay(date)}; these minutes of that day call it ${code} ${number}.`,
      "Correct the number or the date in them. If there were two meetings, send them to me in chat, and say so there.",
    );
  const run: Import = { ...start, edition: known?.minutes === "final" && status === "draft" ? "older" : "newest" };
  if (!found) await foundCommittee(run);
  const owners = await importParties(run, known);
  const meeting = await importMeeting(run, known);
  const report: ImportReport = {
    ...minutes,
    changes: { created: 0, updated: 0, unchanged: 0 },
    touched: [],
    absent: [],
    planned: meeting.planned,
    differences: meeting.differences,
    meetingRecord: meeting.written,
    besides,
    superseded: run.edition === "older",
    committeeCreated: !found,
    partiesCreated: owners.created,
    dryRun: request.dryRun,
  };
  if (run.edition === "older")
    report.differences.unshift(
      `This is a draft of ${code} ${number}, whose final minutes are known: nothing was changed.`,
    );
  for (const [index, action] of minutes.actions.entries()) {
    const { differences, ...done } = await importAction(run, action, owners);
    report.changes[done.written] += 1;
    if (done.written !== "unchanged") report.touched.push({ reference: action.reference, ...done });
    report.differences.push(...differences);
    request.onProgress?.(index + 1, minutes.actions.length);
  }
  if (run.edition === "newest") await tx.setup.setDoubts(committee.id, number, doubtsOf(minutes));
  report.absent = await absentFrom(run);
  if (known?.minutes === "draft" && status === "final" && !request.withoutClosures)
    await withdrawDraftOnly(run, report);
  return ok(report);
};

/** What looks wrong in minutes and cannot be seen in the log afterwards. */
const LASTING: readonly WarningCode[] = [
  "action-duplicate",
  "no-such-date",
  "date-not-understood",
  "raised-after-meeting",
];

const doubtsOf = ({ warnings, duplicates, meeting }: Minutes): Omit<MinutesDoubt, "meeting" | "position">[] =>
  warnings
    .filter(({ code }) => LASTING.includes(code))
    .map(({ code, message, line }) => {
      const twice = code === "action-duplicate" ? duplicates.find((action) => action.line === line) : undefined;
      return { code, message, action: twice ? twiceNumbered(twice, meeting.committee) : null };
    });

const twiceNumbered = (action: MinutesAction, code: string): TwiceNumbered => ({
  text: action.text,
  owners: action.owners,
  target: action.revisedTarget ?? action.lastTarget,
  agendaItem: action.agendaItem,
  raisedAt: referenceOf(code, action.reference).meeting,
});

const foundCommittee = async (run: Import): Promise<void> => {
  const { code, name } = run.committee;
  await run.tx.people.addCommittee(run.committee);
  await auditImport(run, { subject: `committee ${code}`, did: "committee", after: { code, name }, source: run.source });
};

/** Open actions raised by this meeting or before it that its minutes do not mention. */
const absentFrom = async ({ tx, committee, minutes }: Import): Promise<string[]> => {
  const mentioned = new Set(minutes.actions.map(({ reference }) => reference));
  const absent: string[] = [];
  let last: { meeting: number; sequence: number } | undefined;
  for (;;) {
    const page: Awaited<ReturnType<Tx["actions"]["outstanding"]>> = await tx.actions.outstanding(
      committee.id,
      PAGE,
      last,
    );
    for (const { reference } of page) {
      const printed = printReference(reference);
      if (reference.meeting <= minutes.meeting.number && !mentioned.has(printed)) absent.push(printed);
    }
    last = page.at(-1)?.reference;
    if (page.length < PAGE) return absent;
  }
};
