import type { WebClient } from "@slack/web-api";
import type { FileData } from "../cards/card.js";

/** A file of many megabytes takes a while over a slow line. Milliseconds. */
const UPLOAD_MS = 60_000;

/**
 * Uploads a file; without a channel it is the bot's own, to be shown in its messages.
 * @returns the file's id
 * @throws what Slack answers
 */
export const upload = async (
  client: WebClient,
  { name, bytes }: FileData,
  { alt, channel, thread }: { alt?: string; channel?: string; thread?: string } = {},
): Promise<string> => {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.byteLength,
    // Slack takes no more of it.
    ...(alt === undefined ? {} : { alt_text: alt.slice(0, 1_000) }),
  });
  if (!url || !id) throw new Error("Slack gave no address to upload to");
  const sent = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: Buffer.from(bytes),
    signal: AbortSignal.timeout(UPLOAD_MS),
  });
  await sent.body?.cancel();
  if (!sent.ok) throw new Error(`Slack's upload address answered ${sent.status}`);
  const shared =
    channel === undefined ? {} : { channel_id: channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
  await client.files.completeUploadExternal({ files: [{ id, title: name }], ...shared });
  return id;
};
