import { deflateRawSync, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readDocx } from "../../src/documents/docx.js";
import { readPdf } from "../../src/documents/pdf.js";
import { readApart } from "../../src/documents/read-apart.js";
import { readDocument } from "../../src/documents/read-document.js";
import { readMinutes } from "../../src/domain/minutes/read-minutes.js";
import type { Result } from "../../src/domain/result.js";
import { minutesInWord } from "./make-docx.js";
import { makePdf, type Placed } from "./make-pdf.js";
import { makeZip } from "./make-zip.js";

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.problem.what} ${result.problem.instead ?? ""}`);
  return result.value;
};
const refusal = (result: Result<unknown>): string => (result.ok ? "It was read." : result.problem.what);

const part = (text: string): Buffer => Buffer.from(text);
const WORD = { "[Content_Types].xml": part("<Types/>"), "word/document.xml": part("<w:document/>") };

describe("a Word document", () => {
  it("is read with its tables as tables, its items numbered as Word shows them, and its letters as they are", async () => {
    const text = value(await readDocx(await minutesInWord()));
    const minutes = value(readMinutes(text));
    expect(minutes.meeting).toMatchObject({ committee: "LKF", number: 7, date: "2026-09-08", classification: "White" });
    expect(minutes.agenda.map(({ number, title }) => `${number} ${title}`)).toEqual([
      "1 Previous Meeting Minutes",
      "2 Actions Outstanding",
      "2.1 Oars",
      "3 Any Other Business",
    ]);
    expect(minutes.actions).toMatchObject([
      {
        reference: "LKF 6/01",
        text: "The Rope Board to count the oars & the <spare> ropes.",
        owners: ["Rope Board"],
        lastTarget: "2026-09-01",
        revisedTarget: "2026-09-30",
        status: "open",
        updates: [{ text: "Half the oars have been counted." }],
      },
      { reference: "LKF 6/02", status: "closed", updates: [{ text: "It shines." }] },
      { reference: "LKF 7/01", owners: ["Rope Board"] },
    ]);
    expect(minutes.attendees).toHaveLength(2);
    expect(minutes.decisions).toMatchObject([{ agendaItem: "1", verb: "AGREED" }]);
    expect(minutes.unread).toEqual([]);
  });

  it.each([
    ["that holds macros", { ...WORD, "word/vbaProject.bin": part("x") }, /holds macros/],
    [
      "that defines entities",
      { ...WORD, "word/document.xml": part('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>') },
      /XML entities/,
    ],
    ["that is a workbook", { "[Content_Types].xml": part("<Types/>"), "xl/workbook.xml": part("<x/>") }, /a workbook/],
    ["that is any zip file", { "readme.txt": part("hello") }, /no Word document/],
    ["whose text is damaged", { ...WORD, "word/document.xml": part("<w:doc") }, /damaged/],
  ])("%s is refused with the reason", async (_, parts, why) => {
    expect(refusal(await readDocx(makeZip(parts)))).toMatch(why);
  });

  it("of far more text than any minutes is not read", async () => {
    const text = Buffer.alloc(17 * 1024 * 1024, "<w:p/>");
    expect(refusal(await readDocx(makeZip({ ...WORD, "word/document.xml": text })))).toMatch(/far more text/);
  });

  it("made to burst is not unpacked, whatever it says of its size", async () => {
    const bomb = deflateRawSync(Buffer.alloc(80 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    const lying = makeZip({ ...WORD, "word/media/a.xml": { packed: bomb, size: 10 } });
    expect(refusal(await readDocx(lying))).toMatch(/unpacks to far more/);
  });

  it("locked with a password is refused with the reason", async () => {
    expect(refusal(await readDocx(makeZip(WORD, { locked: true })))).toMatch(/locked with a password/);
    const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from("EncryptedPackage", "utf16le")]);
    expect(refusal(await readDocument(ole))).toMatch(/locked with a password/);
    expect(refusal(await readDocument(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0])))).toMatch(/older Word/);
  });
});

const COLUMNS = [50, 110, 260, 330, 400, 470];
const row = (y: number, ...cells: (string | null)[]): Placed[] =>
  cells.flatMap((text, column) => (text === null ? [] : [{ x: COLUMNS[column] ?? 0, y, text, size: 8 }]));
const line = (y: number, text: string): Placed => ({ x: 50, y, text });

const PAGES: Placed[][] = [
  [
    line(800, "Lighthouse Keepers' Forum"),
    line(780, "8 September 2026, LKF_7_0809"),
    line(760, "Draft Minutes"),
    line(730, "1. Previous Meeting Minutes"),
    line(710, "The LKF"),
    { x: 89, y: 710, text: "AGREED", bold: true },
    { x: 133, y: 710, text: "the minutes of the last meeting, which had been sent to all of its" },
    line(698, "members a week before."),
    line(670, "2. Actions Outstanding"),
    ...row(640, "Action ID", "Action", "Date", "Last Target", "Revised", "Owner"),
    ...row(630, null, null, "Raised", "Date", "Target Date"),
    ...row(612, "LKF 6/01", "The Rope Board to count the", "11/08/2026", "01/09/2026", "30/09/2026", "Rope Board"),
    ...row(602, null, "oars and the spare ropes."),
    { x: 50, y: 584, text: "Half of the oars have been counted, and the other half are still out at sea.", size: 8 },
    { x: 50, y: 574, text: "They are expected back before the end of the month, as the Board has said.", size: 8 },
    { x: 50, y: 556, text: "Status: Open. It was said that nothing else stands in the way of the oars now.", size: 8 },
    ...row(538, "LKF 6/02", "Keepers to polish the lens.", "11/08/2026", "08/09/2026", null, "Keepers"),
  ],
  [
    {
      x: 50,
      y: 800,
      text: "It shines, and the committee was glad to hear of it from the Keepers. Status: Closed.",
      size: 8,
    },
    line(760, "ACTION LKF 7/01: The Rope Board to buy a rope by 30 September 2026."),
    line(730, "3. Any Other Business"),
    line(710, "There was none."),
  ],
];

describe("a PDF", () => {
  it("with text is read, its tables by where their columns stand, over the end of a page", async () => {
    const text = value(await readPdf(makePdf(PAGES)));
    const minutes = value(readMinutes(text));
    expect(minutes.meeting).toMatchObject({ committee: "LKF", number: 7, date: "2026-09-08" });
    expect(minutes.actions).toMatchObject([
      {
        reference: "LKF 6/01",
        text: "The Rope Board to count the oars and the spare ropes.",
        owners: ["Rope Board"],
        dateRaised: "2026-08-11",
        lastTarget: "2026-09-01",
        revisedTarget: "2026-09-30",
        status: "open",
      },
      { reference: "LKF 6/02", status: "closed", lastTarget: "2026-09-08", revisedTarget: null },
      { reference: "LKF 7/01" },
    ]);
    expect(minutes.agenda.map(({ number }) => number)).toEqual(["1", "2", "3"]);
    expect(minutes.decisions).toMatchObject([{ verb: "AGREED" }]);
  });

  it("of scanned pages is refused with the reason", async () => {
    expect(refusal(await readPdf(makePdf([[], [line(20, "Scan 2")]])))).toMatch(/likely a scan/);
  });

  it("that is damaged, or is none at all, is refused with the reason", async () => {
    expect(refusal(await readPdf(Buffer.from("%PDF-1.4 and no more")))).toMatch(/damaged/);
  });

  it("locked with a password is refused with the reason", async () => {
    const key = "0".repeat(64);
    const locked = makePdf(PAGES, {
      trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >>`,
    });
    expect(refusal(await readPdf(locked))).toMatch(/locked with a password/);
  });
});

