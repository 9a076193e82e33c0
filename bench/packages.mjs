/** The Prisma client, as it was generated for the program. */
const client = new URL("../dist/db/generated/sqlite/client.js", import.meta.url).href;
/** What that client imports as soon as it is opened. */
const compiler = "@prisma/client/runtime/query_compiler_small_bg.sqlite.wasm-base64.mjs";

/** What each configuration needs, as the program imports it. */
export const PACKAGES = {
  common: [
    client,
    compiler,
    "@prisma/adapter-better-sqlite3",
    "node-cron",
    "pino",
    "prom-client",
    "rrule-temporal",
    "temporal-polyfill",
    "zod",
  ],
  slack: ["@slack/bolt", "@slack/web-api"],
  teams: ["@microsoft/teams-ai/lib/Application.js", "@microsoft/teams-ai/lib/TeamsAdapter.js", "botbuilder"],
};

export const nameOf = (specifier) =>
  ({ [client]: "the generated Prisma client", [compiler]: "its query compiler" })[specifier] ?? specifier;
