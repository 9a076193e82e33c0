import type { Peer } from "../../slack/peer.js";
import type { Connector } from "../../teams/connector.js";
import type { Message } from "./expected.js";
import { CODE } from "./story.js";

/** Everything that is written somewhere below, in order, without what it looks like. */
const written = (json: unknown): string => {
  if (Array.isArray(json)) return json.map(written).join("");
  if (typeof json !== "object" || json === null) return "";
  return Object.entries(json)
    .map(([key, value]) => {
      if (key === "text" && typeof value === "string") return value.replaceAll("*", "");
      if (key === "actions" || key === "accessory") return "";
      return `${written(value)}${typeof value === "object" ? "\n" : ""}`;
    })
    .join("");
};

const DAY = "\\d{1,2} [A-Z][a-z]+ \\d{4}";
const SAYS = new RegExp(
  `${CODE} 30/\\d\\d\\s+(?:is due today|(?:is|was) due on [A-Z][a-z]+ ${DAY}|needs a date before the main meeting on ${DAY})`,
  "gu",
);

const SILENT = new RegExp(`(${CODE} 30/\\d\\d)\\s[^/]*?([A-Z][a-z]+ has left \\d+ overdue reminders unanswered)`, "gu");

/** What a message says of reminders; undefined where it is none. */
export const readReminder = (message: unknown): Pick<Message, "says" | "late"> | undefined => {
  const text = typeof message === "string" ? message : written(message);
  const says = [
    ...[...text.matchAll(SAYS)].map(([found]) => found.replace(/\s+/gu, " ").trim()),
    ...[...text.matchAll(SILENT)].map(([, name, what]) => `${name}: ${what}`),
  ];
  return says.length === 0 ? undefined : { says: says.toSorted(), late: /this (?:reminder )?comes late/iu.test(text) };
};

/** What has come on Slack since the last look: whom a conversation is with, Slack was asked when it was opened. */
export const slackReader = ({ calls }: Peer, nameOf: (user: string) => string) => {
  const names = new Map<string, string>();
  let read = 0;
  return (hour: string): Message[] => {
    const fresh = calls.slice(read);
    read = calls.length;
    return fresh.flatMap(({ method, body, answer }): Message[] => {
      if (method === "conversations.open") names.set((answer.channel as { id: string }).id, nameOf(String(body.users)));
      if (method !== "chat.postMessage" || answer.ok !== true) return [];
      const reminder = readReminder(body.blocks);
      return reminder ? [{ hour, to: names.get(String(body.channel)) ?? "nobody", on: "slack", ...reminder }] : [];
    });
  };
};

/** What has come on Teams since the last look. */
export const teamsReader = ({ received }: Connector, nameOf: (conversation: string) => string) => {
  let read = 0;
  return (hour: string): Message[] => {
    const fresh = received.slice(read);
    read = received.length;
    return fresh.flatMap(({ method, path, body }): Message[] => {
      const conversation = /\/v3\/conversations\/([^/]+)\/activities/u.exec(path)?.[1];
      const reminder = method === "POST" && conversation !== undefined ? readReminder(body.attachments) : undefined;
      return reminder ? [{ hour, to: nameOf(conversation ?? ""), on: "teams", ...reminder }] : [];
    });
  };
};
