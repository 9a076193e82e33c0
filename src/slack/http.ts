import type { IncomingMessage, ServerResponse } from "node:http";
import type { Receiver } from "@slack/bolt";
import type { Clock, Connection, Log } from "../app/ports.js";
import { HTTPReceiver } from "./bolt.js";
import { EVENTS_PATH } from "./declarations.js";
import { openReplays } from "./replays.js";
import { holdsObject, readBody } from "./request-body.js";
import { NotYet } from "./taken-events.js";
import { slackLog } from "./web-client.js";

/** One of Slack's two ways in. */
export type Entry = {
  receiver: Receiver;
  listener: Connection["listener"];
  connect(): Promise<void>;
  connected(): boolean;
  disconnect(): Promise<void>;
};

const header = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
};

const end = (response: ServerResponse, status: number): void => {
  if (!response.headersSent) response.writeHead(status).end();
};

/** Bolt refuses what is so old; what is dated so far ahead would be good for longer. Seconds. */
const MAX_AHEAD_S = 5 * 60;

/**
 * Slack over HTTP: Bolt's receiver checks signatures and parses; in front of it stand what Bolt does not look for
 * (a request sent again or dated ahead, a body that is no object), so that nothing that comes in can be answered 500 but an event
 * that Slack is to deliver again.
 */
export const openHttp = (signingSecret: string, log: Log, machine: Clock): Entry => {
  const replays = openReplays();
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [EVENTS_PATH],
    logger: slackLog(log),
    // Called once the signature is found genuine.
    customPropertiesExtractor: (request) => {
      const seconds = Number(header(request, "x-slack-request-timestamp"));
      replays.accept({ signature: header(request, "x-slack-signature"), seconds });
      return {};
    },
    processEventErrorHandler: async ({ error, response }) => {
      const again = error instanceof NotYet;
      if (!again) log.warn({ err: error }, "something from Slack could not be taken");
      end(response, again ? 500 : 400);
      return true;
    },
    unhandledRequestHandler: ({ response }) => end(response, 500),
  });

  const isAhead = (request: IncomingMessage): boolean =>
    Number(header(request, "x-slack-request-timestamp")) > machine.now().getTime() / 1000 + MAX_AHEAD_S;

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isAhead(request)) return end(response, 401);
    const signature = header(request, "x-slack-signature");
    const before = replays.known(signature);
    if (before) {
      if (!request.headers["x-slack-retry-num"]) return end(response, 401);
      return end(response, before === "answered" ? 200 : 503);
    }
    const body = await readBody(request);
    if (body === "too large") return end(response, 413);
    if (body === "cut off" || !holdsObject(body, request.headers["content-type"])) return end(response, 400);
    response.once("close", () => replays.finish(signature, response.statusCode >= 500 || !response.writableFinished));
    receiver.requestListener(Object.assign(request, { rawBody: body }), response);
  };

  return {
    receiver,
    listener: (request, response) => {
      take(request, response).catch((error: unknown) => {
        log.warn({ err: error }, "a request to the Slack side could not be taken");
        end(response, 400);
      });
    },
    connect: async () => {},
    connected: () => true,
    disconnect: async () => {},
  };
};
