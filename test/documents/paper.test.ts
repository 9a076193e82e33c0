import mammoth from "mammoth";
import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { paperOf } from "../../src/cards/paper.js";
import { paperDocx } from "../../src/documents/paper.js";
import type { Action } from "../../src/domain/action.js";

const committee = { ...newCommittee("c", "HWG", "Harbour Works Group"), classification: "Amber" as const };

const action = (sequence: number, more: Partial<Action> = {}): Action => ({
  id: `a${sequence}`,
  committeeId: "c",
  reference: { committee: "HWG", meeting: 7, sequence },
  text: "Publish the outage calendar",
  ownerIds: [],
  dateRaised: "2022-01-24",
  targets: { last: "2022-03-08", revised: "TBC", moves: 1 },
  status: "open",
  closedAt: null,
  agendaItem: null,
  link: null,
  version: 1,
  ...more,
});

const said = (text: string, by: string | null) => ({
  id: text,
  actionId: "a1",
  text,
  at: new Date("2022-03-01T23:30:00Z"),
  by,
  partyId: null,
  source: "slack" as const,
  meeting: null,
});

const paper = paperOf(committee, "2022-03-02", {
  actions: [
    {
      action: action(1),
      owners: "Berth Users and Pilotage",
      updates: [said("Draft <b>sent</b> & read\u0007", "Sam Brook")],
    },
    {
      action: action(2, { status: "completion proposed", targets: { last: null, revised: "TBC", moves: 0 } }),
      owners: "Pilotage",
      updates: [said("Paper tabled", null)],
    },
  ],
  lastMeeting: { number: 7, date: "2022-02-08" },
  nextMeeting: "2022-03-08",
});

/** Parts of a .docx as XML. It is a zip without compression options of its own: the library's own reader opens it. */
const partsOf = async (bytes: Uint8Array): Promise<Record<string, string>> => {
  const { default: JSZip } = await import("jszip");
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.keys(zip.files).filter((name) => name.endsWith(".xml"));
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await zip.file(name)?.async("string")) ?? ""])),
  );
};

describe("the Actions Outstanding paper", () => {
  it("says of each action what the house style has, what was said since, and how it stands", () => {
    expect(paper.about).toEqual([
      "As of 2 March 2022, for the meeting on 8 March 2022",
      "2 actions are outstanding. Updates are those since HWG 7 on 8 February 2022.",
    ]);
    expect(paper.rows).toEqual([
      {
        cells: [
          "HWG 7/01",
          "Publish the outage calendar",
          "24/01/2022",
          "08/03/2022",
          "TBC",
          "Berth Users and Pilotage",
        ],
        updates: ["01/03/2022, Sam Brook: Draft <b>sent</b> & read\u0007"],
        status: "Status: Open.",
      },
      {
        cells: ["HWG 7/02", "Publish the outage calendar", "24/01/2022", "", "TBC", "Pilotage"],
        updates: ["01/03/2022: Paper tabled"],
        status: "Status: Open. Completion proposed: the committee is asked to agree it.",
      },
    ]);
  });

  it("is a Word document that holds all of it, text as typed", async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await paperDocx(paper)) });
    for (const { cells, updates, status } of paper.rows)
      for (const text of [...cells, ...updates, status]) expect(value).toContain(text.replace("\u0007", "\uFFFD"));
  });

  it("bears its classification above and below each page, and its table's header on each", async () => {
    const parts = await partsOf(await paperDocx(paper));
    const [header, footer] = ["header", "footer"].map(
      (name) => Object.entries(parts).find(([path]) => path.includes(name))?.[1],
    );
    expect([header, footer]).toEqual(Array(2).fill(expect.stringContaining("Classification: Amber")));
    // A size of its own on one run would leave the page's number in another.
    expect(footer).toContain('<w:pStyle w:val="edge"/>');
    expect(footer).not.toContain("<w:sz ");
    expect(parts["word/styles.xml"]).toMatch(/w:styleId="edge".*?<w:sz w:val="18"\/>/su);
    const rows = parts["word/document.xml"]?.split("<w:tr>") ?? [];
    expect(rows.filter((row) => row.includes("<w:tblHeader/>"))).toEqual([expect.stringContaining("Last Target Date")]);
  });

  it("keeps an action whole on a page, but not one so long that most of the page before it would be empty", async () => {
    const text = "To write down all that is known of the harbour. ".repeat(60);
    const long = paperOf(committee, "2022-03-02", {
      actions: [action(1), action(2, { text })].map((one) => ({ action: one, owners: "Pilotage", updates: [] })),
      lastMeeting: null,
      nextMeeting: null,
    });
    const rows = (await partsOf(await paperDocx(long)))["word/document.xml"]?.split("<w:tr>") ?? [];
    const [short, broken] = ["HWG 7/01", "HWG 7/02"].map((name) => rows.find((row) => row.includes(name)));
    expect(short).toContain("<w:cantSplit/>");
    expect(broken).not.toMatch(/<w:cantSplit\/>|w:val="row"|w:val="reference"/u);
  });

  it("says so where nothing is outstanding", async () => {
    const none = paperOf(committee, "2022-03-02", { actions: [], lastMeeting: null, nextMeeting: null });
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await paperDocx(none)) });
    expect(value).toContain("No action is outstanding.");
  });
});
