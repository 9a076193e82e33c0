import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const HOUSE = [
  "config",
  "log",
  "web",
  "jobs",
  "slack",
  "teams",
  "db",
  "documents",
  "commands",
  "app",
  "cards",
  "domain",
];

/** Who may import whom: a room is a folder of src, or a file that stands in it alone. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  main: ["start", "config", "env-file", "log", "cli", "sandbox"],
  start: ["platforms", ...HOUSE],
  platforms: HOUSE,
  sandbox: ["start", "platforms", ...HOUSE],
  config: [],
  "env-file": ["config", "domain"],
  log: [],
  web: [],
  jobs: ["app"],
  cli: ["commands", "app", "cards", "domain"],
  slack: ["commands", "app", "cards", "domain"],
  teams: ["commands", "app", "cards", "domain"],
  commands: ["app", "cards", "domain"],
  db: ["app", "cards", "domain"],
  documents: ["app", "cards", "domain"],
  app: ["cards", "domain"],
  cards: ["domain"],
  domain: [],
};

/** Which npm packages a room may use; a name that ends in / stands for a scope. */
const MAY_USE: Record<string, readonly string[]> = {
  config: ["zod"],
  log: ["pino"],
  web: ["prom-client", "zod"],
  cli: ["commander", "zod"],
  slack: ["@slack/", "gemoji", "zod"],
  teams: ["@microsoft/teams-ai", "botbuilder", "zod"],
  db: ["@prisma/", "zod"],
  documents: [
    "docx",
    "exceljs",
    "ical-generator",
    "mammoth",
    "pdfjs-dist",
    "temporal-polyfill",
    "zod",
    "echarts",
    "@resvg/resvg-js",
  ],
  commands: ["zod"],
  domain: ["temporal-polyfill", "rrule-temporal", "chrono-node", "date-holidays"],
};

/** Loaded only where they are needed, because loading them costs or must be refused: `import()`, or types. */
const LOADED_LATE = ["slack", "teams", "sandbox", "cli"];
const TYPES_ONLY: readonly [string, string][] = [["db", "app"]];
const PURE = ["domain", "cards", "app", "commands"];

/** What may be said in these files only. */
const ONLY_IN: readonly [RegExp, string, string][] = [
  [/\bprocess\.env\b/, "process.env", "src/main.ts"],
  [/\bnew Date\(\s*\)|\bDate\.now\b|\bTemporal\.Now\b/, "the clock", "src/start.ts"],
  [/from "node-cron"/, "node-cron", "src/jobs/cron.ts"],
];
const NOWHERE: readonly [RegExp, string][] = [
  [/^export default\b/m, "a default export"],
  [/^export (\*|\{[^}]*\}|type \{[^}]*\}) from "\./m, "a barrel (an export of another file of ours)"],
];
const MAX_LINES = 250;

