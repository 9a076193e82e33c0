import { randomUUID } from "node:crypto";
import { calendarFeed } from "./app/calendar-feed.js";
import type { App, Clock, Connection, Log, Messenger, Store } from "./app/ports.js";
import { openWork } from "./app/work.js";
import type { Doors } from "./commands/command.js";
import { makeDoors } from "./commands/doors.js";
import type { Config } from "./config.js";
import { DatabaseFault } from "./db/fault.js";
import { openStore } from "./db/open.js";
import { lateCharts } from "./documents/late-charts.js";
import { documentsApart } from "./documents/write-apart.js";
import type { Platform } from "./domain/register.js";
import { wake } from "./jobs/cron.js";
import { jobs } from "./jobs/jobs.js";
import {
  ANONYMOUS_TEAMS,
  counted,
  dryMessengersOf,
  measured,
  messengersOf,
  openPlatforms,
  type Platforms,
  platformsOf,
  routesOf,
} from "./platforms.js";
import type { TeamsDeps } from "./teams/open.js";
import { aboutRoutes } from "./web/about.js";
import { actionRoute } from "./web/actions.js";
import { calendarRoute } from "./web/calendar.js";
import { fileRoute, fileUrl } from "./web/files.js";
import { freePort, isPortInUse } from "./web/free-port.js";
import { type Check, healthRoutes } from "./web/health.js";
import { createMetrics, type Metrics } from "./web/metrics.js";
import { type Route, serve, type WebServer } from "./web/server.js";

/** Why the program will not start, in words for whoever runs it. */
export class StartRefused extends Error {
  override name = "StartRefused";
}

/** The only clock there is that was not set by anybody. */
export const realClock: Clock = { now: () => new Date() };

/** What a test, or the sandbox, puts in another's place. */
export type Overrides = {
  clock?: Clock;
  /** Stands between everything and the log: a slow one, say. */
  store?: (store: Store) => Store;
  /** Who vouches for Teams' tokens, where it is not Microsoft's public cloud. */
  teamsAuthority?: TeamsDeps["authority"];
  /** Stands between the platforms and the doors. */
  doors?: (doors: Doors, app: App) => Doors;
  /** Wakes the jobs in cron's place. */
  wake?: typeof wake;
  /** Done once the log is open, before anybody is served. */
  prepare?: (app: App) => Promise<void>;
};

/** The log, open, and the doors to it. */
export type House = {
  app: App;
  doors: Doors;
  /** Where a kept file can be fetched; null as long as nobody said where we can be reached. */
  fileUrl(token: string): string | null;
  /** Notes where we can be reached, where no setting says so. */
  reachedAt(base: string): void;
  close(): Promise<void>;
};

/** Opens the log, made or brought up to date first. */
export const openHouse = async (config: Config, log: Log, overrides: Overrides = {}): Promise<House> => {
  const clock = overrides.clock ?? realClock;
  try {
    const opened = await openStore(config.databaseUrl, {
      clock,
      key: config.encryptionKey,
      onProgress: (line) => log.info({}, line),
    });
    const store = overrides.store?.(opened) ?? opened;
    let base = config.publicUrl;
    const address = (path: string): string | null => (base === null ? null : `${base}${path}`);
    const known = { store, clock, newId: randomUUID, documents: documentsApart, charts: lateCharts(log), address };
    const platforms = platformsOf(config);
    const app: App = platforms.length > 0 ? { ...known, platforms } : known;
    const doors = makeDoors(app, log);
    const reachedAt = (url: string): void => {
      base ??= url;
    };
    return {
      app,
      doors: overrides.doors?.(doors, app) ?? doors,
      fileUrl: (token) => address(fileUrl("", token)),
      reachedAt,
      close: () => store.close(),
    };
  } catch (error) {
    if (error instanceof DatabaseFault) throw new StartRefused(error.message, { cause: error });
    throw error;
  }
};

/** The log, open for a terminal, and the ways out where a pass is to be made: nobody is listened to. */
export type TerminalHouse = House & {
  log: Log;
  /** No platform is configured: what is tried is tried in the sandbox. */
  isSandbox: boolean;
  platforms: Platform[];
  /** The same ways out, by which nothing leaves. */
  dry: Messenger[];
  /** Connects to the platforms to send, as the running bot does; in the sandbox, to its chat. */
  senders(): Promise<{ messengers: Messenger[]; stop(): Promise<void> }>;
};

export const openTerminal = async (config: Config, log: Log, overrides: Overrides = {}): Promise<TerminalHouse> => {
  const house = await openHouse(config, log, overrides);
  const isSandbox = !config.slack && !config.teams && !config.production;
  return {
    ...house,
    log,
    isSandbox,
    platforms: platformsOf(config),
    dry: dryMessengersOf(config, house.app.store.conversations, isSandbox),
    senders: async () => {
      const slack = config.slack && { ...config.slack, appToken: null, signingSecret: "nobody is listened to" };
      const teams = config.teams ?? (isSandbox ? ANONYMOUS_TEAMS : null);
      const connections = Object.values(
        await openPlatforms({ ...config, slack, teams }, { ...house, machine: realClock }, log),
      );
      await Promise.all(connections.map(connect));
      return {
        messengers: messengersOf(connections, isSandbox),
        stop: async () => void (await Promise.all(connections.map(({ stop }) => stop()))),
      };
    },
  };
};

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
    // In the sandbox whoever chats does so on this machine; elsewhere only a public address can be fetched from.
    const isSandbox = !config.slack && config.teams?.appId === null;
    const served = { ...house, doors: measured(house.doors, metrics) };
    const platforms = await openPlatforms(config, { ...served, machine: realClock }, log, overrides.teamsAuthority);
    const connections = Object.values(platforms);
    for (const connection of connections) add(connection.stop);
    const database: Check = { name: "database", ready: () => app.store.register().then(() => true) };
    const routes = [
      ...routesOf(platforms),
      ...healthRoutes([database, ...Object.entries(platforms).map(([name, { ready }]) => ({ name, ready }))]),
      fileRoute(app.store.files.open),
      actionRoute,
      ...aboutRoutes(),
      calendarRoute((token) => calendarFeed(app, token), app.clock),
      metrics.route,
    ];
    const web = await listen(config, routes, metrics, log);
    if (isSandbox) house.reachedAt(web.url);
    add(web.stop);
    await Promise.all(connections.map(connect));
    const messengers = connections.map((connection) => counted(connection, metrics));
    const each = (what: "freshen" | "catchUp") => async (): Promise<void> => {
      for (const connection of connections) await connection[what]?.();
    };
    const notes = await notesOf(config, platforms, web.url, app);
    const work = openWork(app, messengers, log, metrics.unsure);
    add((overrides.wake ?? wake)(jobs({ ...work, freshen: each("freshen"), catchUp: each("catchUp") }), log).stop);
    return { url: web.url, app, notes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
