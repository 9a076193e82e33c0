import { DEFAULT_TEMPLATE } from "../domain/agenda/template.js";
import type { Meeting, PlannedItem } from "../domain/meeting.js";
import type { MeetingContents } from "./meeting-store.js";
import type { Reads } from "./ports.js";

/** What an agenda of this kind of meeting starts from. */
export const templateFor = async (
  reads: Pick<Reads, "meetings">,
  committeeId: string,
  kind: Meeting["kind"],
): Promise<PlannedItem[]> => (await reads.meetings.template(committeeId, kind ?? "main")).items ?? DEFAULT_TEMPLATE;

/** A meeting's contents; as long as nobody has changed its agenda, that is the template's as it is now. */
export const readContents = async (
  reads: Pick<Reads, "meetings">,
  meeting: Meeting,
): Promise<{ contents: MeetingContents; own: boolean }> => {
  const contents = await reads.meetings.contents(meeting.id);
  if (contents.agenda.length > 0) return { contents, own: true };
  return {
    contents: { ...contents, agenda: await templateFor(reads, meeting.committeeId, meeting.kind) },
    own: false,
  };
};
