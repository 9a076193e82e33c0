import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Route } from "./server.js";

const PATH = "/calendar/";
/** Calendars are looked at every hour or so; what changed is seen within a quarter of one. Seconds. */
const MAX_AGE = 15 * 60;

/** So many wrong tokens from one address a minute; then it waits. */
const MOST_WRONG = 20;
const MINUTE_MS = 60_000;
/** Addresses and tokens that are remembered at once. */
const MOST_KEPT = 10_000;

type Clock = { now(): Date };

/** Keeps count of wrong tokens by address. Tokens that were right stay welcome, whoever else comes from there. */
const openLimit = (clock: Clock) => {
  let minute = 0;
  let wrong = new Map<string, number>();
  const right = new Set<string>();
  return {
    refuses: (address: string, token: string): boolean => {
      const now = Math.floor(clock.now().getTime() / MINUTE_MS);
      if (now !== minute || wrong.size > MOST_KEPT) {
        minute = now;
        wrong = new Map();
      }
      return (wrong.get(address) ?? 0) >= MOST_WRONG && !right.has(token);
    },
    note: (address: string, token: string, found: boolean): void => {
      if (found) {
        if (right.size >= MOST_KEPT) right.clear();
        right.add(token);
      } else {
        right.delete(token);
        wrong.set(address, (wrong.get(address) ?? 0) + 1);
      }
    },
  };
};

/** Names what a calendar says, not when it was drawn: weak, for the moment it was drawn stands in the file. */
const tagOf = (text: string): string =>
  `W/"${createHash("sha256")
    .update(text.replace(/^DTSTAMP:.*$/gm, ""))
    .digest("base64url")
    .slice(0, 27)}"`;

const sameTag = (given: string | undefined, tag: string): boolean =>
  (given ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === tag.replace(/^W\//, ""));

const say = (response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void => {
  response
    .writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers })
    .end(`${text}\n`);
};

const tokenOf = (request: IncomingMessage): string | undefined =>
  /^\/calendar\/([0-9a-z]{1,128})\.ics$/i.exec((request.url ?? "").split("?", 1)[0] ?? "")?.[1];

/**
 * `/calendar/<token>.ics`: whoever has the token may subscribe.
 * @param open the calendar of a token; null for one that opens none
 */
export const calendarRoute = (
  open: (token: string) => Promise<{ name: string; text: string } | null>,
  clock: Clock,
): Route => {
  const limit = openLimit(clock);
  return {
    method: "GET",
    path: `${PATH}*`,
    handle: async (request, response) => {
      const token = tokenOf(request) ?? "";
      const address = request.socket.remoteAddress ?? "";
      if (limit.refuses(address, token))
        return say(response, 429, "Too many wrong addresses of calendars. Try again in a minute.", {
          "retry-after": "60",
        });
      const calendar = token === "" ? null : await open(token);
      limit.note(address, token, calendar !== null);
      if (!calendar)
        return say(response, 404, "There is no such calendar, or its link was renewed. Ask the committee’s Secretary.");
      const tag = tagOf(calendar.text);
      const headers = { etag: tag, "cache-control": `private, max-age=${MAX_AGE}`, "referrer-policy": "no-referrer" };
      if (sameTag(request.headers["if-none-match"], tag)) {
        response.writeHead(304, headers).end();
        return;
      }
      const bytes = Buffer.from(calendar.text);
      response
        .writeHead(200, {
          ...headers,
          "content-type": "text/calendar; charset=utf-8",
          "content-length": bytes.byteLength,
          "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(calendar.name)}.ics`,
          "x-content-type-options": "nosniff",
        })
        .end(bytes);
    },
  };
};
