import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { download } from "../app/download.js";
import type { SentFile } from "../commands/command.js";
import { MAX_MINUTES_BYTES, tooLarge } from "../domain/minutes/decode.js";
import { refuse } from "../domain/result.js";

/** What is read of a file in a message; of one from another workspace Slack tells its id alone. */
export const fileSchema = z.object({
  id: z.string().optional(),
  name: z.string().nullish(),
  title: z.string().nullish(),
  size: z.number().optional(),
  url_private_download: z.string().optional(),
  permalink: z.string().optional(),
});

type SlackFile = z.infer<typeof fileSchema>;

const infoSchema = z.object({ file: fileSchema });

/** Slack keeps files under slack.com; the token goes nowhere else. In tests, another Slack. */
const isSlack =
  (apiUrl: string | undefined) =>
  (url: URL): boolean =>
    apiUrl === undefined
      ? url.protocol === "https:" && /(^|\.)slack\.com$/u.test(url.hostname)
      : url.origin === new URL(apiUrl).origin;

/** Files of messages, to be fetched with the bot's own token. */
export const openFiles = (deps: { client: WebClient; token: string; apiUrl: string | undefined }) => {
  const { client, token, apiUrl } = deps;

  const addressOf = async ({ id, url_private_download: url }: SlackFile): Promise<string | undefined> => {
    if (url !== undefined || id === undefined) return url;
    const info = infoSchema.safeParse(await client.files.info({ file: id }).catch(() => null));
    return info.success ? info.data.file.url_private_download : undefined;
  };

  return (file: SlackFile): SentFile => ({
    name: file.name ?? file.title ?? "the file",
    link: file.permalink ?? null,
    bytes: async () => {
      if ((file.size ?? 0) > MAX_MINUTES_BYTES) return tooLarge();
      const url = await addressOf(file);
      if (url === undefined) return refuse("Slack does not let me read that file.", "Paste its text instead.");
      return download({
        url,
        headers: { authorization: `Bearer ${token}` },
        isOurs: isSlack(apiUrl),
        maxBytes: MAX_MINUTES_BYTES,
      });
    },
  });
};

export type OpenFile = ReturnType<typeof openFiles>;
