import { randomUUID } from "node:crypto";
import { deliver } from "./app/deliver.js";
import type { App, Clock, Connection, Log, Messenger, Sent, Store } from "./app/ports.js";
import type { Doors } from "./commands/command.js";
import { makeDoors } from "./commands/doors.js";
import type { Config } from "./config.js";
import { DatabaseFault } from "./db/fault.js";
import { openStore } from "./db/open.js";
import { boundCommittee } from "./domain/standing.js";
import { wake } from "./jobs/cron.js";
import { jobs } from "./jobs/jobs.js";
import type { TeamsDeps } from "./teams/open.js";
import { freePort } from "./web/free-port.js";
import { type Check, healthRoutes } from "./web/health.js";
import { createMetrics, type Metrics } from "./web/metrics.js";
import { type Route, serve, type WebServer } from "./web/server.js";

/** Why the program will not start, in words for whoever runs it. */
export class StartRefused extends Error {
  override name = "StartRefused";
}

/** What a test, or the sandbox, puts in another's place. */
export type Overrides = {
  clock?: Clock;
  /** Stands between everything and the log: a slow one, say. */
  store?: (store: Store) => Store;
  /** Who vouches for Teams' tokens, where it is not Microsoft's public cloud. */
  teamsAuthority?: TeamsDeps["authority"];
  /** Stands between the platforms and the doors. */
  doors?: (doors: Doors, app: App) => Doors;
  /** Done once the log is open, before anybody is served. */
  prepare?: (app: App) => Promise<void>;
};

/** The log, open, and the doors to it. */
export type House = { app: App; doors: Doors; close(): Promise<void> };

/** Opens the log, made or brought up to date first. */
export const openHouse = async (config: Config, log: Log, overrides: Overrides = {}): Promise<House> => {
  const clock = overrides.clock ?? { now: () => new Date() };
  try {
    const opened = await openStore(config.databaseUrl, { clock, onProgress: (line) => log.info({}, line) });
    const store = overrides.store?.(opened) ?? opened;
    const app: App = { store, clock, newId: randomUUID };
    const doors = makeDoors(app, log);
    return { app, doors: overrides.doors?.(doors, app) ?? doors, close: () => store.close() };
  } catch (error) {
    if (error instanceof DatabaseFault) throw new StartRefused(error.message, { cause: error });
    throw error;
  }
};

/** The doors, each answer timed and counted. */
const measured = (doors: Doors, metrics: Metrics): Doors => {
  const timed = async <T extends { kind: string }>(name: string, answer: Promise<T>): Promise<T> => {
    const done = metrics.door(name);
    const given = await answer;
    done(given.kind);
    return given;
  };
  return {
    dispatch: (caller, said) => timed("dispatch", doors.dispatch(caller, said)),
    press: (caller, press, submitted) => timed("press", doors.press(caller, press, submitted)),
    reply: (caller, said) => timed("reply", doors.reply(caller, said)),
  };
};

/** A platform that dials out (Socket Mode) has no address here. */
const routesOf = ({ slack, teams }: Platforms): Route[] => {
  const route = (path: string, connection: Connection | undefined): Route[] =>
    connection?.listener ? [{ method: "POST", path, handle: connection.listener }] : [];
  return [...route("/slack/events", slack), ...route("/api/messages", teams)];
};

type Platforms = { slack?: Connection; teams?: Connection };

/** Each platform is loaded only where its settings are there: loading either costs half a second and 100 MB. */
const openPlatforms = async (
  config: Config,
  { app, doors }: House,
  log: Log,
  { teamsAuthority }: Overrides,
): Promise<Platforms> => {
  const { store, clock } = app;
  const platforms: Platforms = {};
  if (config.slack) {
    const { openSlack } = await import("./slack/open.js");
    const { botToken, signingSecret, appToken, apiUrl } = config.slack;
    platforms.slack = await openSlack(
      {
        botToken,
        signingSecret: signingSecret ?? "",
        ...(appToken === null ? {} : { appToken }),
        ...(apiUrl === null ? {} : { apiUrl }),
      },
      {
        doors,
        log,
        clock,
        linked: async (user) => {
          const { people } = await store.register();
          for (const { name, accounts } of people) {
            const account = accounts.find((known) => known.platform === "slack" && known.user === user);
            if (account) return { account, name };
          }
          return null;
        },
      },
    );
  }
  if (config.teams) {
    const { openTeams } = await import("./teams/open.js");
    platforms.teams = await openTeams(
      { ...config.teams, production: config.production },
      {
        doors,
        log,
        clock,
        conversations: store.conversations,
        bound: async (tenant, channel) =>
          boundCommittee(await store.register(), { kind: "channel", platform: "teams", tenant, channel }) !== undefined,
        ...(teamsAuthority ? { authority: teamsAuthority } : {}),
      },
    );
  }
  return platforms;
};

