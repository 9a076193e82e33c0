import type { WebClientOptions } from "@slack/web-api";
import type { Log } from "../app/ports.js";
import { SocketModeReceiver } from "./bolt.js";
import type { Entry } from "./http.js";
import { slackLog } from "./web-client.js";

/** Slack by a connection that we open (Socket Mode), for where Slack cannot reach us. */
export const openSocket = (appToken: string, log: Log, clientOptions: WebClientOptions): Entry => {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: slackLog(log),
    installerOptions: { clientOptions },
    // Without an acknowledgement Slack delivers it again.
    processEventErrorHandler: async ({ error }) => {
      log.warn({ err: error }, "something from Slack was not taken");
      return false;
    },
  });
  let connected = false;
  for (const state of ["connected", "disconnected", "reconnecting", "connecting"])
    receiver.client.on(state, () => {
      connected = state === "connected";
    });
  return {
    receiver,
    listener: null,
    connect: async () => {
      try {
        await receiver.start();
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`Slack refuses SLACK_APP_TOKEN (${why}). It is the app-level token for Socket Mode.`);
      }
    },
    connected: () => connected,
    disconnect: async () => {
      await receiver.stop();
    },
  };
};
