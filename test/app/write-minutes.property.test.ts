import { afterEach, beforeEach, expect, test } from "vitest";
import { findMeeting } from "../../src/app/find-meeting.js";
import { minutesSource } from "../../src/app/minutes-source.js";
import { minutesMarkdown } from "../../src/domain/minutes/write/markdown.js";
import { writeMinutes } from "../../src/domain/minutes/write/write-minutes.js";
import { emptyLog, type ImportedLog } from "./imports.js";
import { MARKDOWN as SAMPLE } from "./sample-minutes.js";

let log: ImportedLog;
beforeEach(async () => {
  log = await emptyLog();
});
afterEach(() => log.close());

/** The minutes of a meeting, written from the log. */
export const written = async ({ app, store }: ImportedLog, number: number): Promise<string> => {
  const register = await store.register();
  const [committee] = register.committees;
  if (!committee) throw new Error("There is no committee.");
  const found = await findMeeting(store, committee, "2026-11-23", String(number));
  if (!found.ok) throw new Error(found.problem.what);
  return minutesMarkdown(writeMinutes(await minutesSource(app, register, committee, found.value)));
};

test.each([11, 12])(
  "the sample's minutes of meeting %d, written from the log and imported, change nothing",
  async (number) => {
    for (const text of SAMPLE) await log.take(text);
    const before = await log.everything();
    const text = await written(log, number);
    const report = await log.take(text);
    expect(report.unread).toEqual([]);
    expect(report).toMatchObject({ differences: [], absent: [], partiesCreated: [], meetingRecord: "unchanged" });
    expect(report.changes).toMatchObject({ created: 0, updated: 0 });
    expect(await log.everything()).toEqual(before);
  },
);
