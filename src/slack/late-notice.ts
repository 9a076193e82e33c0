import { type Session, STILL_WORKING } from "./session.js";

/** Under this name the id of the event that is answered late stands in the notice's metadata. */
const LATE_EVENT = "opsg_late";
/** Slack gives apps that are sold outside its directory no more at once. */
const PAGE = 15;

type Where = { channel: string; thread_ts?: string };

/** Says that the answer to an event is late; the message bears the event's id, so that it is found again after a crash. */
export const postNotice = async ({ client }: Session, where: Where, event: string): Promise<string | undefined> => {
  const posted = await client.chat.postMessage({
    ...where,
    text: STILL_WORKING,
    metadata: { event_type: LATE_EVENT, event_payload: { id: event } },
  });
  return posted.ts;
};

/** The notice about an event that was posted before this process began and has not become its answer; undefined where none is found. */
export const findNotice = async (
  { client, log }: Session,
  { channel, thread_ts: thread }: Where,
  event: string,
  since: string | undefined,
): Promise<string | undefined> => {
  const page = { channel, limit: PAGE, include_all_metadata: true, ...(since === undefined ? {} : { oldest: since }) };
  try {
    const read = await (thread === undefined
      ? client.conversations.history(page)
      : client.conversations.replies({ ...page, ts: thread }));
    const found = (read.messages ?? []).find(({ text, metadata }) => {
      const payload = metadata?.event_payload as { id?: unknown } | undefined;
      return metadata?.event_type === LATE_EVENT && payload?.id === event && text === STILL_WORKING;
    });
    return found?.ts;
  } catch (error) {
    log.warn({ err: error }, "it could not be looked up whether a message was called late");
    return undefined;
  }
};
