import { readFile, stat } from "node:fs/promises";
import { importMinutes } from "../app/import-minutes.js";
import type { App } from "../app/ports.js";
import { deny } from "../app/who.js";
import type { Caller } from "../commands/command.js";
import { MAX_MINUTES_BYTES, tooLarge } from "../domain/minutes/decode.js";
import type { ImportReport } from "../domain/minutes/report.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { hear, may } from "../domain/standing.js";
import { unreadable } from "./unreadable.js";

export type ImportWishes = { dryRun: boolean; committee: string | null };

const readText = async (app: App, file: string): Promise<Result<string>> => {
  try {
    if ((await stat(file)).size > MAX_MINUTES_BYTES) return tooLarge();
    return await app.documents.read(await readFile(file));
  } catch (error) {
    return unreadable(file, error, "Name a file of minutes: import minutes.md");
  }
};

/** Who imports, and into which committee; the operator may import any, and found one so. */
const importer = async (app: App, caller: Caller, committee: string | null) => {
  const operator = caller.speaker.kind === "operator";
  if (operator)
    return ok({
      by: { name: "the operator", personId: null },
      mayCreateCommittee: true,
      ...(committee === null ? {} : { committeeCode: committee }),
    });
  const hearing = hear(await app.store.register(), caller.speaker, caller.place, committee ?? undefined);
  if (hearing.kind === "which")
    return refuse("You belong to more than one committee.", "Name the one you mean: --committee CODE");
  if (hearing.kind !== "known") return refuse("That committee does not know you.", "Ask its Secretary to add you.");
  const { standing } = hearing;
  if (!may(standing, "administer")) return deny(standing, "administer", "import minutes");
  return ok({
    by: { name: standing.name, personId: standing.person?.id ?? null },
    mayCreateCommittee: false,
    committeeCode: standing.committee.code,
  });
};

/** Reads a file of minutes into the log. */
export const importFile = async (
  app: App,
  caller: Caller,
  file: string,
  wishes: ImportWishes,
  onProgress: (done: number, of: number) => void,
): Promise<Result<ImportReport>> => {
  const text = await readText(app, file);
  if (!text.ok) return text;
  const who = await importer(app, caller, wishes.committee);
  if (!who.ok) return who;
  return importMinutes(app, {
    ...who.value,
    text: text.value,
    source: "terminal",
    dryRun: wishes.dryRun,
    event: null,
    onProgress,
  });
};
