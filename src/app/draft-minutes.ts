import type { FileData } from "../cards/card.js";
import type { MinutesDocument } from "../domain/minutes/write/document.js";
import { minutesMarkdown } from "../domain/minutes/write/markdown.js";
import { writeMinutes } from "../domain/minutes/write/write-minutes.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { type Recording, readHeld } from "./begin-record.js";
import { minutesSource } from "./minutes-source.js";
import type { Numbered } from "./numbered-meeting.js";
import type { App } from "./ports.js";
import { deny, type Who } from "./who.js";

export type DraftMinutes = {
  meeting: Numbered;
  reference: string;
  markdown: string;
  document: MinutesDocument;
  file: FileData | null;
};

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The skeleton of a held meeting's minutes: its words, and the file that is wanted of it, if any. */
export const draftMinutes = async (
  app: App,
  who: Who,
  which: Recording,
  format: "word" | "markdown" | null,
): Promise<Result<DraftMinutes>> => {
  if (!may(who.standing, "meet")) return deny(who.standing, "meet", "have the draft of a meeting’s minutes");
  const held = await readHeld(app, who, which);
  if (!held.ok) return held;
  const { meeting } = held.value;
  const { committee } = who.standing;
  if (meeting.status !== "held")
    return refuse(
      `Nobody has recorded yet what came of ${committee.code} ${meeting.number}.`,
      `Begin with meeting record ${meeting.number}; the minutes are written from it.`,
      "number",
    );
  const document = writeMinutes(await minutesSource(app, await app.store.register(), committee, meeting));
  const markdown = minutesMarkdown(document);
  const reference = meeting.meeting.reference ?? `${committee.code}_${meeting.number}`;
  const file: FileData | null =
    format === "word"
      ? { name: `${reference}.docx`, type: WORD, bytes: await app.documents.minutes(document) }
      : format === "markdown"
        ? { name: `${reference}.md`, type: "text/markdown", bytes: new TextEncoder().encode(markdown) }
        : null;
  return ok({ meeting, reference, markdown, document, file });
};
