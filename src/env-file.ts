import { SETTINGS } from "./config.js";
import { distance } from "./domain/words.js";

/** What is amiss in how settings are named: `faults` are very likely slips; `warnings` may be another program's. */
type Amiss = { faults: string[]; warnings: string[] };

const NAMES = Object.keys(SETTINGS);

/** Names that begin so are likely meant for us. */
const OURS = /^(?:SLACK|MICROSOFT)_/;

/** So many letters from a name we know. */
const SLIPS = 3;

/** Settings of Slack or Teams under names that we do not know: left unsaid, the bot would start without that platform. */
export const strangeNames = (env: Record<string, string | undefined>): Amiss => {
  const amiss: Amiss = { faults: [], warnings: [] };
  for (const name of Object.keys(env)) {
    if (!OURS.test(name) || NAMES.includes(name) || !env[name]?.trim()) continue;
    const near = NAMES.find((known) => distance(name, known) <= SLIPS);
    if (near === undefined) amiss.warnings.push(`${name}: there is no such setting here; it is left alone.`);
    else amiss.faults.push(`${name}: there is no such setting. ${near} is perhaps meant.`);
  }
  return amiss;
};

/** A quoted value may run over several lines. */
const QUOTED = /=\s*(?:"[^"]*"|'[^']*'|`[^`]*`)/g;

/** The lines of a file of settings that set nothing: Node passes over them in silence. */
export const idleLines = (text: string): string[] =>
  text
    .replace(QUOTED, (value) => `=${"\n".repeat(value.split("\n").length - 1)}`)
    .split(/\r?\n/)
    .flatMap((line, index) =>
      line.trim() === "" || /^\s*#/.test(line) || line.includes("=")
        ? []
        : [`.env, line ${index + 1}: there is no “=” in it. Write NAME=value, or # before a remark.`],
    );
