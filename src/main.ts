import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Config, readConfig } from "./config.js";
import { idleLines, strangeNames } from "./env-file.js";
import { createLog } from "./log.js";
import { openTerminal, StartRefused, start } from "./start.js";

/** A second Ctrl-C within this time is the same one: npm passes the terminal's on, and the terminal sends it too. */
const SAME_SIGNAL_MS = 1_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const configOrExit = (): Config => {
  const idle: string[] = [];
  if (existsSync(".env")) {
    process.loadEnvFile(".env");
    idle.push(...idleLines(readFileSync(".env", "utf8")));
  }
  const read = readConfig(process.env);
  const strange = strangeNames(process.env);
  const faults = [...idle, ...strange.faults, ...(read.ok ? [] : read.faults)];
  for (const warning of strange.warnings) complain(`Warning: ${warning}`);
  if (read.ok && faults.length === 0) return read.config;
  complain(
    ["The settings are not right; nothing was started.", ...faults.map((fault) => `  - ${fault}`), ""].join("\n") +
      "Settings are read from the environment and from a file .env here; .env.example says what each is.",
  );
  process.exit(1);
};

/** Stops in order on SIGTERM and Ctrl-C; a second one, a little later, ends it at once. */
const stopOnSignals = (stop: () => Promise<void>): void => {
  let insisting = false;
  let stopping = false;
  const onSignal = async (): Promise<void> => {
    if (insisting) process.exit(1);
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      insisting = true;
    }, SAME_SIGNAL_MS).unref();
    say("Stopping …");
    await stop();
    say("Stopped.");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void onSignal());
  stopWithoutNpm();
};

/** How often it is looked whether npm is still there. */
const PARENT_CHECK_MS = 1_000;

/** Started by npm, and npm is ended (SIGTERM): its shell goes without passing that on, so we look after ourselves. */
const stopWithoutNpm = (): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const check = (): void => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  };
  setInterval(check, PARENT_CHECK_MS).unref();
};

const runCli = async (config: Config, argv: string[]): Promise<void> => {
  const { runCli: run } = await import("./cli/run.js");
  // Whoever reads our output may have read enough (`| head`).
  process.stdout.on("error", () => process.exit(0));
  const log = createLog("warn", true, process.stderr);
  const terminal = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
    lines: () => createInterface({ input: process.stdin }),
    columns: process.stdout.isTTY ? process.stdout.columns : null,
  };
  process.exitCode = await run(argv, terminal, () => openTerminal(config, log));
};

const serve = async (config: Config, words: string[]): Promise<void> => {
  const sandbox = !config.slack && !config.teams;
  const unknown = words.filter((word) => word !== "--fresh" && word !== "--empty");
  const begin = words.includes("--empty") ? "empty" : words.includes("--fresh") ? "fresh" : "kept";
  if (unknown.length > 0 || (begin !== "kept" && !sandbox)) {
    complain(
      unknown.length > 0
        ? `“${unknown.join(" ")}” is not understood here. npm start takes no words but --fresh and --empty; commands go to: npm run -s opsg -- help`
        : `--${begin} begins the sandbox anew, and with a platform configured this is no sandbox. Nothing was done.`,
    );
    process.exit(2);
  }
  const log = createLog(config.logLevel, !config.production && (sandbox || process.stdout.isTTY));
  process.on("uncaughtException", (err) => {
    log.fatal({ err, id: randomUUID() }, "Something broke that nothing was prepared for; stopping");
    process.exit(1);
  });
  if (sandbox) {
    const { runSandbox } = await import("./sandbox/run.js");
    const onEnd = (): void => void process.kill(process.pid, "SIGTERM");
    const { stop } = await runSandbox(config, log, { begin, env: process.env, say, onEnd });
    stopOnSignals(stop);
    return;
  }
  const running = await start(config, log);
  stopOnSignals(running.stop);
  log.info({}, `Listening on ${running.url}`);
  for (const note of running.notes) log.info({}, note);
};

const [word, ...rest] = process.argv.slice(2);
const config = configOrExit();
try {
  await (word === "opsg" ? runCli(config, rest) : serve(config, process.argv.slice(2)));
} catch (error) {
  if (error instanceof StartRefused) complain(error.message);
  else {
    const id = randomUUID();
    createLog("error", !config.production, process.stderr).error({ err: error, id }, "Something broke; nothing runs");
  }
  process.exit(1);
}
