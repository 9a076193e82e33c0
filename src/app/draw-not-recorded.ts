import type { Card } from "../cards/card.js";
import { notRecordedCard, settledRecordCard } from "../cards/record-asked.js";
import type { Committee } from "../domain/register.js";
import { meetingById } from "./find-meeting.js";
import type { Message } from "./message.js";
import { isNumbered } from "./numbered-meeting.js";
import type { App } from "./ports.js";

/**
 * The question what came of a meeting.
 * @param waiting it was not sent yet: null where it was recorded, cancelled or moved meanwhile. One that lies in a chat is
 * always drawn.
 */
export const drawNotRecorded = async (
  app: App,
  committee: Committee,
  { meetingId, date }: Extract<Message, { kind: "not recorded" }>,
  { waiting }: { waiting: boolean },
): Promise<Card | null> => {
  const meeting = await meetingById(app.store, committee, meetingId);
  if (!meeting) return null;
  if (isNumbered(meeting) && meeting.date === date) return notRecordedCard(committee, meeting);
  return waiting ? null : settledRecordCard(committee, meeting, date);
};
