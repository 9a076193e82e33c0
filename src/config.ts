import { z } from "zod";

/** A setting, declared once: `.env.example`, the faults that are listed and the reading itself come from this record. */
type Setting = {
  /** What it is, for the person who fills it in: one or two sentences. */
  about: string;
  /** What a good value looks like, as the end of "expected …". */
  expected: string;
  /** The fewest characters, where that alone can be wrong. */
  least?: number;
  /** The value where none is given. */
  default?: string;
  example: string;
  reads: z.ZodType<string>;
};

const text = (pattern: RegExp) => z.string().regex(pattern);
const GUID = text(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
const WEB_ADDRESS = text(/^https?:\/\/[^\s/]+(\/\S*)?$/);

export const SETTINGS = {
  NODE_ENV: {
    about: "Say production where people rely on it: the sandbox is then refused, and a platform is asked for.",
    expected: "production, development or test",
    default: "development",
    example: "production",
    reads: z.enum(["production", "development", "test"]),
  },
  DATABASE_URL: {
    about: "Where the log is kept: one SQLite file, or a PostgreSQL database when several instances share it.",
    expected: "file:… for SQLite, or postgresql://…",
    default: "file:./data/opsg.db",
    example: "postgresql://opsg:password@localhost:5432/opsg",
    reads: text(/^(file:.+|postgres(ql)?:\/\/.+)$/),
  },
  HOST: {
    about: "The network address to listen on. 0.0.0.0 listens on every interface, for a container.",
    expected: "an address or host name",
    default: "127.0.0.1",
    example: "0.0.0.0",
    reads: text(/^[\w.:-]+$/),
  },
  PORT: {
    about: "The port to listen on. 0 takes any free one.",
    expected: "a whole number from 0 to 65535",
    default: "3000",
    example: "8080",
    reads: z.string().refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535),
  },
  PUBLIC_URL: {
    about: "The https address under which Slack and Teams reach this program, without a path.",
    expected: "an address that begins with https:// (or http:// while trying it), without a path",
    example: "https://opsg.example.org",
    reads: text(/^https?:\/\/[^\s/]+\/?$/),
  },
  ENCRYPTION_KEY: {
    about:
      "Signs the addresses of pictures and exports. Without it, the bot makes a key and keeps it in its database. Make one with: openssl rand -hex 32",
    expected: "32 characters or more, without spaces",
    least: 32,
    example: "your-key-of-64-figures-and-letters",
    reads: text(/^\S{32,}$/),
  },
  LOG_LEVEL: {
    about: "How much is logged.",
    expected: "fatal, error, warn, info, debug, trace or silent",
    default: "info",
    example: "debug",
    reads: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
  },
  SLACK_BOT_TOKEN: {
    about: "Slack: the bot's token, from the app's page “OAuth & Permissions”. With it, the bot serves Slack.",
    expected: "a bot token, which begins with xoxb-",
    example: "xoxb-your-token",
    reads: text(/^xoxb-\S+$/),
  },
  SLACK_SIGNING_SECRET: {
    about: "Slack: the secret that shows a request is Slack's own, from the app's page “Basic Information”.",
    expected: "the signing secret, without spaces; Slack's has 32 characters",
    least: 8,
    example: "your-signing-secret",
    reads: text(/^\S{8,}$/),
  },
  SLACK_APP_TOKEN: {
    about:
      "Slack, instead of the signing secret: an app-level token for Socket Mode, where no public address is needed.",
    expected: "an app-level token, which begins with xapp-",
    example: "xapp-your-token",
    reads: text(/^xapp-\S+$/),
  },
  SLACK_API_URL: {
    about: "Slack: the address of another Slack, for tests. Leave it out to use the real one.",
    expected: "an address that begins with http:// or https://",
    example: "http://127.0.0.1:4803/api/",
    reads: WEB_ADDRESS,
  },
  MICROSOFT_APP_ID: {
    about: "Teams: the application (client) id of the bot's registration. With it, the bot serves Teams.",
    expected: "an id such as 00000000-0000-0000-0000-000000000000",
    example: "00000000-0000-0000-0000-000000000000",
    reads: GUID,
  },
  MICROSOFT_APP_PASSWORD: {
    about: "Teams: the client secret of that registration. Left out for UserAssignedMsi.",
    expected: "the secret's value, without spaces",
    example: "your-client-secret",
    reads: text(/^\S+$/),
  },
  MICROSOFT_APP_TYPE: {
    about: "Teams: how the bot is registered.",
    expected: "SingleTenant, MultiTenant or UserAssignedMsi",
    default: "SingleTenant",
    example: "UserAssignedMsi",
    reads: z.enum(["SingleTenant", "MultiTenant", "UserAssignedMsi"]),
  },
  MICROSOFT_APP_TENANT_ID: {
    about: "Teams: the directory (tenant) id the bot is registered in. Needed unless it is MultiTenant.",
    expected: "an id such as 00000000-0000-0000-0000-000000000000",
    example: "00000000-0000-0000-0000-000000000000",
    reads: GUID,
  },
} as const satisfies Record<string, Setting>;

export type SlackSettings = {
  botToken: string;
  /** Null in Socket Mode. */
  signingSecret: string | null;
  /** Null where Slack calls us over HTTP. */
  appToken: string | null;
  /** Null for the real Slack. */
  apiUrl: string | null;
};

export type TeamsSettings = {
  /** Null only in the sandbox: without an id nobody is authenticated. */
  appId: string | null;
  appPassword: string | null;
  appType: "SingleTenant" | "MultiTenant" | "UserAssignedMsi";
  tenantId: string | null;
};

