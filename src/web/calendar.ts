import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Route } from "./server.js";

const PATH = "/calendar/";
/** Calendars are looked at every hour or so; what changed is seen within a quarter of one. Seconds. */
const MAX_AGE = 15 * 60;

/** So many wrong tokens from one address a minute; then it waits. */
const MOST_WRONG = 20;
const MINUTE_MS = 60_000;
/** Addresses that are remembered at once. */
const MOST_KEPT = 10_000;

type Clock = { now(): Date };

/** Keeps count of wrong tokens by address. A right one is never refused: others may come by the same proxy. */
const openLimit = (clock: Clock) => {
  let minute = 0;
  let wrong = new Map<string, number>();
  /** Notes a wrong token, and answers whether there were too many. */
  return (address: string): boolean => {
    const now = Math.floor(clock.now().getTime() / MINUTE_MS);
    if (now !== minute || wrong.size > MOST_KEPT) {
      minute = now;
      wrong = new Map();
    }
    const count = (wrong.get(address) ?? 0) + 1;
    wrong.set(address, count);
    return count > MOST_WRONG;
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
  const tooMany = openLimit(clock);
  return {
    method: "GET",
    path: `${PATH}*`,
    handle: async (request, response) => {
      const token = tokenOf(request) ?? "";
      const address = request.socket.remoteAddress ?? "";
      const calendar = token === "" ? null : await open(token);
      if (!calendar && tooMany(address))
        return say(response, 429, "Too many wrong addresses of calendars. Try again in a minute.", {
          "retry-after": "60",
        });
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
