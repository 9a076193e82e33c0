import { backdated } from "../app/backdate.js";
import type { Log } from "../app/ports.js";
import type { Config } from "../config.js";
import { DatabaseFault } from "../db/fault.js";
import { putAside } from "../db/put-aside.js";
import { pathOf } from "../db/sqlite.js";
import type { Register } from "../domain/register.js";
import { ANONYMOUS_TEAMS } from "../platforms.js";
import { type Running, realClock, StartRefused, start } from "../start.js";
import { freePort } from "../web/free-port.js";
import { afternoonDoors, prepareAfternoon } from "./afternoon.js";
import { noSecretary, sandboxDoors, youAre } from "./be.js";
import { clockFile, openSandboxClock, type SandboxClock } from "./clock.js";
import { findPlayground, startPlayground } from "./playground.js";
import { PLAYGROUND_USER } from "./playground-config.js";
import { prepareSample } from "./sample.js";
import { clockWords, timeDoors } from "./time.js";

const HOST = "127.0.0.1";
const PLAYGROUND_PORT = 56_150;

export type SandboxOptions = {
  /**
   * `kept`: with the log there is, or else the sample. `fresh`: put that log aside and begin with the sample again. `empty`: put it
   * aside and begin where a new Secretary does, with a committee that was founded and nothing more.
   */
  begin: "kept" | "fresh" | "empty";
  /** What the child process is given. */
  env: Record<string, string | undefined>;
  /** Says a line to the person who started it. */
  say(line: string): void;
  /** Called when the chat ended by itself. */
  onEnd(): void;
};

/** Begins with an empty log; the one there was is kept. */
const beginAnew = async (databaseUrl: string, say: (line: string) => void): Promise<void> => {
  if (!databaseUrl.startsWith("file:"))
    throw new StartRefused(
      "--fresh and --empty begin a SQLite file anew; DATABASE_URL names a PostgreSQL database. Empty that yourself.",
    );
  try {
    const kept = await putAside(databaseUrl);
    say(kept === null ? "Beginning anew." : `Beginning anew. The log there was is kept as ${kept}.`);
  } catch (error) {
    if (error instanceof DatabaseFault) throw new StartRefused(error.message, { cause: error });
    throw error;
  }
};

/** The port wanted, or a free one near it, saying so. */
const portFor = async (what: string, wanted: number, say: (line: string) => void): Promise<number> => {
  const port = await freePort(HOST, wanted);
  if (port !== wanted)
    say(`Port ${wanted} is in use by another program; ${what} takes ${port === 0 ? "another" : port}.`);
  return port;
};

/** A PostgreSQL database is nowhere beside which it could be kept. */
const keptClock = (databaseUrl: string) =>
  databaseUrl.startsWith("file:") ? clockFile(`${pathOf(databaseUrl)}-clock`) : undefined;

/** What the clock is, where that may not be what one expects. */
const clockLine = (clock: SandboxClock, register: Register, databaseUrl: string): string[] => {
  if (clock.isMoved())
    return [
      `The clock is where you moved it, and went on: ${clockWords(clock.now(), register.committees[0]?.zone ?? "Europe/London")}. To set it back, type: sandbox clock now.`,
    ];
  return databaseUrl.startsWith("file:") ? [] : ["The clock is this machine’s, wherever it was moved to before."];
};

const instructions = (
  chat: string,
  register: Register,
  databaseUrl: string,
  clock: SandboxClock,
  empty: boolean,
): string => {
  const missing = noSecretary(register);
  return [
    "",
    `OPSG is running on this machine alone, with the log of ${register.committees.map(({ name }) => name).join(", ")}.`,
    "",
    `  Open    ${chat}`,
    "  Type    hello",
    "",
    `${youAre(register, PLAYGROUND_USER)} To be somebody else, type: be secretary, be chair, be contact, be member or be nobody.`,
    "These are invented people; nobody real can be taken on here.",
    ...(missing ? [`${missing.what} ${missing.instead}`] : []),
    ...clockLine(clock, register, databaseUrl),
    empty
      ? "Nothing is set up yet: hello leads through it. Where you have no minutes or list of people, press Use invented minutes, Use invented people."
      : "To see a reminder arrive, type: sandbox reminder. To go on to the one after it, type: sandbox next.",
    "The same log, in a second terminal:  npm run -s opsg -- action list",
    `Ctrl-C stops everything. The log is kept (${databaseUrl}); npm start -- --fresh begins anew, npm start -- --empty with nothing set up.`,
    "",
  ].join("\n");
};

/**
 * The sandbox: the bot and a web chat beside it, for trying everything without accounts. On loopback only, since nobody
 * is authenticated.
 * @throws {StartRefused} in production, always
 */
export const runSandbox = async (config: Config, log: Log, options: SandboxOptions): Promise<Pick<Running, "stop">> => {
  if (config.production) throw new StartRefused("The sandbox lets anybody be anybody: it does not run in production.");
  const { say } = options;
  const folder = findPlayground();
  if (folder === null)
    throw new StartRefused(
      "No platform is configured, so this would start the sandbox, but its chat (Microsoft's Agents Playground) is not installed. " +
        "Install it with: npm install --include=dev. Or configure Slack or Teams, as .env.example shows.",
    );
  const { begin } = options;
  if (begin !== "kept") await beginAnew(config.databaseUrl, say);
  const port = config.port === 0 ? 0 : await portFor("the bot", config.port, say);
  const clock = openSandboxClock(realClock, keptClock(config.databaseUrl));
  if (begin !== "kept") clock.reset();
  const running = await start(
    { ...config, host: HOST, port, publicUrl: null, slack: null, teams: ANONYMOUS_TEAMS },
    log,
    {
      clock,
      store: (store) => backdated(store, clock),
      doors: (doors, app) => afternoonDoors(timeDoors(sandboxDoors(doors, app), app, clock), app),
      prepare: (app) => (begin === "empty" ? prepareAfternoon(app) : prepareSample(app, say)),
    },
  );
  try {
    say("Starting the chat (Microsoft's Agents Playground) …");
    const register = await running.app.store.register();
    const chatPort = await freePort(HOST, PLAYGROUND_PORT);
    const playground = await startPlayground({
      folder,
      messagesUrl: `${running.url}/api/messages`,
      port: chatPort,
      teamName: register.committees[0]?.name ?? "A team",
      env: options.env,
      onEnd: (said) => {
        say(`The chat ended by itself. It said: ${said || "nothing"}`);
        options.onEnd();
      },
    });
    say(instructions(playground.url, register, config.databaseUrl, clock, begin === "empty"));
    return {
      stop: async () => {
        await playground.stop();
        await running.stop();
      },
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
};
