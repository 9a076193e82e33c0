import { type Activity, MessageFactory, type TurnContext } from "botbuilder";
import { z } from "zod";
import type { Card, FileData } from "../cards/card.js";
import type { Bot } from "./bot.js";
import { activityOf } from "./caller.js";
import { lineMessage } from "./send.js";

/** How long a file waits for whoever asked for it. */
const WAITS_MS = 60 * 60_000;
/** A file of many megabytes takes a while over a slow line. */
const UPLOAD_MS = 60_000;

const CONSENT = "application/vnd.microsoft.teams.card.file.consent";
const INFO = "application/vnd.microsoft.teams.card.file.info";

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Asks whether the file may be put into the person's own OneDrive: the only way in which a bot gives a file on Teams. */
const consentMessage = (file: FileData, token: string): Partial<Activity> =>
  MessageFactory.attachment({
    contentType: CONSENT,
    name: file.name,
    content: {
      description: `${file.name}, ${megabytes(file.bytes.byteLength)}. It waits here for an hour.`,
      sizeInBytes: file.bytes.byteLength,
      acceptContext: { file: token },
      declineContext: {},
    },
  });

/** A card with its file, as Teams lets a bot give it. `consent` is a message of its own, for the person's own chat. */
export type WithFile = { card: Card; consent?: Partial<Activity> };

/** In the person's own chat the file is asked about; elsewhere (and in the Playground) there is a link that dies after an hour. */
export const withFile = async (bot: Bot, card: Card, file: FileData, own: boolean): Promise<WithFile> => {
  const told = (text: Card["parts"][number]): Card => ({ ...card, parts: [...card.parts, text] });
  const token = await bot.files.keep(file, new Date(bot.clock.now().getTime() + WAITS_MS));
  const url = bot.fileUrl(token);
  if (own && bot.asksConsent && !(file.opened && url !== null))
    return {
      card: told({
        kind: "note",
        text: `${file.name} follows: press Allow beneath it, and Teams puts it into your OneDrive.`,
      }),
      consent: consentMessage(file, token),
    };
  if (url !== null)
    return {
      card: told({
        kind: "text",
        text: [
          { link: `Download ${file.name}`, url },
          ` (${megabytes(file.bytes.byteLength)}; the link works for an hour)`,
        ],
      }),
    };
  bot.tellOperator("Files cannot be given in Teams' channels: PUBLIC_URL does not say where they can be fetched.");
  return {
    card: {
      ...told({ kind: "text", text: `${file.name} cannot be given here. Ask me for it in our own chat.` }),
      tone: "warning",
    },
  };
};

const answerSchema = z.looseObject({
  action: z.string(),
  context: z.looseObject({ file: z.string().max(200).optional() }).nullish(),
  uploadInfo: z
    .looseObject({
      contentUrl: z.string().max(4_000),
      name: z.string().max(400),
      uploadUrl: z.string().max(4_000),
      uniqueId: z.string().max(400),
      fileType: z.string().max(40),
    })
    .nullish(),
});

/** Only Microsoft's own stores: the address comes from a client, and nobody shall have us send a file elsewhere. */
const MICROSOFTS =
  /(^|\.)(sharepoint(-df)?\.(com|us|cn|de)|sharepoint-mil\.us|onedrive\.com|1drv\.com|svc\.ms|microsoft\.com)$/iu;

const mayUploadTo = (bot: Bot, url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === "https:" && MICROSOFTS.test(hostname)) || (bot.appId === "" && hostname === "127.0.0.1");
};

const put = async (url: string, { bytes }: FileData): Promise<void> => {
  const sent = await fetch(url, {
    method: "PUT",
    headers: {
      "content-type": "application/octet-stream",
      "content-range": `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}`,
    },
    body: Buffer.from(bytes),
    redirect: "error",
    signal: AbortSignal.timeout(UPLOAD_MS),
  });
  await sent.body?.cancel();
  if (!sent.ok) throw new Error(`OneDrive answered ${sent.status}`);
};

/** What came of a file that was allowed. */
const uploaded = async (bot: Bot, value: z.infer<typeof answerSchema>): Promise<Partial<Activity>> => {
  const { context, uploadInfo } = value;
  const file = await bot.files.open(context?.file ?? "");
  if (!file) return lineMessage("This file's hour is over. Please ask for it again.");
  if (!uploadInfo || !mayUploadTo(bot, uploadInfo.uploadUrl))
    return lineMessage(
      `Teams did not say where to put ${file.name}, so it was not given. Please ask for it again: export.`,
    );
  try {
    await put(uploadInfo.uploadUrl, file);
  } catch (err) {
    bot.log.warn({ err }, "A file could not be put into somebody's OneDrive");
    return lineMessage(`${file.name} could not be put into your OneDrive. Please ask for it again in a minute.`);
  }
  const { contentUrl, name, uniqueId, fileType } = uploadInfo;
  return MessageFactory.attachment({ contentType: INFO, contentUrl, name, content: { uniqueId, fileType } });
};

/** Allow or Decline was pressed on a file. The card's own answer is empty; what came of it follows as a message. */
export const onFileConsent = async (bot: Bot, context: TurnContext): Promise<void> => {
  const activity = activityOf(context);
  const read = answerSchema.safeParse(activity.value);
  await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: {} } });
  if (!read.success) return;
  const { replyToId } = activity;
  // What was answered is not to be pressed again.
  if (replyToId) bot.track(context.deleteActivity(replyToId), "take a file's question away");
  const message =
    read.data.action === "accept"
      ? await uploaded(bot, read.data)
      : lineMessage("All right, I keep the file to myself.");
  await context.sendActivity(message);
};
