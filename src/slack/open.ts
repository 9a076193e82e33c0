import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import type { ChannelState } from "../app/channel-state.js";
import type { Clock, Connection, Log } from "../app/ports.js";
import type { Doors } from "../commands/command.js";
import { App, ErrorCode } from "./bolt.js";
import { type FindLinked, openCallers } from "./callers.js";
import { openHomes } from "./homes.js";
import { openHttp } from "./http.js";
import { answerWhenDone, listen } from "./listeners.js";
import { isShared, openMessenger } from "./messenger.js";
import { openPictures } from "./pictures.js";
import { openPrepare } from "./prepare.js";
import { openProfiles } from "./profiles.js";
import { openFiles } from "./sent-files.js";
import { type Identity, openSession } from "./session.js";
import { openSocket } from "./socket.js";
import { clientOptions, slackLog } from "./web-client.js";

export type SlackSettings = {
  botToken: string;
  signingSecret: string;
  /** With it the bot dials out to Slack (Socket Mode), and Slack need not reach it. */
  appToken?: string;
  /** Another Slack, for tests. */
  apiUrl?: string;
};

export type SlackDeps = {
  doors: Doors;
  log: Log;
  clock: Clock;
  /** The machine's own clock, as Bolt reads it, also where a test has the log live at another time. */
  machine: Clock;
  linked: FindLinked;
  /** What everybody in a channel may read of the log. */
  channelState(tenant: string, channel: string): Promise<ChannelState>;
  /** Rises with every change of the log. */
  changes(): Promise<number>;
};

const why = (error: unknown): string =>
  error instanceof WebAPIPlatformError ? error.data.error : error instanceof Error ? error.message : String(error);

/** Asks Slack who the token belongs to. */
const identify = async (client: WebClient): Promise<Identity> => {
  try {
    const { team_id: team, url, user_id: botUser } = await client.auth.test();
    if (!team || !url || !botUser) throw new Error("it did not say whose token it is");
    return { team, url: url.endsWith("/") ? url : `${url}/`, botUser };
  } catch (error) {
    throw error instanceof WebAPIPlatformError
      ? new Error(
          `Slack refuses SLACK_BOT_TOKEN (${why(error)}). It is the "Bot User OAuth Token" of the installed app.`,
        )
      : new Error(`Slack could not be reached to check SLACK_BOT_TOKEN: ${why(error)}.`);
  }
};

/** Slack, ready to be started. */
export const openSlack = async (settings: SlackSettings, deps: SlackDeps): Promise<Connection> => {
  const { doors, log, clock, linked, changes, channelState } = deps;
  const options = clientOptions(log, settings.apiUrl);
  const client = new WebClient(settings.botToken, options);
  let known: Identity | undefined;
  let stopping = false;

  const identity = (): Identity => {
    if (!known) throw new Error("Slack is not connected yet");
    return known;
  };
  const workspace = (): string => identity().team;
  const profiles = openProfiles({ client, workspace, clock });
  const pictures = openPictures({ client, log });
  const callers = openCallers({ workspace, profiles, linked });
  const prepare = openPrepare({ client, log, pictures });
  const homes = openHomes({ client, doors, clock, log, changes });
  const openFile = openFiles({ client, token: settings.botToken, apiUrl: options.slackApiUrl });
  const session = openSession({ homes, doors, log, client, identity, callers, openFile, prepare, channelState });

  const entry =
    settings.appToken === undefined
      ? openHttp(settings.signingSecret, log, deps.machine)
      : openSocket(settings.appToken, log, options);
  const { listener } = entry;
  const app = new App({
    receiver: entry.receiver,
    convoStore: false,
    // Our own messages are passed over where messages are read, without a step of its own for every request.
    ignoreSelf: false,
    clientOptions: options,
    logger: slackLog(log),
    authorize: async () => ({ botToken: settings.botToken, botUserId: identity().botUser }),
  });
  // Thrown on as it is, so that the receiver knows what is to be delivered again.
  app.error(async (error) => {
    throw error.code === ErrorCode.UnknownError && "original" in error ? error.original : error;
  });
  answerWhenDone(app);
  listen(app, session);

  return {
    messenger: openMessenger({ client, workspace, pictures }),
    listener:
      listener &&
      ((request, response) => {
        if (known && !stopping) listener(request, response);
        else response.writeHead(503).end();
      }),
    start: async () => {
      known = await identify(client);
      await entry.connect();
      log.info({ team: known.team, socketMode: settings.appToken !== undefined }, "Slack is connected");
    },
    freshen: homes.freshen,
    // Where Slack does not say, it says so once something is to be posted there.
    shared: async ({ tenant, channel }) =>
      tenant === known?.team && (await isShared(client, channel).catch(() => false)),
    ready: () => known !== undefined && !stopping && entry.connected(),
    stop: async () => {
      stopping = true;
      if (known) await entry.disconnect();
      await session.settled();
    },
  };
};
