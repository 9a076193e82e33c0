import type { MeetingReads, MeetingWrites } from "../app/meeting-store.js";
import type { PlannedItem, Purpose } from "../domain/meeting.js";
import type { Db } from "./client.js";
import { isDuplicate, LostRace } from "./fault.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { readItems, toJson } from "./json.js";

type ItemRow = Prisma.TypeMap["model"]["AgendaItem"]["payload"]["scalars"];

export const toItem = ({ number, title, presenter, purpose, minutes, paper }: ItemRow): PlannedItem => ({
  number,
  title,
  presenter,
  purpose: purpose as Purpose | null,
  minutes,
  paper,
});

export const fromItem = (meetingId: string, position: number, item: PlannedItem): ItemRow => ({
  meetingId,
  position,
  number: item.number,
  title: item.title,
  presenter: item.presenter,
  purpose: item.purpose,
  minutes: item.minutes,
  paper: item.paper,
});

/** Templates of agendas, and how far the recording of a meeting has come. */
export const planReads = (db: Db): Pick<MeetingReads, "template" | "record" | "unfinished"> => ({
  template: async (committeeId, kind) => {
    const row = await db.agendaTemplate.findUnique({ where: { committeeId_kind: { committeeId, kind } } });
    return row ? { items: readItems(row.items), version: row.version } : { items: null, version: 0 };
  },
  record: (meetingId) => db.meetingRecord.findUnique({ where: { meetingId } }),
  unfinished: async (meetingIds) => {
    if (meetingIds.length === 0) return new Map();
    // Final minutes say all there is to say.
    const meeting = { OR: [{ minutes: null }, { minutes: { not: "final" } }] };
    const where = { meetingId: { in: [...meetingIds] }, finished: null, meeting };
    const rows = await db.meetingRecord.findMany({ where, select: { meetingId: true, begun: true } });
    return new Map(rows.map(({ meetingId: id, begun }) => [id, begun]));
  },
});

const lost = (): never => {
  throw new LostRace("the template was saved by somebody else");
};

export const planWrites = (db: Db): Pick<MeetingWrites, "setTemplate" | "setRecord"> => ({
  setTemplate: async (committeeId, kind, { items, version }) => {
    const data = { items: toJson(items), version: version + 1 };
    if (version === 0) {
      await db.agendaTemplate
        .create({ data: { committeeId, kind, ...data } })
        .catch((error: unknown) => (isDuplicate(error) ? lost() : Promise.reject(error)));
      return;
    }
    const { count } = await db.agendaTemplate.updateMany({ where: { committeeId, kind, version }, data });
    if (count !== 1) lost();
  },
  setRecord: async ({ meetingId, ...data }) => {
    await db.meetingRecord.upsert({ where: { meetingId }, create: { meetingId, ...data }, update: data });
  },
});