/** The way out, each message that the bot sends of its own accord counted by what came of it. */
const counted = ({ messenger }: Connection, metrics: Metrics): Messenger => {
  const count = async (sent: Promise<Sent>): Promise<Sent> => {
    const outcome = await sent;
    metrics.delivery(outcome.kind);
    return outcome;
  };
  return {
    ...messenger,
    toAccount: (account, card, mark) => count(messenger.toAccount(account, card, mark)),
    toChannel: (channel, card, mark) => count(messenger.toChannel(channel, card, mark)),
  };
};

const isPortInUse = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EADDRINUSE";

const listen = async (config: Config, routes: Route[], metrics: Metrics, log: Log): Promise<WebServer> => {
  const { host, port } = config;
  const onFault = (err: unknown, path: string): void => log.error({ err, path, id: randomUUID() }, "A request failed");
  try {
    return await serve({ host, port, routes, onFault, onRequest: metrics.request });
  } catch (error) {
    if (!isPortInUse(error)) throw error;
    const other = await freePort(host, port + 1);
    throw new StartRefused(
      `Port ${port} on ${host} is in use by another program. ${other} is free: set PORT=${other}, or stop that program.`,
      { cause: error },
    );
  }
};

/** What is served, in plain words, and what is still missing. */
const notesOf = async (config: Config, platforms: Platforms, url: string, app: App): Promise<string[]> => {
  const at = config.publicUrl ?? url;
  const slack =
    platforms.slack?.listener === null
      ? "over Socket Mode"
      : `at ${at}/slack/events, which Slack must be able to reach`;
  const { committees, people } = await app.store.register();
  const hasSecretary = people.some(({ roles }) => roles.some(({ role }) => role === "secretary"));
  return [
    ...(platforms.slack ? [`Slack is served ${slack}.`] : []),
    ...(platforms.teams ? [`Teams is served at ${at}/api/messages, which Microsoft must be able to reach.`] : []),
    ...(committees.length === 0
      ? ["There is no committee yet. Found one from its minutes:\n  npm run -s opsg -- import minutes.md"]
      : []),
    ...(hasSecretary
      ? []
      : [
          'Nobody is Secretary yet. Make the first one:\n  npm run -s opsg -- person add "Your Name" --role secretary --email you@example.org',
        ]),
  ];
};

export type Running = {
  url: string;
  app: App;
  /** What is served and what is still missing, each in plain words for whoever started it. */
  notes: string[];
  /** Stops in order: nothing new is taken, what is under way is finished, the log is closed. */
  stop(): Promise<void>;
};

/** How to undo what was started so far, the last first. */
const openStops = () => {
  const stops: (() => Promise<unknown>)[] = [];
  return {
    add: (stop: () => Promise<unknown>) => void stops.push(stop),
    stop: async (): Promise<void> => {
      for (const stop of stops.splice(0).reverse()) await stop();
    },
  };
};

const connect = async (connection: Connection): Promise<void> => {
  try {
    await connection.start();
  } catch (error) {
    throw new StartRefused(error instanceof Error ? error.message : String(error), { cause: error });
  }
};

/**
 * Starts everything: the log, the platforms that are configured, the web server, the jobs.
 * @throws {StartRefused} with what is wrong, in plain words; whatever was started is stopped again
 */
export const start = async (config: Config, log: Log, overrides: Overrides = {}): Promise<Running> => {
  if (config.production && !config.slack && !config.teams?.appId)
    throw new StartRefused("Production without a platform that knows who is calling: give Slack's or Teams' settings.");
  const { add, stop } = openStops();
  try {
    const house = await openHouse(config, log, overrides);
    add(house.close);
    const { app } = house;
    await overrides.prepare?.(app);
    const metrics = createMetrics();
    const platforms = await openPlatforms(config, { ...house, doors: measured(house.doors, metrics) }, log, overrides);
    const connections = Object.values(platforms);
    for (const connection of connections) add(connection.stop);
    const database: Check = { name: "database", ready: () => app.store.register().then(() => true) };
    const routes = [
      ...routesOf(platforms),
      ...healthRoutes([database, ...Object.entries(platforms).map(([name, { ready }]) => ({ name, ready }))]),
      metrics.route,
    ];
    const web = await listen(config, routes, metrics, log);
    add(web.stop);
    await Promise.all(connections.map(connect));
    const messengers = connections.map((connection) => counted(connection, metrics));
    const holder = app.newId();
    const pass = async (): Promise<void> => void (await deliver(app, messengers, log, holder, Math.random()));
    const notes = await notesOf(config, platforms, web.url, app);
    add(wake(jobs({ deliver: pass }), log).stop);
    return { url: web.url, app, notes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
