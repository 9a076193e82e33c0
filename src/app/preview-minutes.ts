import type { ImportReport } from "../domain/minutes/report.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { importMinutes } from "./import-minutes.js";
import type { App } from "./ports.js";
import { deny, type Who } from "./who.js";

/** What minutes would change, and the id under which exactly these can be imported. */
export type MinutesPreview = { id: string; name: string; report: ImportReport };

const requestOf = (who: Who) => ({
  by: { name: who.standing.name, personId: who.standing.person?.id ?? null },
  source: who.source,
  committeeCode: who.standing.committee.code,
  mayCreateCommittee: false,
});

/** Reads minutes and says what importing them would do; nothing of the log changes, and the text is kept to be confirmed. */
export const previewMinutes = async (
  app: App,
  who: Who,
  input: { name: string; text: string },
): Promise<Result<MinutesPreview>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "import minutes");
  const report = await importMinutes(app, { ...requestOf(who), text: input.text, dryRun: true, event: null });
  if (!report.ok) return report;
  const id = app.newId();
  const committeeId = who.standing.committee.id;
  const kept = await app.store.change(null, async (tx) => {
    await tx.setup.keep({ id, committeeId, kind: "minutes", ...input, at: app.clock.now() });
    return ok(null);
  });
  return kept.ok ? ok({ id, name: input.name, report: report.value }) : kept;
};

const gone = () =>
  refuse("That is not kept any more, so nothing was imported.", "Send the minutes again, and look at them anew.");

/** Imports exactly the minutes that were shown, once. */
export const importPreviewed = async (
  app: App,
  who: Who,
  input: { preview: string; withoutClosures: boolean },
): Promise<Result<ImportReport>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "import minutes");
  const preview = await app.store.setup.preview(who.standing.committee.id, input.preview);
  if (preview?.kind !== "minutes") return gone();
  return importMinutes(app, {
    ...requestOf(who),
    text: preview.text,
    dryRun: false,
    event: who.event,
    preview: preview.id,
    withoutClosures: input.withoutClosures,
  });
};

/** Puts a preview aside: nothing of it is imported. */
export const discardPreview = (app: App, who: Who, preview: string): Promise<Result<null>> =>
  app.store.change(null, async (tx) => {
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", "import minutes");
    if (await tx.setup.preview(who.standing.committee.id, preview)) await tx.setup.discard(preview);
    return ok(null);
  });
