/** The Prisma client, as it was generated for the program. */
const client = new URL("../dist/db/generated/sqlite/client.js", import.meta.url).href;

/** What each configuration needs, as the program imports it. */
export const PACKAGES = {
  common: [client, "@prisma/adapter-better-sqlite3", "node-cron", "pino", "prom-client", "zod"],
  slack: ["@slack/bolt", "@slack/web-api"],
  teams: ["@microsoft/teams-ai/lib/Application.js", "@microsoft/teams-ai/lib/TeamsAdapter.js", "botbuilder"],
};

export const nameOf = (specifier) => (specifier === client ? "the generated Prisma client" : specifier);