export type Config = {
  production: boolean;
  databaseUrl: string;
  host: string;
  port: number;
  /** Without a slash at its end; null where it was not given. */
  publicUrl: string | null;
  /** Signs what is given out; null: a key in the database does. */
  encryptionKey: string | null;
  logLevel: string;
  slack: SlackSettings | null;
  teams: TeamsSettings | null;
};

type Name = keyof typeof SETTINGS;
const NAMES = Object.keys(SETTINGS) as Name[];

/** Every setting that was given, trimmed; an empty one counts as not given. */
const given = (env: Record<string, string | undefined>): Partial<Record<Name, string>> =>
  Object.fromEntries(NAMES.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])));

/** Names whose values must not be repeated on a screen or in a log. */
const isSecret = (name: string): boolean => /TOKEN|SECRET|PASSWORD|DATABASE_URL|_KEY/.test(name);

const faultsOfEach = (values: Partial<Record<Name, string>>): string[] =>
  NAMES.flatMap((name) => {
    const value = values[name];
    const { expected, least = 0, reads }: Setting = SETTINGS[name];
    if (value === undefined || reads.safeParse(value).success) return [];
    if (value.length < least) return [`${name}: what was given is too short. Expected ${expected}.`];
    const shown = isSecret(name) ? "what was given" : `“${value.slice(0, 80)}”`;
    return [`${name}: expected ${expected}; ${shown} is none.`];
  });

const faultsTogether = (values: Partial<Record<Name, string>>): string[] => {
  const faults: string[] = [];
  const any = (prefix: string) => NAMES.filter((name) => name.startsWith(prefix) && values[name] !== undefined);
  const missing = (name: Name, why: string) =>
    faults.push(`${name}: missing. ${why} Expected ${SETTINGS[name].expected}.`);

  if (values.SLACK_BOT_TOKEN === undefined && any("SLACK_").length > 0)
    missing("SLACK_BOT_TOKEN", `${any("SLACK_").join(", ")} was given, and the bot cannot speak on Slack without it.`);
  if (values.SLACK_BOT_TOKEN && !values.SLACK_SIGNING_SECRET && !values.SLACK_APP_TOKEN)
    missing(
      "SLACK_SIGNING_SECRET",
      "Without it (or SLACK_APP_TOKEN) nobody can tell Slack's requests from forged ones.",
    );

  const teams = any("MICROSOFT_");
  const type = values.MICROSOFT_APP_TYPE ?? SETTINGS.MICROSOFT_APP_TYPE.default;
  if (teams.length > 0 && values.MICROSOFT_APP_ID === undefined)
    missing("MICROSOFT_APP_ID", "Teams without an app id would let anybody in.");
  // What a bot of a type that there is not would need, nobody can say.
  if (values.MICROSOFT_APP_ID !== undefined && SETTINGS.MICROSOFT_APP_TYPE.reads.safeParse(type).success) {
    if (type !== "UserAssignedMsi" && values.MICROSOFT_APP_PASSWORD === undefined)
      missing("MICROSOFT_APP_PASSWORD", `A bot of type ${type} needs it.`);
    if (type !== "MultiTenant" && values.MICROSOFT_APP_TENANT_ID === undefined)
      missing("MICROSOFT_APP_TENANT_ID", `A bot of type ${type} needs it.`);
  }
  if (values.NODE_ENV === "production" && !values.SLACK_BOT_TOKEN && teams.length === 0)
    faults.push(
      "NODE_ENV: it says production, but no platform is configured. Give SLACK_BOT_TOKEN for Slack, or MICROSOFT_APP_ID for Teams.",
    );
  return faults;
};

/** The configuration, or every fault in it, each a sentence that names the variable and says what is expected. */
export const readConfig = (
  env: Record<string, string | undefined>,
): { ok: true; config: Config } | { ok: false; faults: string[] } => {
  const values = given(env);
  const faults = [...faultsOfEach(values), ...faultsTogether(values)];
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    config: {
      production: values.NODE_ENV === "production",
      databaseUrl: values.DATABASE_URL ?? SETTINGS.DATABASE_URL.default,
      host: values.HOST ?? SETTINGS.HOST.default,
      port: Number(values.PORT ?? SETTINGS.PORT.default),
      publicUrl: values.PUBLIC_URL?.replace(/\/$/, "") ?? null,
      encryptionKey: values.ENCRYPTION_KEY ?? null,
      logLevel: values.LOG_LEVEL ?? SETTINGS.LOG_LEVEL.default,
      slack:
        values.SLACK_BOT_TOKEN === undefined
          ? null
          : {
              botToken: values.SLACK_BOT_TOKEN,
              signingSecret: values.SLACK_SIGNING_SECRET ?? null,
              appToken: values.SLACK_APP_TOKEN ?? null,
              apiUrl: values.SLACK_API_URL ?? null,
            },
      teams:
        values.MICROSOFT_APP_ID === undefined
          ? null
          : {
              appId: values.MICROSOFT_APP_ID,
              appPassword: values.MICROSOFT_APP_PASSWORD ?? null,
              appType: SETTINGS.MICROSOFT_APP_TYPE.reads.parse(
                values.MICROSOFT_APP_TYPE ?? SETTINGS.MICROSOFT_APP_TYPE.default,
              ),
              tenantId: values.MICROSOFT_APP_TENANT_ID ?? null,
            },
    },
  };
};
