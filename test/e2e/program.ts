import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../../src/app/ports.js";
import { makeDoors } from "../../src/commands/doors.js";
import { type Config, readConfig, type SlackSettings, type TeamsSettings } from "../../src/config.js";
import type { Account } from "../../src/domain/register.js";
import { ok } from "../../src/domain/result.js";
import { prepareSample } from "../../src/sandbox/sample.js";
import { type Overrides, openHouse, type Running, start } from "../../src/start.js";
import { memoryLog } from "../teams/teams-bot.js";

/** The whole program, over the sample committee's log, at a time of its own. */

/** A Monday between two main meetings: HWG 12 was held on 10 November, the next is on 8 December. */
export const NOW = new Date("2026-11-23T10:00:00Z");

/** Who is who in the sample committee. */
export const PEOPLE = {
  secretary: "Primrose Quill",
  chair: "Marigold Tern",
  contact: "Cornelius Winch",
  member: "Thaddeus Samphire",
} as const;

export type Role = keyof typeof PEOPLE;

/** With these the log is longer than one page. */
const MORE = [
  "Tidewater Ferries to oil the hinges of the east gangway.",
  "Quayside Cranes to label the hooks by what they may lift.",
  "Lamplight Pilots to trim the wick of the mole lamp.",
  "Saltmarsh Trust to put a fence around the samphire bed.",
  "Harbour Works Office to order a bell for the fog watch.",
  "Tidewater Ferries to count the life jackets on the small boats.",
  "Quayside Cranes to take the rust off the weighing bridge.",
  "Harbour Works Office to frame the drawings of the old lock.",
].map((text) => ({ text, owner: text.slice(0, text.indexOf(" to ")) }));

const prepare = async (app: App, accounts: Partial<Record<Role, Account>>): Promise<void> => {
  await prepareSample(app, () => {});
  const { people } = await app.store.register();
  await app.store.change(null, async (tx) => {
    for (const [role, account] of Object.entries(accounts) as [Role, Account][])
      await tx.people.link(people.find(({ name }) => name === PEOPLE[role])?.id ?? "", account);
    return ok(null);
  });
  const doors = makeDoors(app, { info: () => {}, warn: () => {}, error: () => {} });
  for (const { text, owner } of MORE)
    await doors.dispatch(
      { speaker: { kind: "operator" }, place: { kind: "private" }, source: "terminal", event: null },
      { text: `action new "${text}" owner ${owner} target 8 December meeting 12`, mentions: [] },
    );
};

export const NO_ACCOUNTS: TeamsSettings = { appId: null, appPassword: null, appType: "MultiTenant", tenantId: null };

export const configOf = (databaseUrl: string, platforms: Partial<Config>): Config => {
  const read = readConfig({ DATABASE_URL: databaseUrl, PORT: "0" });
  if (!read.ok) throw new Error(read.faults.join());
  return { ...read.config, ...platforms };
};

/** A database of its own in a folder of its own, with the sample in it. */
export const makeLog = async (accounts: Partial<Record<Role, Account>>) => {
  const folder = mkdtempSync(join(tmpdir(), "opsg-e2e-"));
  const url = `file:${join(folder, "log.db")}`;
  const house = await openHouse(configOf(url, {}), memoryLog(), { clock: { now: () => NOW } });
  await prepare(house.app, accounts);
  await house.close();
  return { url, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export type Program = Running & { log: ReturnType<typeof memoryLog> };

export const startProgram = async (
  databaseUrl: string,
  platforms: { slack?: SlackSettings; teams?: TeamsSettings; production?: boolean },
  overrides: Overrides = {},
): Promise<Program> => {
  const log = memoryLog();
  const config = configOf(databaseUrl, platforms);
  return { ...(await start(config, log, { clock: { now: () => NOW }, ...overrides })), log };
};
