import { dayAt, startOfDay } from "../domain/day.js";
import type { Notice } from "../domain/notices/notice.js";
import { noticeKey } from "../domain/notices/plan.js";
import { type Channel, type Committee, channelAt, type Register } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import type { NewDelivery } from "./deliveries.js";
import { noticeRecipients } from "./notice-recipients.js";
import { noticeRefusal } from "./notice-refusal.js";
import type { App } from "./ports.js";
import { deny, type Who } from "./who.js";

/** What can be sent at somebody's wish. */
export type Announced = "agenda" | "announcement";

/** The notice that would go. */
export const announcementOf = (meeting: Scheduled, notice: Announced): Notice => ({
  notice,
  meetingId: meeting.id,
  date: meeting.date,
  late: false,
  change: null,
});

/** Why nothing goes into a channel that outsiders read, as a clause; null where that is allowed, or not known. */
const outsidersIn = async (
  register: Register,
  to: NewDelivery["to"],
  shared: ((channel: Channel) => Promise<boolean>) | undefined,
): Promise<string | null> => {
  if ("personId" in to) return null;
  const channel = channelAt(register, to);
  if (!channel || channel.outsiders || !(await shared?.(channel))) return null;
  return `people of other organisations may read along in ${channel.name}; the Secretary may allow that there: channel allow outsiders`;
};

/** Read of what was queued on a day. */
const MOST_READ = 500;

/** The places that have a notice since the beginning of this day, or are about to, by the keys of it. */
const keysOfToday = async (app: App, { id, zone }: Committee): Promise<string[]> => {
  const since = startOfDay(dayAt(app.clock.now(), zone), zone);
  const states = ["waiting", "sent"] as const;
  const listed = await app.store.outbox.list({ committeeId: id, states, since, limit: MOST_READ });
  return listed.map(({ key }) => key);
};

/**
 * Sends a notice now, to every channel of the committee and to whoever asked for notices; once, however often the same
 * preview's button is pressed. An agenda so sent takes the place of the one that would come by itself.
 * Where it was posted that day already it is not posted again.
 * @param preview names the preview that was seen
 * @param shared whether people of other organisations may read along in a channel, as far as is known
 * @param again it is to be there once more
 */
export const announceMeeting = async (
  app: App,
  who: Who,
  {
    meeting,
    notice,
    preview,
    again,
    shared,
  }: {
    meeting: Scheduled;
    notice: Announced;
    preview: string;
    again: boolean;
    shared?: ((channel: Channel) => Promise<boolean>) | undefined;
  },
): Promise<Result<{ sent: number; already: number; refused: string[] }>> => {
  if (!may(who.standing, "post")) return deny(who.standing, "post", "post into the committee’s channels");
  const { committee } = who.standing;
  const register = await app.store.register();
  const message = { kind: "notice" as const, ...announcementOf(meeting, notice) };
  const recipients = noticeRecipients(register, committee);
  if (recipients.length === 0)
    return refuse(`No channel is bound to ${committee.code}.`, "Type channel bind in the committee’s channel.");
  const refused: string[] = [];
  const deliveries: NewDelivery[] = [];
  for (const { to, name } of recipients) {
    const why =
      (await noticeRefusal(app, register, { committeeId: committee.id, message, to })) ??
      (await outsidersIn(register, to, shared));
    if (why !== null) {
      refused.push(why);
      continue;
    }
    const about = { meetingId: meeting.id, kind: notice, date: meeting.date };
    deliveries.push({
      id: app.newId(),
      key: noticeKey(committee.code, about, name),
      committeeId: committee.id,
      to,
      message,
      meetingId: meeting.id,
      dueAt: app.clock.now(),
    });
  }
  if (deliveries.length === 0)
    return refuse(
      `Nothing was posted: ${refused.join("; ")}.`,
      "What may be said in a channel is set there: channel allow Green, or channel allow outsiders.",
    );
  const today = again ? [] : await keysOfToday(app, committee);
  const fresh = deliveries.filter(({ key }) => !today.some((one) => one === key || one.startsWith(`${key}|`)));
  // The preview is the event: pressed again, its button finds that it was taken.
  return app.store.change(`form:announced ${preview}`, async (tx) => {
    for (const delivery of fresh)
      if (!(await tx.enqueue(delivery))) await tx.enqueue({ ...delivery, key: `${delivery.key}|${preview}` });
    return ok({ sent: fresh.length, already: deliveries.length - fresh.length, refused });
  });
};
