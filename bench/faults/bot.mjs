// The real program in a process of its own, that can be killed. Its clock is told to it and then runs on; its jobs run
// again as soon as they have ended, so that a second holds many looks.
import { createLog } from "../../dist/log.js";
import { start } from "../../dist/start.js";

const { FAULTS_DATABASE, FAULTS_SLACK, FAULTS_TEAMS } = process.env;
// Loaded before it is let go, so that it is killed at work and not while it loads.
await import(FAULTS_SLACK ? "../../dist/slack/open.js" : "../../dist/teams/open.js");

const PAUSE_MS = 25;
let [base, since] = [0, performance.now()];
const clock = { now: () => new Date(base + performance.now() - since) };

const wake = (jobs, log) => {
  let stopped = false;
  const loop = async ({ name, run }) => {
    while (!stopped) {
      await run().catch((err) => log.error({ err, job: name }, "a job failed"));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  const loops = jobs.map(loop);
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(loops);
    },
  };
};

const config = {
  production: false,
  databaseUrl: FAULTS_DATABASE,
  host: "127.0.0.1",
  port: 0,
  publicUrl: null,
  logLevel: "error",
  slack: FAULTS_SLACK
    ? { botToken: "xoxb-faults", signingSecret: "a-secret-for-faults", appToken: null, apiUrl: FAULTS_SLACK }
    : null,
  teams: FAULTS_TEAMS ? { appId: null, appPassword: null, appType: "SingleTenant", tenantId: null } : null,
};

process.on("message", async ({ now }) => {
  const begin = base === 0;
  [base, since] = [now, performance.now()];
  if (!begin) return;
  // A database that is locked while the program opens it: whoever runs it starts it again.
  await start(config, createLog(process.env.FAULTS_LOG ?? "fatal", false, process.stderr), { clock, wake }).catch(
    (error) => {
      process.stderr.write(`${error}\n`);
      process.exit(1);
    },
  );
  process.send("started");
});
process.on("disconnect", () => process.exit(0));
process.send("warm");
