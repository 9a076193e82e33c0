import { nameOfMeeting } from "../domain/clashes.js";
import { maySay } from "../domain/classification.js";
import { type Classification, type Committee, channelAt, type Register } from "../domain/register.js";
import type { Delivery } from "./deliveries.js";
import { classificationOf } from "./draw-notice.js";
import { meetingById } from "./find-meeting.js";
import type { Message } from "./message.js";
import type { App } from "./ports.js";

/** What a notice tells of, with its verb, and how that is classified. */
const matterOf = async (
  app: App,
  committee: Committee,
  message: Extract<Message, { kind: "notice" | "series notice" }>,
): Promise<{ what: string; matter: Classification } | null> => {
  const { code, classification } = committee;
  if (message.kind === "series notice")
    return { what: `when the ${message.series} meetings of ${code} are held is`, matter: classification };
  const meeting = await meetingById(app.store, committee, message.meetingId);
  return meeting && { what: `${nameOfMeeting(code, meeting)} is`, matter: classificationOf(committee, meeting) };
};

/** Why a notice may not be said where it was to go, as a clause; null where it may. */
export const noticeRefusal = async (
  app: App,
  register: Register,
  { committeeId, message, to }: Pick<Delivery, "committeeId" | "message" | "to">,
): Promise<string | null> => {
  if ((message.kind !== "notice" && message.kind !== "series notice") || "personId" in to) return null;
  const committee = register.committees.find(({ id }) => id === committeeId);
  const channel = channelAt(register, to);
  if (!committee || !channel) return null;
  const about = await matterOf(app, committee, message);
  if (about === null) return null;
  const { what, matter } = about;
  return maySay(matter, channel.classification)
    ? null
    : `${what} classified ${matter}, and in ${channel.name} nothing above ${channel.classification} may be said`;
};
