import { type Day, dayAt } from "../domain/day.js";
import { doubtsAbout } from "../domain/doubts.js";
import { MAX_PASTED, type PastedLine, readPasted, repeatedIn } from "../domain/pasted-actions.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { workingDaysOf } from "../domain/working-days.js";
import type { App } from "./ports.js";
import { type Raised, raiseWithin, raisingMeeting } from "./raise-action.js";
import { nextMainMeeting } from "./schedule.js";
import { deny, type Who } from "./who.js";

/** How long a list that was looked at beforehand can still be raised. Milliseconds. */
const KEPT_MS = 60 * 60_000;

/** A list as it was read, before anything is stored, with what looks wrong of its lines. `draft` names it when it is to be raised. */
export type PastedPreview = { lines: (PastedLine & { doubts: string[] })[]; draft: string };

/** The day of the meeting that is to raise them: of the one named, where the log knows it. */
const dayRaised = async ({ store }: App, { id }: Committee, named: string | undefined, today: Day): Promise<Day> => {
  const number = Number(/(\d{1,5})\s*$/u.exec(named ?? "")?.[1]);
  const meeting = number > 0 ? await store.meetings.byNumber(id, number) : await raisingMeeting(store, id, today);
  return meeting?.date ?? today;
};

const readLines = async (app: App, who: Who, text: string): Promise<Result<PastedLine[]>> => {
  const { committee } = who.standing;
  const today = dayAt(app.clock.now(), committee.zone);
  const nextMain = await nextMainMeeting(app.store, committee, today);
  const lines = readPasted(text, await app.store.register(), committee.id, today, nextMain);
  if (lines.length === 0)
    return refuse(
      "There is no action in it.",
      "Write one a line: NetCo to publish the calendar target 8 March",
      "list",
    );
  if (lines.length > MAX_PASTED)
    return refuse(`That is ${lines.length} actions; ${MAX_PASTED} go at once.`, "Paste it in two parts.", "list");
  return ok(lines);
};

/** Reads a pasted list and keeps it for an hour; nothing of the log is changed. */
export const previewMany = async (
  app: App,
  who: Who,
  { list: text, meeting }: { list: string; meeting?: string | undefined },
): Promise<Result<PastedPreview>> => {
  if (!may(who.standing, "keep")) return deny(who.standing, "keep", "raise actions");
  const lines = await readLines(app, who, text);
  if (!lines.ok) return lines;
  const { committee } = who.standing;
  const today = dayAt(app.clock.now(), committee.zone);
  const raised = await dayRaised(app, committee, meeting, today);
  const isWorkingDay = await workingDaysOf(committee.holidays);
  const file = { name: committee.id, type: "text/plain", bytes: new TextEncoder().encode(text) };
  const draft = await app.store.files.keep(file, new Date(app.clock.now().getTime() + KEPT_MS));
  const repeated = repeatedIn(lines.value);
  const doubted = lines.value.map((line) => ({
    ...line,
    doubts:
      line.wrong === null
        ? [...doubtsAbout(line.target, raised, today, isWorkingDay), ...[repeated.get(line.line) ?? []].flat()]
        : [],
  }));
  return ok({ lines: doubted, draft });
};

/** Raises all of a list that was looked at, in one change, once however often it is pressed; or none. */
export const raiseMany = async (
  app: App,
  who: Who,
  { draft, meeting }: { draft: string; meeting?: string | undefined },
): Promise<Result<Raised[]>> => {
  if (!may(who.standing, "keep")) return deny(who.standing, "keep", "raise actions");
  const kept = await app.store.files.open(draft);
  // One that was looked at in another committee is none here.
  if (!kept || kept.name !== who.standing.committee.id)
    return refuse("That list is no longer kept; nothing was raised.", "Paste it again: /opsg action many");
  const lines = await readLines(app, who, new TextDecoder().decode(kept.bytes));
  if (!lines.ok) return lines;
  const wrong = lines.value.find((line) => line.wrong !== null);
  if (wrong) return refuse(`Line ${wrong.line}: ${wrong.wrong} Nothing was raised.`, "Change the list, and try again.");
  return app.store.change(`many:${draft}`, async (tx) => {
    const raised: Raised[] = [];
    for (const { text, owners, target } of lines.value) {
      const one = await raiseWithin(app, who, tx, { text, owners, target, meeting });
      if (!one.ok) return one;
      raised.push(one.value);
    }
    return ok(raised);
  });
};
