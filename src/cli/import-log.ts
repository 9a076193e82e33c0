import { readFile, stat } from "node:fs/promises";
import type { App } from "../app/ports.js";
import type { Caller } from "../commands/command.js";
import { type Result, refuse } from "../domain/result.js";
import { unreadable } from "./unreadable.js";

/** A log of 100,000 actions has some 200 MB. */
const MAX_LOG_BYTES = 512 * 1024 * 1024;

/** Whether a file is a log as data, and no minutes. */
export const isLogFile = (file: string): boolean => /\.json$/iu.test(file);

/** Takes in a whole log that `export json` wrote. For the operator: it may bring a committee of its own. */
export const importLogFile = async (
  app: App,
  caller: Caller,
  file: string,
  dryRun: boolean,
): Promise<Result<{ code: string; actions: number }>> => {
  if (caller.speaker.kind !== "operator")
    return refuse("Only the operator may import a whole log.", "Type it without --as.");
  if (dryRun) return refuse("A whole log is taken in or not: --dry-run belongs to minutes.", "Leave it out.");
  try {
    if ((await stat(file)).size > MAX_LOG_BYTES) return refuse(`${file} is larger than any log.`);
    return await app.store.restoreLog(JSON.parse(await readFile(file, "utf8")), caller.onProgress);
  } catch (error) {
    if (error instanceof SyntaxError)
      return refuse(`${file} is no JSON: ${error.message}.`, "Import a file that export json made.");
    return unreadable(file, error, "Name a file that export json made: import log.json");
  }
};
