import { randomUUID } from "node:crypto";
import { type Connector, TEAM } from "./connector.js";
import type { TeamsBot } from "./teams-bot.js";

export const TENANT = "11111111-2222-3333-4444-555555555555";
export const BOT = { id: "28:bot", name: "opsg" };
export const ALEX = { id: "29:alex", name: "Alex Example", aadObjectId: "aaaaaaaa-0000-4000-8000-000000000001" };
export const CHANNEL = "19:channel@thread.tacv2";

const place = (kind: "personal" | "channel") =>
  kind === "personal"
    ? {
        conversation: { id: "a:alex", conversationType: "personal", tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
      }
    : {
        conversation: { id: `${CHANNEL};messageid=7`, conversationType: "channel", isGroup: true, tenantId: TENANT },
        channelData: { tenant: { id: TENANT }, team: { id: TEAM }, channel: { id: CHANNEL } },
      };

/** An activity as Teams sends it (ids invented). */
export const activity = (connector: Connector, where: "personal" | "channel", rest: object) => ({
  id: randomUUID(),
  channelId: "msteams",
  serviceUrl: connector.url,
  from: ALEX,
  recipient: BOT,
  timestamp: "2027-02-22T09:00:00.000Z",
  localTimestamp: "2027-02-22T09:00:00.000+00:00",
  locale: "en-GB",
  entities: [{ type: "clientInfo", locale: "en-GB", country: "GB", platform: "Web" }],
  ...place(where),
  ...rest,
});

export const message = (text: string) => ({ type: "message", textFormat: "plain", text });

/** A message in a channel that mentions the bot, as Teams writes it. */
export const mention = (text: string, others: { id: string; name: string }[] = []) => ({
  type: "message",
  textFormat: "plain",
  text: `<at>opsg</at>&nbsp;${text}\n`,
  entities: [
    { type: "mention", mentioned: BOT, text: "<at>opsg</at>" },
    ...others.map((one) => ({ type: "mention", mentioned: one, text: `<at>${one.name}</at>` })),
  ],
});

export const pressOf = (data: unknown, replyToId = "card-1") => ({
  type: "invoke",
  name: "adaptiveCard/action",
  replyToId,
  value: { action: { type: "Action.Execute", verb: "opsg", data }, trigger: "manual" },
});

export type Posted = { status: number; body: Record<string, unknown> | undefined };

export const post = async (bot: TeamsBot, body: unknown, headers: Record<string, string> = {}): Promise<Posted> => {
  const answer = await fetch(bot.url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith("{") ? JSON.parse(text) : undefined };
};

/** Looks again and again until it is so, for two seconds. */
export const until = async (so: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (so()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("It did not come about.");
};
