import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";

export type Json = Record<string, unknown>;

/** A call that the bot made of Slack's Web API, with what Slack answered. */
export type Call = { method: string; body: Json; answer: Json };

type Answer = { status?: number; headers?: Record<string, string>; body?: Json; drop?: boolean };

const read = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
};

/** On a machine that stands still, the emulator may have closed the connection that is taken up again. */
const fetchAgain: typeof fetch = async (...asked) => fetch(...asked).catch(() => fetch(...asked));

const parse = (text: string, type: string | undefined): Json => {
  if (text === "") return {};
  if (type?.startsWith("application/json")) return JSON.parse(text);
  const fields = Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      ["view", "blocks", "metadata"].includes(name) ? JSON.parse(value) : value,
    ]),
  );
};

/**
 * A Slack to talk to: the emulator behind a relay on loopback, which notes every call, takes what is sent to its
 * response_url, and can answer in the emulator's place what that does not simulate.
 * @param people who is in the workspace beside the bot and Ann
 */
export const openPeer = async (people: readonly string[] = []) => {
  const emulator = await createEmulator({
    service: "slack",
    port: 0,
    seed: {
      slack: {
        team: { name: "Sample", domain: "sample" },
        users: [
          { name: "opsg", real_name: "Action log", email: "bot@example.org" },
          { name: "ann", real_name: "Ann Sample", email: "Ann@example.org" },
          ...people.map((name) => ({ name, real_name: name, email: `${name}@example.org` })),
        ],
        channels: [{ name: "log" }],
        tokens: [
          {
            token: "xoxb-test",
            user: "opsg",
            scopes: ["chat:write", "im:write", "users:read", "users:read.email", "files:read", "files:write"],
          },
        ],
      },
    },
  });
  const calls: Call[] = [];
  const responses: Json[] = [];
  let test = 1;
  const instead = new Map<string, (body: Json) => Answer | undefined>();

  const server = createServer(async (request, response) => {
    const text = await read(request);
    const path = request.url ?? "/";
    if (path.startsWith("/respond")) {
      // What an earlier test left to be said comes to an earlier address.
      if (path === `/respond/${test}`) responses.push(JSON.parse(text));
      response.writeHead(200).end("ok");
      return;
    }
    if (path.startsWith("/files-pri/")) {
      const { authorization = "" } = request.headers;
      const file = await fetchAgain(`${emulator.url}${path}`, { headers: { authorization } });
      const type = file.headers.get("content-type") ?? "";
      return void response.writeHead(file.status, { "content-type": type }).end(Buffer.from(await file.arrayBuffer()));
    }
    const method = path.replace("/api/", "");
    const body = parse(text, request.headers["content-type"]);
    const own = instead.get(method)?.(body);
    if (own?.drop) return void request.socket.destroy();
    if (own) {
      calls.push({ method, body, answer: own.body ?? {} });
      response.writeHead(own.status ?? 200, { "content-type": "application/json", ...own.headers });
      return void response.end(JSON.stringify(own.body ?? {}));
    }
    const answer = await fetchAgain(`${emulator.url}${path}`, {
      method: request.method ?? "POST",
      headers: {
        "content-type": request.headers["content-type"] ?? "application/x-www-form-urlencoded",
        authorization: request.headers.authorization ?? "",
      },
      ...(text === "" ? {} : { body: text }),
    });
    const json = (await answer.json()) as Json;
    calls.push({ method, body, answer: json });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(json));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const ask = async (method: string, body: object = {}): Promise<Json> => {
    const answer = await fetch(`${emulator.url}/api/${method}`, {
      method: "POST",
      headers: { authorization: "Bearer xoxb-test", "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Json;
  };
  const { members } = await ask("users.list");
  const { channels } = await ask("conversations.list");
  const idOf = (list: unknown, name: string): string =>
    (list as { id: string; name: string }[]).find((each) => each.name === name)?.id ?? "";

  return {
    apiUrl: `${url}/api/`,
    responseUrl: (): string => `${url}/respond/${test}`,
    team: "T000000001",
    bot: idOf(members, "opsg"),
    ann: idOf(members, "ann"),
    channel: idOf(channels, "log"),
    /** Their ids, by name. */
    people: new Map(people.map((name) => [name, idOf(members, name)])),
    calls,
    responses,
    instead,
    ask,
    /** The calls of one method, oldest first. */
    called: (method: string): Call[] => calls.filter((call) => call.method === method),
    /** Uploads a file, and gives it as Slack tells of it in a message; its address leads through the relay. */
    upload: async (name: string, content: string | Uint8Array): Promise<Json> => {
      const bytes = Buffer.from(content);
      const { upload_url, file_id } = await ask("files.getUploadURLExternal", { filename: name, length: bytes.length });
      await fetch(String(upload_url), { method: "POST", body: bytes });
      await ask("files.completeUploadExternal", { files: [{ id: file_id, title: name }] });
      const { file } = await ask("files.info", { file: file_id });
      const told = file as Json;
      return { ...told, url_private_download: String(told.url_private_download).replace(emulator.url, url) };
    },
    trigger: async (user: string): Promise<string> =>
      String((await ask("views.generateTriggerId", { user_id: user })).trigger_id),
    forget: (): void => {
      test += 1;
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
