import { tooLarge } from "../domain/minutes/decode.js";
import { ok, type Result, refuse } from "../domain/result.js";

/** How a file is fetched from a platform. */
export type Download = {
  url: string;
  headers?: Record<string, string>;
  /** Whether the platform's own files are there: nothing is asked of any other host, by redirection either. */
  isOurs(url: URL): boolean;
  maxBytes: number;
};

/** A file that takes longer to come is given up. */
const MAX_MS = 20_000;
const MAX_REDIRECTIONS = 3;

const cannot = (why: string) => refuse(`The file could not be fetched: ${why}.`, "Send it again, or paste its text.");

const readBody = async (body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Result<Uint8Array>> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) return tooLarge();
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return ok(bytes);
};

/** Fetches a file from the platform's own hosts, within bounds of size and time. */
export const download = async ({ url, headers = {}, isOurs, maxBytes }: Download): Promise<Result<Uint8Array>> => {
  const signal = AbortSignal.timeout(MAX_MS);
  try {
    for (let next = new URL(url), hops = 0; hops <= MAX_REDIRECTIONS; hops++) {
      if (!isOurs(next)) return cannot("it is not kept where this platform keeps its files");
      const response = await fetch(next, { headers, redirect: "manual", signal });
      const location = response.headers.get("location");
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        next = new URL(location, next);
        continue;
      }
      // A page to log in at is how a platform says that we may not.
      const isPage = (response.headers.get("content-type") ?? "").startsWith("text/html");
      if (!response.ok || isPage || response.body === null) {
        await response.body?.cancel();
        const forbidden = isPage || response.status === 401 || response.status === 403;
        return cannot(
          forbidden ? "I have no permission to read files here" : `the platform answered ${response.status}`,
        );
      }
      if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
        await response.body.cancel();
        return tooLarge();
      }
      return await readBody(response.body, maxBytes);
    }
    return cannot("it is sent from one place to the next");
  } catch (error) {
    return cannot(error instanceof Error && error.name === "TimeoutError" ? "it took too long" : "it is not to be had");
  }
};
