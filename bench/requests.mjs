import { createHmac, randomBytes } from "node:crypto";

export const SECRET = "a-signing-secret-for-the-bench";
/** Who asks; the seed makes them known. */
export const SLACK = { team: "T0BENCH", user: "U0BENCH" };
export const TEAMS = { tenant: "6f1d3a52-0000-4000-8000-000000000001", user: "6f1d3a52-0000-4000-8000-000000000002" };

const run = randomBytes(6).toString("hex");
let serial = 0;

const http = (path, type, body, headers = "") =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );

/** A signed slash command, with a trigger id of its own: the same one twice would be taken for a replay. */
export const slashCommand = (text) => () => {
  const body = new URLSearchParams({
    team_id: SLACK.team,
    team_domain: "bench",
    channel_id: "D0BENCH",
    channel_name: "directmessage",
    user_id: SLACK.user,
    user_name: "bench",
    command: "/opsg",
    text,
    api_app_id: "A0BENCH",
    is_enterprise_install: "false",
    response_url: "http://127.0.0.1:9/respond",
    trigger_id: `${run}.${++serial}`,
  }).toString();
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", SECRET).update(`v0:${seconds}:${body}`).digest("hex");
  const headers = `X-Slack-Request-Timestamp: ${seconds}\r\nX-Slack-Signature: v0=${signature}\r\n`;
  return http("/slack/events", "application/x-www-form-urlencoded", body, headers);
};

/** A message in a personal chat on Teams; the answer goes to the connector at `serviceUrl`. */
export const teamsMessage = (text, serviceUrl) => () => {
  const activity = {
    type: "message",
    id: `${run}-${++serial}`,
    channelId: "msteams",
    serviceUrl,
    from: { id: "29:bench", name: "Bench", aadObjectId: TEAMS.user },
    recipient: { id: "28:bot", name: "opsg" },
    conversation: { id: "a:bench", conversationType: "personal", tenantId: TEAMS.tenant },
    channelData: { tenant: { id: TEAMS.tenant } },
    text,
    textFormat: "plain",
    locale: "en-GB",
  };
  return http("/api/messages", "application/json", JSON.stringify(activity));
};
