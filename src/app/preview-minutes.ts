import type { ImportReport } from "../domain/minutes/report.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { importMinutes } from "./import-minutes.js";
import type { App } from "./ports.js";
import type { Preview } from "./setup-store.js";
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

/** Minutes that were read before, as they would change the log by now. */
export const previewAgain = async (app: App, who: Who, id: string): Promise<Result<MinutesPreview>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "import minutes");
  const preview = await app.store.setup.preview(who.standing.committee.id, id);
  if (preview?.kind !== "minutes") return gone();
  const { name, text } = preview;
  const report = await importMinutes(app, { ...requestOf(who), text, dryRun: true, event: null });
  return report.ok ? ok({ id, name, report: report.value }) : report;
};

/** Imports exactly the minutes that were shown, once. */
export const importPreviewed = async (
  app: App,
  who: Who,
  input: { preview: string; withoutClosures: boolean; besides: boolean },
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
    besides: input.besides,
  });
};

/** What a preview that was taken in already says to whoever would put it aside, and what can be done then. */
const TAKEN_IN: Record<Preview["kind"], [what: string, instead: string]> = {
  minutes: [
    "These minutes were imported already; nothing was changed.",
    "What they brought you change action by action. Type /opsg action list to see them.",
  ],
  people: ["These people were added already; nothing was changed.", "Type /opsg person list to see everybody."],
};

/** Puts a preview aside: nothing of it is taken in. One that was taken in already is not undone by that, which is said. */
export const discardPreview = (app: App, who: Who, preview: string, doing: string): Promise<Result<null>> =>
  app.store.change(null, async (tx) => {
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", doing);
    const kept = await tx.setup.preview(who.standing.committee.id, preview);
    // It may have been put aside before, or taken in and forgotten since: which of them is not known any more.
    if (!kept)
      return refuse("That is not kept any more; nothing was changed.", "Type /opsg setup to see what there is.");
    if (kept.doneAt) return refuse(...TAKEN_IN[kept.kind]);
    await tx.setup.discard(preview);
    return ok(null);
  });
