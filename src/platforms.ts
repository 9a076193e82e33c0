import { channelState } from "./app/channel-state.js";
import { dryMessengers } from "./app/dry-messengers.js";
import { sandboxMessengers } from "./app/left-queued.js";
import type { App, Clock, Connection, Conversations, Log, Messenger, Sent } from "./app/ports.js";
import type { Caller, Doors } from "./commands/command.js";
import type { Config } from "./config.js";
import type { Platform } from "./domain/register.js";
import type { TeamsDeps } from "./teams/open.js";
import type { Metrics } from "./web/metrics.js";
import type { Route } from "./web/server.js";

/** A platform that dials out (Socket Mode) has no address here. */
export const routesOf = ({ slack, teams }: Platforms): Route[] => {
  const route = (path: string, connection: Connection | undefined): Route[] =>
    connection?.listener ? [{ method: "POST", path, handle: connection.listener }] : [];
  return [...route("/slack/events", slack), ...route("/api/messages", teams)];
};

const orSandbox = (messengers: Messenger[], isSandbox: boolean): Messenger[] =>
  isSandbox ? sandboxMessengers(messengers, SANDBOX_TENANT) : messengers;

/** The ways out of a program that listens to nobody. */
export const messengersOf = (connections: readonly Connection[], isSandbox: boolean): Messenger[] =>
  orSandbox(
    connections.map(({ messenger }) => messenger),
    isSandbox,
  );

/** Stand-ins for them. */
export const dryMessengersOf = (config: Config, conversations: Conversations, isSandbox: boolean): Messenger[] =>
  orSandbox(dryMessengers(isSandbox ? ["teams"] : platformsOf(config), conversations), isSandbox);

/** The doors, every caller knowing of the channels of all platforms, and not of the one alone that they write on. */
const knowingChannels = (doors: Doors, platforms: Platforms): Doors => {
  const shared: Caller["shared"] = async ({ platform, tenant, channel }) =>
    (await platforms[platform]?.shared({ tenant, channel })) === true;
  return {
    dispatch: (caller, said) => doors.dispatch({ ...caller, shared }, said),
    press: (caller, press, submitted) => doors.press({ ...caller, shared }, press, submitted),
    reply: (caller, said) => doors.reply({ ...caller, shared }, said),
    amend: (caller, said) => doors.amend({ ...caller, shared }, said),
  };
};

export type Platforms = { slack?: Connection; teams?: Connection };

/** Where the accounts of the sandbox's chat are. */
export const SANDBOX_TENANT = "00000000-0000-0000-0000-000000000001";

/** Teams without credentials, as its emulators have it: whoever speaks is believed. */
export const ANONYMOUS_TEAMS = { appId: null, appPassword: null, appType: "MultiTenant", tenantId: null } as const;

/** The platforms that are configured. */
export const platformsOf = ({ slack, teams }: Config): Platform[] => [
  ...(slack ? ["slack" as const] : []),
  ...(teams ? ["teams" as const] : []),
];

/** Each platform is loaded only where its settings are there: loading either costs half a second and 100 MB. */
export const openPlatforms = async (
  config: Config,
  { app, doors: inside, fileUrl, machine }: { app: App; doors: Doors; fileUrl: TeamsDeps["fileUrl"]; machine: Clock },
  log: Log,
  teamsAuthority?: TeamsDeps["authority"],
): Promise<Platforms> => {
  const { store, clock } = app;
  const platforms: Platforms = {};
  const doors = knowingChannels(inside, platforms);
  const stateOf = (platform: Platform) => (tenant: string, channel: string) =>
    channelState(
      app,
      { platform, tenant, channel },
      async () => (await platforms[platform]?.shared({ tenant, channel })) === true,
    );
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
        changes: store.latestChange,
        machine,
        channelState: stateOf("slack"),
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
        incoming: store.incoming,
        files: store.files,
        fileUrl,
        channelState: stateOf("teams"),
        ...(teamsAuthority ? { authority: teamsAuthority } : {}),
      },
    );
  }
  return platforms;
};

/** The doors, each answer timed and counted. */
export const measured = (doors: Doors, metrics: Metrics): Doors => {
  const timed = async <T extends { kind: string } | null>(name: string, answer: Promise<T>): Promise<T> => {
    const done = metrics.door(name);
    const given = await answer;
    done(given?.kind ?? "nothing");
    return given;
  };
  return {
    dispatch: (caller, said) => timed("dispatch", doors.dispatch(caller, said)),
    press: (caller, press, submitted) => timed("press", doors.press(caller, press, submitted)),
    reply: (caller, said) => timed("reply", doors.reply(caller, said)),
    amend: (caller, said) => timed("amend", doors.amend(caller, said)),
  };
};

/** The way out, each message that the bot sends of its own accord counted by what came of it. */
export const counted = ({ messenger }: Connection, metrics: Metrics): Messenger => {
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
