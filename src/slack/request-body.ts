import type { IncomingMessage } from "node:http";
import { parse } from "node:querystring";

/** Slack's largest payloads (a modal with full inputs) are well below this. */
const MAX_BODY_BYTES = 1_048_576;

/** The whole body; "too large" or "cut off" where there is none to be had. */
export const readBody = (request: IncomingMessage): Promise<Buffer | "too large" | "cut off"> =>
  new Promise((resolve) => {
    if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return resolve("too large");
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) {
        request.removeAllListeners("data");
        resolve("too large");
      } else chunks.push(chunk);
    });
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", () => resolve("cut off"));
    request.once("close", () => resolve("cut off"));
  });

/** Whether what Bolt will parse begins as an object: it breaks on `null`, and reads nothing in a list or a number. */
export const holdsObject = (body: Buffer, contentType: string | undefined): boolean => {
  if (contentType !== "application/x-www-form-urlencoded") return body.toString("utf8").trimStart().startsWith("{");
  if (!body.includes("payload=")) return true;
  const { payload } = parse(body.toString("utf8"));
  return typeof payload !== "string" || payload.trimStart().startsWith("{");
};