const NO_DOCUMENT = { kind: "pdf", bytes: new Uint8Array() } as const;

describe("whatever is sent", () => {
  it("is read by what is in it, in a thread of its own", async () => {
    expect(value(await readDocument(await minutesInWord()))).toContain("LKF_7_0809");
    expect(value(await readDocument(makePdf(PAGES)))).toContain("LKF_7_0809");
    expect(value(await readDocument(Buffer.from("plain minutes")))).toBe("plain minutes");
    expect(refusal(await readDocument(Buffer.from("{\\rtf1 hello}")))).toMatch(/rich text/);
    expect(refusal(await readDocument(Buffer.from([0xff, 0x00, 0x12])))).toMatch(/not plain text/);
    expect(refusal(await readDocument(new Uint8Array(11 * 1024 * 1024)))).toMatch(/over 10 MB/);
  });

  it("and takes too long is given up", async () => {
    const endless = new URL("data:text/javascript,for(;;);");
    expect(refusal(await readApart(NO_DOCUMENT, { worker: endless, ms: 200 }))).toMatch(/took longer/);
  });

  it("and takes too much memory is given up, and the next is read all the same", async () => {
    const bomb = makePdf(PAGES, { packed: deflateSync(Buffer.alloc(120 * 1024 * 1024, " ")) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const bombs = [bomb, bomb].map((bytes) => readApart({ kind: "pdf", bytes }, { growth: 30 * 1024 * 1024 }));
    const honest = readDocument(makePdf(PAGES));
    for (const each of await Promise.all(bombs)) expect(refusal(each)).toMatch(/took more memory/);
    expect(value(await honest)).toContain("LKF_7_0809");
  });

  it("and fills the memory that its thread was given ends that thread only", async () => {
    const filling = new URL("data:text/javascript,const all = []; for (;;) all.push({ all: [all] });");
    const filled = await readApart(NO_DOCUMENT, { worker: filling, heap: 16, growth: Number.POSITIVE_INFINITY });
    expect(refusal(filled)).toMatch(/took more memory/);
  });

  it("at once is read one at a time, in the order it came; and where many wait, one more is asked to come back", async () => {
    const stamping = new URL(
      `data:text/javascript,${encodeURIComponent(
        'import { parentPort } from "node:worker_threads"; const from = Date.now(); setTimeout(() => parentPort.postMessage({ ok: true, value: [from, Date.now()].join() }), 20);',
      )}`,
    );
    const read = await Promise.all(Array.from({ length: 11 }, () => readApart(NO_DOCUMENT, { worker: stamping })));
    expect(refusal(read.pop() as Result<string>)).toMatch(/Many documents/);
    const spans = read.map((each) => value(each).split(",").map(Number) as [number, number]);
    expect(spans).toHaveLength(10);
    for (const [index, [from]] of spans.entries()) expect(from).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0);
  });
});
