import exceljs from "exceljs";
import mammoth from "mammoth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { emptyLog } from "../app/imports.js";
import { broken, CHANNEL, cardOf, makeWorld, read, type World } from "../world.js";

const fileOf = (answer: Answer) => {
  if (answer.kind !== "card" || !answer.file) throw new Error(`a file was expected: ${read(answer)}`);
  return answer.file;
};

describe("the log as a file", () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
    await world.say("secretary", 'action new "=Publish the outage calendar" owner NetCo target 22 March');
    await world.say("secretary", 'action new "Agree a plan" owner SECAS and DCC');
    await world.say("secretary", 'action new "An old matter" owner DCC target 1 March');
    await world.say("netco", "action update 64/1 Draft sent to members");
    await world.say("netco", "action target 64/1 5 April because the supplier is late");
    await world.say("secretary", "action close 64/3 at 64");
  });
  afterAll(() => world.close());

  it("asks what it is to become, and offers each", async () => {
    const answer = await world.say("member", "export");
    expect(cardOf(answer).buttons.map(({ label }) => label)).toEqual([
      "Actions Outstanding paper",
      "Spreadsheet",
      "CSV",
    ]);
  });

  it("offers the Secretary everything, too", async () => {
    const labels = cardOf(await world.say("secretary", "export")).buttons.map(({ label }) => label);
    expect(labels).toContain("Everything as JSON");
  });

  it("is everything as JSON, for the Secretary alone, and is taken in elsewhere as it left", async () => {
    expect(read(await world.say("chair", "export json"))).toContain("Only the Secretary may");
    const given = await world.say("secretary", "export json");
    // Nothing of the log is changed by it, so no colour or word says that something was recorded.
    expect(cardOf(given).tone).toBeUndefined();
    const file = fileOf(given);
    const data = JSON.parse(new TextDecoder().decode(file.bytes));
    expect([file.name, data.format, data.Action.length]).toEqual(["OPSG-log-2022-03-08.json", "opsg-log", 3]);
    const elsewhere = await emptyLog();
    expect(await elsewhere.app.store.restoreLog(data)).toEqual({ ok: true, value: { code: "OPSG", actions: 3 } });
    await elsewhere.close();
  });

  it("is the Actions Outstanding paper, for whoever may see the log", async () => {
    const file = fileOf(await world.say("member", "export paper"));
    expect(file.name).toBe("OPSG-actions-outstanding-2022-03-08.docx");
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(file.bytes) });
    expect(value).toContain("Draft sent to members");
    expect(value).toContain("OPSG 64/02");
    expect(value).not.toContain("OPSG 64/03");
  });

  it("is a spreadsheet with every action, update and target", async () => {
    const answer = await world.say("observer", "/opsg export xlsx");
    const book = new exceljs.Workbook();
    await book.xlsx.load(fileOf(answer).bytes.buffer as ArrayBuffer);
    expect(book.worksheets.map(({ name, rowCount }) => [name, rowCount - 1])).toEqual([
      ["Actions", 3],
      ["Updates", 1],
      ["Targets", 4],
    ]);
    expect(book.getWorksheet("Actions")?.getRow(2).values).toEqual([
      undefined,
      "OPSG 64/01",
      "=Publish the outage calendar",
      "NetCo",
      new Date("2022-02-08T00:00:00Z"),
      new Date("2022-03-22T00:00:00Z"),
      new Date("2022-04-05T00:00:00Z"),
      1,
      "open",
      undefined,
      undefined,
      "Draft sent to members",
    ]);
    expect(answer).toMatchObject({ audience: "person", data: { actions: 3, name: "OPSG-log-2022-03-08.xlsx" } });
  });

  it("is CSV, a line an action", async () => {
    const file = fileOf(await world.say("chair", "export csv"));
    expect(file.name).toBe("OPSG-log-2022-03-08-White.csv");
    const text = new TextDecoder().decode(file.bytes);
    expect(text.split("\r\n")).toHaveLength(5);
    expect(text).toContain("OPSG 64/01,'=Publish the outage calendar,NetCo,2022-02-08,2022-03-22,2022-04-05,1,open,");
  });

  it.each(["csv", "json"])("lets everybody else have their turn between pages of %s", async (kind) => {
    const pages = 40;
    const slow = await makeWorld();
    const { store } = slow.app;
    let page = 0;
    slow.app.store = {
      ...store,
      actions: {
        ...store.actions,
        page: async () => ({ actions: [], previous: null, next: ++page < pages ? ({} as never) : null }),
      },
      copyLog: async function* () {
        for (let at = 0; at < pages; at++) yield { table: "Action", rows: [], first: at === 0 };
      },
    };
    let turns = 0;
    let running = true;
    const count = (): void => {
      turns++;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    fileOf(await slow.say("secretary", `export ${kind}`));
    running = false;
    await slow.close();
    expect(turns).toBeGreaterThanOrEqual(pages);
  });

  it("is nothing for those who may not see it", async () => {
    for (const who of ["unlinked", "foreigner"]) expect(await world.say(who, "export csv")).not.toHaveProperty("file");
    const stranger = await world.say("unlinked", "export csv", CHANNEL);
    expect(stranger).not.toHaveProperty("file");
    expect(read(stranger)).toContain("Only people whom OPSG knows may take its log as a file.");
    expect(await world.say("foreigner", "export csv", CHANNEL)).not.toHaveProperty("file");
  });

  it("names what it can be, where something else was asked", async () => {
    expect(read(await world.say("member", "export pdf"))).toContain(
      "Type /opsg export and one of paper, spreadsheet, csv, json.",
    );
    expect(broken).toEqual([]);
  });
});
