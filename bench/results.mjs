import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "./machine.mjs";

const FILE = inProject("bench/results.md");
const HEAD = "# What the last runs of `npm run bench` and `npm run bench:faults` measured\n";

/** The two runs, each with its own part of the file. */
const PARTS = { bench: "\n# Speed\n", faults: "\n# Faults\n" };

const partOf = (text, heading) => {
  const begin = text.indexOf(heading);
  if (begin < 0) return "";
  const end = text.indexOf("\n# ", begin + heading.length);
  return text.slice(begin + heading.length, end < 0 ? undefined : end);
};

/** Keeps what a run measured in results.md; what the other kind of run left there stays. */
export const keepResults = (part, text) => {
  const before = readFileSync(FILE, "utf8");
  const parts = Object.entries(PARTS).map(([name, heading]) => [
    heading,
    name === part ? `\n${text.trim()}\n` : partOf(before, heading),
  ]);
  writeFileSync(FILE, [HEAD, ...parts.filter(([, kept]) => kept !== "").flat()].join(""));
};
