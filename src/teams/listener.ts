import type { IncomingMessage, ServerResponse } from "node:http";
import { activitySchema } from "./activity.js";

/** A message from Teams has at most about 100 KB; the biggest invoke, with a quoted message, stays far below this. */
const MAX_BODY_BYTES = 1_048_576;

/** Ends a request with a plain line. */
export const refuse = (response: ServerResponse, status: number, why: string): void => {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end(`${why}\n`);
};

type Body = { ok: true; value: Record<string, unknown> } | { ok: false; status: number; why: string };

const readBytes = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

/** Reads an activity from a request, or says with which status it is refused. */
export const readActivity = async (request: IncomingMessage): Promise<Body> => {
  if (request.method !== "POST") return { ok: false, status: 405, why: "Only POST is answered here." };
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return { ok: false, status: 415, why: "Only application/json is read here." };
  const tooBig = { ok: false, status: 413, why: `More than ${MAX_BODY_BYTES} bytes are not read.` } as const;
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return tooBig;
  const bytes = await readBytes(request).catch(() => Buffer.alloc(0));
  if (!bytes) return tooBig;
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const read = activitySchema.safeParse(value);
    if (read.success) return { ok: true, value: read.data };
    const where = read.error.issues[0]?.path.join(".") ?? "";
    return {
      ok: false,
      status: 400,
      why: `This is not an activity of Microsoft Teams: ${where} is not as it must be.`,
    };
  } catch {
    return { ok: false, status: 400, why: "This is not JSON." };
  }
};

/**
 * What CloudAdapter wants of a response: it knows Express's and Restify's, not Node's own. Before the sender is
 * authorised every failure is theirs: the SDK answers 500, and tells why, for a token that it could not even read.
 */
export const responseFor = (response: ServerResponse, authorised: { yet: boolean }) => {
  const shim = {
    socket: response.socket,
    status: (code: number) => {
      response.statusCode = code === 500 && !authorised.yet ? 401 : code;
      return shim;
    },
    header: (name: string, value: string) => {
      response.setHeader(name, value);
      return shim;
    },
    send: (body: unknown) => {
      if (!authorised.yet) return shim;
      if (typeof body !== "string") response.setHeader("content-type", "application/json");
      response.write(typeof body === "string" ? body : JSON.stringify(body));
      return shim;
    },
    end: () => {
      response.end();
      return shim;
    },
  };
  return shim;
};
