import { expect, test } from "vitest";
import { draftMinutes } from "../../src/app/draft-minutes.js";
import { documentsApart } from "../../src/documents/write-apart.js";
import { hear } from "../../src/domain/standing.js";
import { emptyLog } from "../app/imports.js";
import { MARKDOWN } from "../app/sample-minutes.js";

test("the Word file of a meeting's minutes, imported again, changes nothing", async () => {
  const log = await emptyLog();
  for (const text of MARKDOWN) await log.take(text);
  const hearing = hear(await log.store.register(), { kind: "operator" }, { kind: "private" });
  if (hearing.kind !== "known") throw new Error("nobody is heard");
  const app = { ...log.app, documents: documentsApart };
  const who = { standing: hearing.standing, source: "terminal" as const, event: null };
  const drafted = await draftMinutes(app, who, { meeting: "12" }, "word");
  if (!drafted.ok || drafted.value.file === null) throw new Error("there is no file");
  expect(drafted.value.file.name).toBe("HWG_12_1011.docx");
  const text = await documentsApart.read(drafted.value.file.bytes);
  if (!text.ok) throw new Error(text.problem.what);
  const report = await log.take(text.value);
  expect(report).toMatchObject({ differences: [], absent: [], unread: [], meetingRecord: "unchanged" });
  expect(report.changes).toMatchObject({ created: 0, updated: 0 });
  await log.close();
}, 60_000);
