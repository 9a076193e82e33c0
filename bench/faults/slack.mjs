import { createServer } from "node:http";
import { pause } from "./random.mjs";

const SILENCE = "no answer";

/** What a Slack that is unwell does with a request; `done`: whether it did what was asked all the same. */
const AILMENTS = [
  {
    name: "429",
    done: false,
    answer: (response) => send(response, 429, { ok: false, error: "ratelimited" }, { "retry-after": "2" }),
  },
  { name: "500", done: false, answer: (response) => send(response, 500, { ok: false, error: "internal_error" }) },
  { name: SILENCE, done: true, answer: () => {} },
  { name: "half an answer", done: true, answer: (response, body) => half(response, body) },
  { name: "a success whose answer is lost", done: true, answer: (response) => response.destroy() },
];

const send = (response, status, body, headers = {}) => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
};

const half = (response, body) => {
  const text = JSON.stringify(body);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), () => response.destroy());
};

const PAGE = 15;
const QUIET_MS = 200;
/** Until what somebody sent before they died is read. */
const ARRIVES_MS = 20;

/**
 * A Slack that keeps every message with its metadata and gives it back by conversations.history.
 * @param oneIn one request in so many is answered wrongly; 0: none
 * @param latency milliseconds, from and to
 * @param silent whether it may give no answer at all, which takes whoever asks ten seconds
 */
export const openSlack = async (random, { oneIn = 0, latency = [0, 0], now, silent = true }) => {
  const settings = { oneIn, latency };
  const ailments = AILMENTS.filter(({ name }) => silent || name !== SILENCE);
  const chats = new Map();
  const all = [];
  const ailing = new Map(AILMENTS.map(({ name }) => [name, 0]));
  const asked = new Map();
  let serial = 0;
  const working = new Set();
  let open = 0;
  let last = 0;

  const methods = {
    "auth.test": () => ({
      ok: true,
      team_id: "T0FAULTS",
      url: "https://faults.slack.com/",
      user_id: "UBOT",
      bot_id: "BBOT",
    }),
    "conversations.open": ({ users }) => ({ ok: true, channel: { id: `D-${users}` } }),
    "chat.postMessage": ({ channel, text, metadata }) => {
      const ts = `${Math.floor(now() / 1_000)}.${String(++serial).padStart(6, "0")}`;
      const chat = chats.get(channel) ?? [];
      chats.set(channel, chat);
      const message = { ts, text, metadata: JSON.parse(metadata ?? "{}") };
      chat.unshift(message);
      all.push({ user: channel.slice(2), text, mark: message.metadata.event_payload?.id });
      return { ok: true, channel, ts };
    },
    "chat.update": ({ channel, ts }) => ({ ok: true, channel, ts }),
    "conversations.history": ({ channel, cursor, limit = PAGE }) => {
      const from = Number(cursor ?? 0);
      const chat = chats.get(channel) ?? [];
      const messages = chat.slice(from, from + Number(limit));
      const next = from + messages.length < chat.length ? String(from + messages.length) : "";
      return { ok: true, messages, has_more: next !== "", response_metadata: { next_cursor: next } };
    },
  };

  const serve = async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const method = request.url.replace("/api/", "");
    asked.set(method, (asked.get(method) ?? 0) + 1);
    // Messages drawn again come in the background, and nobody waits for them.
    if (method !== "chat.update") {
      open++;
      last = performance.now();
      response.once("close", () => open--);
    }
    const ill =
      method !== "auth.test" && settings.oneIn > 0 && random.next() * settings.oneIn < 1
        ? random.pick(ailments)
        : undefined;
    await pause(random.between(...settings.latency));
    const given = Object.fromEntries(new URLSearchParams(text));
    const body = ill && !ill.done ? undefined : (methods[method]?.(given) ?? { ok: false, error: "unknown_method" });
    if (!ill) return send(response, 200, body);
    ailing.set(ill.name, ailing.get(ill.name) + 1);
    ill.answer(response, body);
  };
  const server = createServer((request, response) => {
    // A request that breaks off was never made.
    const work = serve(request, response).catch(() => response.destroy());
    working.add(work);
    work.then(() => working.delete(work));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/api/`,
    settings,
    /** How often a method was called. */
    asked: (method) => asked.get(method) ?? 0,
    /** How many messages were begun to be sent. */
    begun: () => asked.get("chat.postMessage") ?? 0,
    /** Whether nothing is under way, and nothing was asked for a while. */
    isQuiet: () => open === 0 && performance.now() - last > QUIET_MS,
    /** Once all that it has been asked until now is done, also for those who are gone. */
    settled: async () => {
      await pause(ARRIVES_MS);
      await Promise.all(working);
    },
    ailing: () => [...ailing].map(([name, count]) => `${count} × ${name}`).join(", "),
    /** Every message, in the order in which they came: whose chat, what it says, and the delivery it was. */
    messages: () => all,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
