import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The team whose people are the roster. */
export const TEAM = "19:team@thread.tacv2";

/** A request that reached Teams' side. */
export type Received = {
  method: string;
  path: string;
  body: Record<string, unknown>;
  authorization: string | undefined;
};

export type Connector = {
  /** What an activity names as its `serviceUrl`. */
  url: string;
  received: Received[];
  /** What is shown in a conversation: messages sent, in order, as they stand after updates. */
  shown(conversation: string): { id: string; text: string; card: Record<string, unknown> | undefined }[];
  /** Answers sends so from now on (only those whose path has `at` in it); null: as usual. */
  fail(answer: { status: number; headers?: Record<string, string>; at?: string } | null): void;
  /** From now on a connection is closed without an answer where it is used again, as one that was kept for too long is. */
  dropKept(): void;
  /** People of the roster; who is not there is answered 404. */
  members: Map<string, Record<string, unknown>>;
  close(): Promise<void>;
};

/** Teams' connector, as far as a bot sees it, on loopback. */
export const startConnector = async (): Promise<Connector> => {
  const received: Received[] = [];
  const members: Connector["members"] = new Map();
  const messages = new Map<string, { conversation: string; activity: Record<string, unknown> }>();
  let failing: Parameters<Connector["fail"]>[0] = null;
  let next = 1;
  let dropping = false;
  const used = new WeakSet<object>();
  const server = createServer(async (request, response) => {
    if (dropping && used.has(request.socket)) return request.socket.destroy();
    used.add(request.socket);
    let text = "";
    for await (const chunk of request) text += chunk;
    const path = decodeURIComponent(request.url ?? "");
    const body = text === "" ? {} : JSON.parse(text);
    received.push({ method: request.method ?? "", path, body, authorization: request.headers.authorization });
    const answer = (status: number, value: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(value));
    };
    const listed = /\/v3\/conversations\/([^/]+)\/pagedmembers/u.exec(path)?.[1];
    if (listed !== undefined) {
      const people = listed === TEAM ? [...members.values()] : [];
      // Two a page, whatever is asked for.
      const from = Number(/continuationToken=(\d+)/u.exec(path)?.[1] ?? 0);
      const more = from + 2 < people.length ? { continuationToken: String(from + 2) } : {};
      return answer(200, { members: people.slice(from, from + 2), ...more });
    }
    const member = /\/v3\/conversations\/[^/]+\/members\/(.+)$/u.exec(path);
    if (member) {
      const found = members.get(member[1] ?? "");
      return found ? answer(200, found) : answer(404, { error: { code: "MemberNotFoundInConversation" } });
    }
    if (failing && path.includes(failing.at ?? ""))
      return answer(failing.status, { error: { code: "Refused", message: "refused" } }, failing.headers);
    if (path.endsWith("/v3/conversations")) return answer(201, { id: `opened-${body.members[0].id}` });
    const [, conversation = "", id] = /\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/u.exec(path) ?? [];
    if (request.method === "PUT") {
      const old = messages.get(id ?? "");
      if (old) old.activity = body;
      else messages.set(id ?? "", { conversation, activity: body });
      return answer(200, { id });
    }
    const fresh = `sent-${next++}`;
    if (body.type === "message") messages.set(fresh, { conversation, activity: body });
    return answer(201, { id: fresh });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    members,
    shown: (conversation) =>
      [...messages].flatMap(([id, { conversation: at, activity }]) => {
        if (at !== conversation) return [];
        const [attachment] = (activity.attachments ?? []) as { content: Record<string, unknown> }[];
        return [{ id, text: String(activity.text ?? ""), card: attachment?.content }];
      }),
    fail: (answer) => {
      failing = answer;
    },
    dropKept: () => {
      dropping = true;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
