import { dayAt, startOfDay } from "../domain/day.js";
import type { Notice } from "../domain/notices/notice.js";
import { noticeKey } from "../domain/notices/plan.js";
import { type Channel, type Committee, channelAt, type Register } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Scheduled } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { outsidersRead } from "./channel-state.js";
import type { NewDelivery } from "./deliveries.js";
import { noticeRecipients } from "./notice-recipients.js";
import { noticeRefusal } from "./notice-refusal.js";
import type { App, Tx } from "./ports.js";
import { deny, type Who } from "./who.js";

/** What can be sent at somebody's wish. */
export type Announced = "agenda" | "announcement";

/** What is to be posted of which meeting. */
type Announcing = {
  meeting: Scheduled;
  notice: Announced;
  /** Names the preview that was seen. */
  preview: string;
  /** It is to be there once more. */
  again: boolean;
  /** Whether people of other organisations may read along in a channel, as far as is known. */
  shared?: ((channel: Channel) => Promise<boolean>) | undefined;
};

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
  shared: Announcing["shared"],
): Promise<string | null> => {
  if ("personId" in to) return null;
  const channel = channelAt(register, to);
  if (!channel || !(await outsidersRead(channel, async () => (await shared?.(channel)) === true))) return null;
  return `people of other organisations may read along in ${channel.name}; the Secretary may allow that there: channel allow outsiders`;
};

/** Where a notice would go, and why not to the others of the committee's places; refused where it goes nowhere. */
export const placesToPost = async (
  app: App,
  committee: Committee,
  { meeting, notice, shared }: Pick<Announcing, "meeting" | "notice" | "shared">,
): Promise<Result<{ places: ReturnType<typeof noticeRecipients>; refused: string[] }>> => {
  const register = await app.store.register();
  const message = { kind: "notice" as const, ...announcementOf(meeting, notice) };
  const recipients = noticeRecipients(register, committee);
  if (recipients.length === 0)
    return refuse(`No channel is bound to ${committee.code}.`, "Type channel bind in the committee’s channel.");
  const refused: string[] = [];
  const places: typeof recipients = [];
  for (const one of recipients) {
    const why =
      (await noticeRefusal(app, register, { committeeId: committee.id, message, to: one.to })) ??
      (await outsidersIn(register, one.to, shared));
    if (why === null) places.push(one);
    else refused.push(why);
  }
  if (places.length > 0) return ok({ places, refused });
  return refuse(
    `Nothing was posted: ${refused.join("; ")}.`,
    "What may be said in a channel is set there: channel allow Green, or channel allow outsiders.",
  );
};

/** What was posted before: by whom, as shown; null where it came by itself. */
export type PostedBefore = { by: string | null };

/** What of this has gone to its place since the beginning of the day, or is about to: the last of it. */
const postedToday = async (
  { clock }: App,
  { outbox }: Pick<Tx, "outbox">,
  { id: committeeId, zone }: Committee,
  { key }: NewDelivery,
): Promise<PostedBefore | null> => {
  const since = startOfDay(dayAt(clock.now(), zone), zone);
  const [last] = await outbox.list({ committeeId, states: ["waiting", "sent"], under: [key], since, limit: 1 });
  return last ? { by: (last.message.kind === "notice" && last.message.by) || null } : null;
};

/**
 * Sends a notice now, to every channel of the committee and to whoever asked for notices; once, however often the same
 * preview's button is pressed. An agenda so sent takes the place of the one that would come by itself.
 * Where it was posted that day already it is not posted again.
 */
export const announceMeeting = async (
  app: App,
  who: Who,
  { meeting, notice, preview, again, shared }: Announcing,
): Promise<Result<{ sent: number; already: number; before: PostedBefore | null; refused: string[] }>> => {
  if (!may(who.standing, "post")) return deny(who.standing, "post", "post into the committee’s channels");
  const { committee } = who.standing;
  const found = await placesToPost(app, committee, { meeting, notice, shared });
  if (!found.ok) return found;
  const { places, refused } = found.value;
  const deliveries = places.map(
    ({ to, name }): NewDelivery => ({
      id: app.newId(),
      key: noticeKey(committee.code, { meetingId: meeting.id, kind: notice, date: meeting.date }, name),
      committeeId: committee.id,
      to,
      message: { kind: "notice", ...announcementOf(meeting, notice), by: who.standing.name },
      meetingId: meeting.id,
      dueAt: app.clock.now(),
    }),
  );
  // The preview is the event: pressed again, its button finds that it was taken.
  return app.store.change(`form:announced ${preview}`, async (tx) => {
    // Of those who post in the same instant the first does, and the others find it here.
    await tx.reminders.takeTurn(committee.id);
    const before: PostedBefore[] = [];
    for (const delivery of deliveries) {
      if (await tx.enqueue(delivery)) continue;
      // The key is an earlier day's, or today's.
      const there = again ? null : await postedToday(app, tx, committee, delivery);
      if (there) before.push(there);
      else await tx.enqueue({ ...delivery, key: `${delivery.key}|${preview}` });
    }
    const already = before.length;
    return ok({ sent: deliveries.length - already, already, before: before[0] ?? null, refused });
  });
};
