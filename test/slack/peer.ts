import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";

/** A call that the bot made of Slack's Web API, with what Slack answered. */
export type Call = { method: string; body: Record<string, any>; answer: Record<string, any> };

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown; drop?: boolean };

const read = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
};

const parse = (text: string, type: string | undefined): Record<string, any> => {
  if (text === "") return {};
  if (type?.startsWith("application/json")) return JSON.parse(text);
  const fields = Object.fromEntries(new URLSearchParams(text));
  for (const name of ["view", "blocks", "metadata"]) if (fields[name]) fields[name] = JSON.parse(fields[name]);
  return fields;
};

/**
 * A Slack to talk to: the emulator behind a relay on loopback, which notes every call, takes what is sent to its
 * response_url, and can answer in the emulator's place what that does not simulate.
 */
export const openPeer = async () => {
  const emulator = await createEmulator({
    service: "slack",
    port: 0,
    seed: {
      slack: {
        team: { name: "Sample", domain: "sample" },
        users: [
          { name: "opsg", real_name: "Action log", email: "bot@example.org" },
          { name: "ann", real_name: "Ann Sample", email: "Ann@example.org" },
        ],
        channels: [{ name: "log" }],
        tokens: [{ token: "xoxb-test", user: "opsg", scopes: ["chat:write", "im:write", "users:read", "users:read.email"] }],
      },
    },
  });
  const calls: Call[] = [];
  const responses: Record<string, any>[] = [];
  const instead = new Map<string, (body: Record<string, any>) => Answer | undefined>();

  const server = createServer(async (request, response) => {
    const text = await read(request);
    const path = request.url ?? "/";
    if (path.startsWith("/respond")) {
      responses.push(JSON.parse(text));
      response.writeHead(200).end("ok");
      return;
    }
    const method = path.replace("/api/", "");
    const body = parse(text, request.headers["content-type"]);
    const own = instead.get(method)?.(body);
    if (own?.drop) return void request.socket.destroy();
    if (own) {
      calls.push({ method, body, answer: own.body as Record<string, any> });
      response.writeHead(own.status ?? 200, { "content-type": "application/json", ...own.headers });
      return void response.end(JSON.stringify(own.body ?? {}));
    }
    const answer = await fetch(`${emulator.url}${path}`, {
      method: request.method ?? "POST",
      headers: {
        "content-type": request.headers["content-type"] ?? "application/x-www-form-urlencoded",
        authorization: request.headers.authorization ?? "",
      },
      ...(text === "" ? {} : { body: text }),
    });
    const json = (await answer.json()) as Record<string, any>;
    calls.push({ method, body, answer: json });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(json));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const ask = async (method: string, body: object = {}): Promise<Record<string, any>> => {
    const answer = await fetch(`${emulator.url}/api/${method}`, {
      method: "POST",
      headers: { authorization: "Bearer xoxb-test", "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, any>;
  };
  const { members } = await ask("users.list");
  const { channels } = await ask("conversations.list");
  const idOf = (list: { id: string; name: string }[], name: string): string =>
    list.find((each) => each.name === name)?.id ?? "";

  return {
    apiUrl: `${url}/api/`,
    responseUrl: `${url}/respond/1`,
    team: "T000000001",
    bot: idOf(members, "opsg"),
    ann: idOf(members, "ann"),
    channel: idOf(channels, "log"),
    calls,
    responses,
    instead,
    ask,
    /** The calls of one method, oldest first. */
    called: (method: string): Call[] => calls.filter((call) => call.method === method),
    trigger: async (user: string): Promise<string> => (await ask("views.generateTriggerId", { user_id: user })).trigger_id,
    forget: (): void => {
      calls.length = 0;
      responses.length = 0;
      instead.clear();
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await emulator.close();
    },
  };
};

export type Peer = Awaited<ReturnType<typeof openPeer>>;