const IMPORT = /^\s*(?:import|export) (type )?(?:[^;"']*? from )?"([^"]+)";|(\bimport)\(\s*"([^"]+)"/gm;

const roomOf = (path: string): string => (relative("src", path).split("/")[0] ?? "").replace(/\.ts$/, "");

const faultOfImport = (path: string, target: string, how: "type" | "static" | "late"): string | undefined => {
  const room = roomOf(path);
  if (target.startsWith("node:")) return PURE.includes(room) && how !== "type" ? `${room} uses ${target}` : undefined;
  if (!target.startsWith(".")) {
    if (path === "src/jobs/cron.ts" && target === "node-cron") return undefined;
    const allowed = (MAY_USE[room] ?? []).some((name) =>
      name.endsWith("/") ? target.startsWith(name) : target === name || target.startsWith(`${name}/`),
    );
    return allowed ? undefined : `${room} uses ${target}`;
  }
  const other = roomOf(join(dirname(path), target.replace(/\.js$/, ".ts")));
  if (other === room) return undefined;
  if (!MAY_IMPORT[room]?.includes(other)) return `${room} imports ${other}`;
  if (LOADED_LATE.includes(other) && how === "static" && ["main", "start", "platforms"].includes(room))
    return `${room} loads ${other} at once`;
  if (how !== "type" && TYPES_ONLY.some(([from, to]) => from === room && to === other))
    return `${room} imports more than types of ${other}`;
  return undefined;
};

/** Every breach of the house's rules in these sources, by path. */
const breaches = (sources: Record<string, string>): string[] =>
  Object.entries(sources).flatMap(([path, source]) => {
    const imports = [...source.matchAll(IMPORT)].map(([, type, fixed, late, dynamic]) =>
      faultOfImport(path, fixed ?? dynamic ?? "", late ? "late" : type ? "type" : "static"),
    );
    const words = ONLY_IN.map(([what, name, where]) =>
      path !== where && what.test(source) ? `${name} outside ${where}` : undefined,
    );
    const forms = NOWHERE.map(([what, name]) => (what.test(source) ? name : undefined));
    const size = source.split("\n").length - 1 > MAX_LINES ? `more than ${MAX_LINES} lines` : undefined;
    return [...imports, ...words, ...forms, size].flatMap((fault) => (fault ? [`${path}: ${fault}`] : []));
  });

const ourSources = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync("src", { recursive: true, encoding: "utf8" })
      .map((name) => join("src", name))
      .filter((path) => path.endsWith(".ts") && !path.startsWith("src/db/generated"))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );

describe("the house's rules", () => {
  it("hold everywhere in src", () => {
    expect(breaches(ourSources())).toEqual([]);
  });

  it("know every room there is", () => {
    expect([...new Set(Object.keys(ourSources()).map(roomOf))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it.each([
    ["src/domain/x.ts", 'import type { Store } from "../app/ports.js";', "domain imports app"],
    ["src/domain/x.ts", 'import { z } from "zod";', "domain uses zod"],
    ["src/domain/x.ts", 'import {\n  readFileSync,\n} from "node:fs";', "domain uses node:fs"],
    ["src/cards/x.ts", 'import { raise } from "../app/raise-action.js";', "cards imports app"],
    ["src/app/x.ts", 'import { PrismaClient } from "@prisma/client";', "app uses @prisma/client"],
    ["src/app/x.ts", 'const web = await import("@slack/web-api");', "app uses @slack/web-api"],
    ["src/slack/x.ts", 'import { card } from "../teams/adaptive-card.js";', "slack imports teams"],
    ["src/slack/x.ts", 'import { ActivityTypes } from "botbuilder";', "slack uses botbuilder"],
    ["src/commands/x.ts", 'import { openStore } from "../db/open.js";', "commands imports db"],
    ["src/db/x.ts", 'import { raise } from "../app/raise-action.js";', "db imports more than types of app"],
    ["src/start.ts", 'import { openSlack } from "./slack/open.js";', "start loads slack at once"],
    ["src/start.ts", 'const room = await import("./sandbox/run.js");', "start imports sandbox"],
    ["src/main.ts", 'import { run } from "./sandbox/run.js";', "main loads sandbox at once"],
    ["src/jobs/jobs.ts", 'import { schedule } from "node-cron";', "jobs uses node-cron"],
    ["src/web/x.ts", "const level = process.env.LOG_LEVEL;", "process.env outside src/main.ts"],
    ["src/app/x.ts", "const now = new Date();", "the clock outside src/start.ts"],
    ["src/domain/x.ts", "const today = Temporal.Now.plainDateISO();", "the clock outside src/start.ts"],
    ["src/cards/x.ts", "export default {};", "a default export"],
    ["src/cards/index.ts", 'export * from "./card.js";', "a barrel"],
    ["src/cards/index.ts", 'export { text } from "./card.js";', "a barrel"],
    ["src/cards/x.ts", "const x = 1;\n".repeat(251), "more than 250 lines"],
  ])("%s: a planted breach is found (%#)", (path, source, fault) => {
    expect(breaches({ [path]: source }).join("\n")).toContain(`${path}: ${fault}`);
  });

  it.each([
    ["src/domain/x.ts", "const then = new Date(instant);"],
    ["src/slack/x.ts", 'import { App } from "@slack/bolt";\nimport type { Doors } from "../commands/command.js";'],
    [
      "src/start.ts",
      'const { openSlack } = await import("./slack/open.js");\nconst clock = { now: () => new Date() };',
    ],
    ["src/db/x.ts", 'import type { Store } from "../app/ports.js";'],
    ["src/jobs/cron.ts", 'import { schedule } from "node-cron";'],
  ])("%s: what is allowed is left alone (%#)", (path, source) => {
    expect(breaches({ [path]: source })).toEqual([]);
  });
});
