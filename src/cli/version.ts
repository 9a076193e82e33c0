import { readFileSync } from "node:fs";

/** The package's version. Its file is two folders up for the sources and for what is built from them. */
export const version = (): string => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return String(version);
};
