import { z } from "zod";
import { download } from "../app/download.js";
import type { SentFile } from "../commands/command.js";
import { MAX_MINUTES_BYTES } from "../domain/minutes/decode.js";
import type { TeamsActivity } from "./activity.js";

/** A file in a personal chat with the bot: Teams puts it on the sender's OneDrive, and gives an address that is good for minutes. */
const fileSchema = z.looseObject({
  contentType: z.literal("application/vnd.microsoft.teams.file.download.info"),
  name: z.string().min(1).max(500),
  contentUrl: z.string().max(3_000).nullish(),
  content: z.looseObject({ downloadUrl: z.url({ protocol: /^https?$/u }).max(5_000) }),
});

/** Where Microsoft keeps people's files, its clouds for governments and China included. */
const MICROSOFT = /(^|\.)(sharepoint\.(com|us|cn)|sharepoint-mil\.us|sharepoint\.de|1drv\.com|svc\.ms)$/u;

/**
 * The files of a message. Their address bears its own permission, so nothing of ours is sent along.
 * @param anybody whether nobody is authenticated, as in the sandbox: files may then lie on this machine, and nowhere else
 */
export const filesIn = (activity: Pick<TeamsActivity, "attachments">, anybody: boolean): SentFile[] =>
  (activity.attachments ?? []).flatMap((attachment): SentFile[] => {
    const read = fileSchema.safeParse(attachment);
    if (!read.success) return [];
    const { name, contentUrl, content } = read.data;
    const isOurs = ({ protocol, hostname }: URL): boolean =>
      anybody ? hostname === "127.0.0.1" : protocol === "https:" && MICROSOFT.test(hostname);
    return [
      {
        name,
        link: contentUrl ?? null,
        bytes: () => download({ url: content.downloadUrl, isOurs, maxBytes: MAX_MINUTES_BYTES }),
      },
    ];
  });
