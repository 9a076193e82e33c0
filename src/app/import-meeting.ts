import { NO_PLAN } from "../domain/agenda/print-item.js";
import { dayAt } from "../domain/day.js";
import type { Attendee, Meeting, PlannedItem } from "../domain/meeting.js";
import { inOrderOf } from "../domain/minutes/order.js";
import type { Written } from "../domain/minutes/report.js";
import { foldName } from "../domain/register.js";
import { auditImport, type Import } from "./import-context.js";
import { asHeldOn, hadOtherwise, unknownMeeting } from "./known-meeting.js";
import type { MeetingContents } from "./meeting-store.js";
import { writeMeeting } from "./new-meeting.js";
import { type PlannedNext, planNext } from "./plan-next.js";
import { readAhead, redrawAhead } from "./redraw-ahead.js";

/** Items as the minutes have them; what was planned of one under the same title stays with it. */
const itemsOf = ({ minutes }: Import, stored: PlannedItem[]): PlannedItem[] => {
  const left = [...stored];
  return minutes.agenda.map((item) => {
    const same = left.findIndex(({ title }) => foldName(title) === foldName(item.title));
    const [known] = same === -1 ? [] : left.splice(same, 1);
    return { ...NO_PLAN, ...known, ...item };
  });
};

const contentsOf = (run: Import, stored: PlannedItem[]): MeetingContents => {
  const { minutes } = run;
  return {
    attendees: [
      ...minutes.attendees.map((one): Attendee => ({ category: null, organisation: null, ...one, apology: false })),
      ...minutes.apologies.map(
        (one): Attendee => ({
          ...one,
          organisation: null,
          role: null,
          alternateFor: null,
          agendaItems: [],
          apology: true,
        }),
      ),
    ],
    agenda: itemsOf(run, stored),
    decisions: inOrderOf(minutes.agenda, minutes.decisions).map(({ agendaItem, verb, text }) => ({
      agendaItem,
      verb,
      text,
    })),
  };
};

/** In the words of a report: what one edition lists and the other does not. */
const LISTS: { [K in keyof MeetingContents]: (one: MeetingContents[K][number]) => string } = {
  attendees: ({ name, apology, alternateFor }) =>
    `${apology ? "apology" : "attendee"} ${name}${alternateFor === null ? "" : `, alternate for ${alternateFor}`}`,
  agenda: ({ number, title }) => `item ${number} ${title}`,
  decisions: ({ agendaItem, verb, text }) => `decision under ${agendaItem ?? "no item"}: ${verb} ${text}`,
};

const compare = (before: MeetingContents, after: MeetingContents): string[] => {
  const listed = ({ attendees, agenda, decisions }: MeetingContents) => [
    ...attendees.map(LISTS.attendees),
    ...agenda.map(LISTS.agenda),
    ...decisions.map(LISTS.decisions),
  ];
  const [old, now] = [new Set(listed(before)), new Set(listed(after))];
  return [
    ...[...now].filter((line) => !old.has(line)).map((line) => `New in these minutes: ${line}`),
    ...[...old].filter((line) => !now.has(line)).map((line) => `No longer in these minutes: ${line}`),
  ];
};

/** As text, in an order of fields that does not depend on where they come from. */
const plainly = ({ attendees, agenda, decisions }: MeetingContents): string =>
  JSON.stringify([
    attendees.map((one) => [LISTS.attendees(one), one.category, one.organisation, one.role, one.agendaItems]),
    agenda.map(LISTS.agenda),
    inOrderOf(agenda, decisions).map(LISTS.decisions),
  ]);

/** Only the fields that differ, before and after. */
const changed = (before: Meeting, after: Meeting): { before: object; after: object } | undefined => {
  const fields = (Object.keys(after) as (keyof Meeting)[]).filter((field) => before[field] !== after[field]);
  const pick = (meeting: Meeting) => Object.fromEntries(fields.map((field) => [field, meeting[field]]));
  return fields.length === 0 ? undefined : { before: pick(before), after: pick(after) };
};

/** Stores the meeting, its attendance, agenda and decisions, and plans the next meetings that the minutes name. */
export const importMeeting = async (
  run: Import,
  known: Meeting | null,
): Promise<PlannedNext & { written: Written }> => {
  const { app, tx, minutes, committee } = run;
  const { committee: code, status: edition, ...said } = minutes.meeting;
  const subject = `meeting ${code} ${said.number}`;
  const stored = known ? await tx.meetings.contents(known.id) : null;
  const contents = contentsOf(run, stored?.agenda ?? []);
  const differences = stored && known?.minutes != null ? compare(stored, contents) : [];
  if (run.edition === "older") return { written: "unchanged", planned: [], differences };
  const found = known ?? (await unknownMeeting(run));
  differences.unshift(...hadOtherwise(found, said.date, committee.foundedOn));
  const today = dayAt(app.clock.now(), committee.zone);
  const ahead = await readAhead(tx, committee, today);
  const was = asHeldOn(found, said.date);
  const meeting: Meeting = {
    ...was,
    ...said,
    kind: said.kind ?? was.kind,
    start: said.start ?? was.start,
    end: said.end ?? was.end,
    place: said.place ?? was.place,
    reference: said.reference ?? was.reference,
    classification: said.classification ?? was.classification,
    minutes: edition ?? was.minutes ?? "draft",
    status: "held",
  };
  const fields = known && changed(known, meeting);
  const newContents = !stored || plainly(stored) !== plainly(contents);
  const next = () => planNext(run, known?.minutes !== meeting.minutes);
  if (known && !fields && !newContents) {
    const planned = await next();
    return { ...planned, written: planned.planned.length > 0 ? "updated" : "unchanged" };
  }
  const lists = {
    attendees: contents.attendees.length,
    items: contents.agenda.length,
    decisions: contents.decisions.length,
  };
  const { id: _id, committeeId: _committeeId, version: _version, ...whole } = meeting;
  await auditImport(run, {
    subject,
    did: "meeting",
    before: { ...fields?.before },
    after: { ...(known ? fields?.after : whole), ...(newContents ? lists : {}) },
  });
  if (!known || fields) await writeMeeting(tx, meeting);
  if (newContents) await tx.meetings.setContents(meeting.id, contents);
  // One meeting more that was held gives the later ones other numbers.
  await redrawAhead(tx, committee, today, ahead);
  const planned = await next();
  return {
    written: known ? "updated" : "created",
    planned: planned.planned,
    differences: [...differences, ...planned.differences],
  };
};
