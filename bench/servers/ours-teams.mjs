// The real program with Teams, but nobody authenticated: its settings allow that only in the sandbox.
import { createLog } from "../../dist/log.js";
import { start } from "../../dist/start.js";

const config = {
  production: false,
  databaseUrl: process.env.DATABASE_URL,
  host: "127.0.0.1",
  port: 0,
  publicUrl: null,
  logLevel: "warn",
  slack: null,
  teams: { appId: null, appPassword: null, appType: "SingleTenant", tenantId: null },
};
const running = await start(config, createLog("warn", false, process.stderr));
process.once("SIGTERM", () => running.stop().then(() => process.exit(0)));
console.log(`ready ${new URL(running.url).port}`);
