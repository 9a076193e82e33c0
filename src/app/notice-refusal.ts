import { nameOfMeeting } from "../domain/clashes.js";
import { maySay } from "../domain/classification.js";
import type { Register } from "../domain/register.js";
import type { Delivery } from "./deliveries.js";
import { classificationOf } from "./draw-notice.js";
import { meetingById } from "./find-meeting.js";
import type { App } from "./ports.js";

/** Why a notice may not be said where it was to go, as a clause; null where it may. */
export const noticeRefusal = async (
  app: App,
  register: Register,
  { committeeId, message, to }: Pick<Delivery, "committeeId" | "message" | "to">,
): Promise<string | null> => {
  if (message.kind !== "notice" || "personId" in to) return null;
  const committee = register.committees.find(({ id }) => id === committeeId);
  const meeting = committee && (await meetingById(app.store, committee, message.meetingId));
  const channel = register.channels.find(
    (one) => one.platform === to.platform && one.tenant === to.tenant && one.channel === to.channel,
  );
  if (!committee || !meeting || !channel) return null;
  const matter = classificationOf(committee, meeting);
  return maySay(matter, channel.classification)
    ? null
    : `${nameOfMeeting(committee.code, meeting)} is classified ${matter}, and in ${channel.name} nothing above ${channel.classification} may be said`;
};
