import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cardToText } from "../../src/cards/text.js";
import type { SentFile } from "../../src/commands/command.js";
import { ok, refuse } from "../../src/domain/result.js";
import { minutesInWord } from "../documents/make-docx.js";
import { buttonOf, cardOf, formOf, makeWorld, read, type World } from "../world.js";

/** Minutes of the next meeting: one action changed, one closed, one new, one not mentioned, one line not understood. */
const MINUTES = `SEC Operations Group
8 March 2022, OPSG_65_0803
Draft Minutes

Attendees:
Category\tName
NetCo\tAda Wick

1. Previous Meeting Minutes
The OPSG **AGREED** the minutes of the last meeting.

2. Actions Outstanding
Action ID\tAction\tDate Raised\tLast Target Date\tRevised Target Date\tOwner
OPSG 64/01\tNetCo to count the oars.\t08/02/2022\t08/03/2022\t12/04/2022\tNetCo
Half of them are counted. Status: Open.
OPSG 64/02\tGridCo to polish the lens.\t08/02/2022\t08/03/2022\t\tGridCo
It shines. Status: Closed.

**ACTION OPSG 65/01:** NetCo to buy a rope by 12 April 2022.

3. Any Other Business
There was none.
`;

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.say("secretary", 'action new "NetCo to count the oars." owner NetCo target 8 March 2022 meeting 64');
  await world.say("secretary", 'action new "GridCo to polish the lens." owner GridCo target 8 March 2022 meeting 64');
  await world.say("secretary", 'action new "DCC to write the rota." owner DCC target 8 April 2022 meeting 64');
});
afterEach(() => world.close());

const file = (name: string, bytes: Uint8Array | string): SentFile => ({
  name,
  link: `https://files.example/${name}`,
  bytes: async () => ok(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes),
});

/** A message with a file and, as Slack has it, the file's link in the text. */
const send = (who: string, sent: SentFile, words = "") =>
  world.doors.reply(
    { ...world.callerOf(who), files: [sent] },
    { text: [words, sent.link].filter(Boolean).join("\n"), mentions: [] },
  );

/** Files that came in one message. */
const sendAll = (files: SentFile[]) =>
  world.doors.reply(
    { ...world.callerOf("secretary"), files },
    { text: files.map(({ link }) => link).join("\n"), mentions: [] },
  );

const meeting65 = () => world.store.meetings.byNumber(world.committee.id, 65);

describe("minutes sent as a file", () => {
  it("are shown first: what is new, changed, closed and absent; and nothing is stored", async () => {
    const text = read(await send("secretary", file("minutes.txt", MINUTES)));
    expect(text).toContain("Import OPSG 65, 8 March 2022?");
    expect(text).toContain("1 new, 2 changed, 0 as they were; 1 of them closed");
    expect(text).toMatch(/New\nOPSG 65\/01 {2}NetCo to buy a rope/u);
    expect(text).toMatch(/Changed\nOPSG 64\/01 {2}\[target 08\/03\/2022 → 12\/04\/2022; 1 update\] {2}NetCo/u);
    expect(text).toMatch(/Closed\nOPSG 64\/02 {2}\[open → closed; 1 update\]/u);
    expect(text).toMatch(/not mentioned.*\nOPSG 64\/03/u);
    expect(await meeting65()).toBeNull();
    expect((await world.action(64, 2))?.status).toBe("open");
  });

  it("are imported as they were shown, once, whoever of the Secretaries presses and however often", async () => {
    const preview = await send("secretary", file("minutes.txt", MINUTES));
    const { press } = buttonOf(preview, "Import");
    expect(read(await world.press("secretary", press))).toContain("Imported OPSG 65, 8 March 2022");
    expect(await world.action(64, 2)).toMatchObject({ status: "closed", closedAt: 65 });
    expect(await world.action(65, 1)).toMatchObject({ text: "NetCo to buy a rope by 12 April 2022." });
    expect(read(await world.press("secretary", press))).toContain("were imported already");
  });

  it("can be imported without what they close, and with it later", async () => {
    const preview = await send("secretary", file("minutes.txt", MINUTES));
    await world.press("secretary", buttonOf(preview, "Import without closures").press);
    expect((await world.action(64, 2))?.status).toBe("open");
    expect((await world.action(65, 1))?.status).toBe("open");
    const again = await send("secretary", file("minutes.txt", MINUTES));
    expect(read(again)).toMatch(/Closed\nOPSG 64\/02/u);
    await world.press("secretary", buttonOf(again, "Import").press);
    expect((await world.action(64, 2))?.status).toBe("closed");
  });

  it("put aside are not imported afterwards", async () => {
    const preview = await send("secretary", file("minutes.txt", MINUTES));
    await world.press("secretary", buttonOf(preview, "Cancel").press);
    expect(read(await world.press("secretary", buttonOf(preview, "Import").press))).toContain("not kept any more");
    expect(await meeting65()).toBeNull();
  });

  it("imported already are not said to be put aside", async () => {
    const preview = await send("secretary", file("minutes.txt", MINUTES));
    await world.press("secretary", buttonOf(preview, "Import").press);
    const cancelled = read(await world.press("secretary", buttonOf(preview, "Cancel").press));
    expect(cancelled).toContain("These minutes were imported already; nothing was changed.");
    expect(cancelled).not.toContain("put aside");
    expect(await meeting65()).not.toBeNull();
    const other = await send("secretary", file("minutes.txt", MINUTES));
    await world.press("secretary", buttonOf(other, "Close").press);
    expect(read(await world.press("secretary", buttonOf(other, "Close").press))).toContain("not kept any more");
  });

  it("are only for the Secretary: to others the file is what they say of an action, and a preview is no key", async () => {
    const preview = await send("secretary", file("minutes.txt", MINUTES));
    expect(read(await send("netco", file("minutes.txt", MINUTES)))).not.toContain("Import OPSG 65");
    expect(read(await world.press("chair", buttonOf(preview, "Import").press))).toContain("Only the Secretary may");
    expect(await meeting65()).toBeNull();
  });

  it("from others are refused with who may; a stranger is told how to be added", async () => {
    const sent = await send("chair", file("minutes.txt", MINUTES));
    expect(read(sent)).toContain("Only the Secretary may import minutes");
    expect(read(await send("chair", file("people.csv", "Ada,ada@example.org")))).toContain(
      "Only the Secretary may add people",
    );
    for (const name of ["minutes.txt", "board.png"]) {
      const answer = await send("nobody", file(name, MINUTES));
      expect(read(answer)).toContain("I do not know you yet");
      expect(buttonOf(answer, "Ask to be added").press.command).toBe("ask to be added");
    }
    expect(await meeting65()).toBeNull();
  });

  it("beside words about an action are that action's evidence", async () => {
    expect(read(await send("secretary", file("oars.pdf", "%PDF-"), "64/01 the oars are counted"))).toContain(
      "OPSG 64/01: update recorded",
    );
  });

  it("of another committee, or that cannot be read, are refused with the reason", async () => {
    expect(read(await send("secretary", file("m.docx", await minutesInWord())))).toContain(
      "minutes of LKF, not of OPSG",
    );
    expect(read(await send("secretary", file("m.pdf", "%PDF-1.4")))).toContain("m.pdf: The PDF cannot be read");
    expect(read(await send("secretary", file("m.txt", "Eggs, milk")))).toContain(
      "m.txt: These are not minutes of a meeting",
    );
    const lost: SentFile = { ...file("lost.txt", ""), bytes: async () => refuse("The file could not be fetched.") };
    expect(read(await send("secretary", lost))).toContain("lost.txt: The file could not be fetched");
  });

  it("say what to send instead, where a PDF’s columns fell apart", async () => {
    const apart = `${MINUTES}\n${Array.from({ length: 9 }, (_, row) => `k\tf\tx\t${row}`).join("\n")}\n`;
    expect(read(await send("secretary", file("minutes.pdf", apart)))).toMatch(
      /Much of this PDF.*Word file \(\.docx\)/u,
    );
    expect(read(await send("secretary", file("minutes.txt", apart)))).not.toContain("Word file");
  });

  it("survive a restart between the look and the import", async () => {
    const preview = await send("secretary", file("minutes.txt", MINUTES));
    const id = buttonOf(preview, "Import").press.values.preview ?? "";
    expect(await world.store.setup.preview(world.committee.id, id)).toMatchObject({ text: MINUTES, doneAt: null });
    world.at("2022-03-16T10:00:00Z");
    await send("secretary", file("minutes.txt", MINUTES));
    expect(await world.store.setup.preview(world.committee.id, id)).toBeNull();
  });
});

describe("several minutes in one message", () => {
  const LATER = MINUTES.replace("8 March 2022, OPSG_65_0803", "12 April 2022, OPSG_66_1204").replace(
    /65\/01/gu,
    "66/01",
  );

  it("are read all, shown in the order of their meetings, and imported one by one", async () => {
    world.at("2022-04-13T10:00:00Z");
    const files = [file("second.txt", LATER), file("broken.txt", "Hello."), file("first.txt", MINUTES)];
    const all = await sendAll(files);
    const text = read(all);
    expect(text).toContain("2 sets of minutes to import");
    expect(text.indexOf("first.txt")).toBeLessThan(text.indexOf("second.txt"));
    expect(text).toContain("broken.txt: ");
    expect(await meeting65()).toBeNull();
    const looks = cardOf(all).parts.flatMap((part) => (part.kind === "row" && part.button ? [part.button] : []));
    expect(looks).toHaveLength(2);
    for (const [index, number] of [65, 66].entries()) {
      const press = looks[index]?.press;
      if (!press) throw new Error("no button");
      const preview = await world.doors.press(world.callerOf("secretary"), press);
      expect(read(preview)).toContain(`Import OPSG ${number}, `);
      const imported = await world.doors.press(world.callerOf("secretary"), buttonOf(preview, "Import").press);
      expect(read(imported)).toContain(`Imported OPSG ${number}`);
      const again = await world.doors.press(world.callerOf("secretary"), press);
      expect(read(again)).toContain("in the log already");
    }
  });
});

describe("files that cannot be taken in", () => {
  it("are answered with what can, and nothing is recorded", async () => {
    for (const name of ["people.xlsx", "board.png", "all.zip"])
      expect(read(await send("secretary", file(name, "x")))).toContain(`I cannot tell what ${name} is for`);
  });

  it("a spreadsheet is answered with how its people come in", async () => {
    const answer = read(await send("secretary", file("people.xlsx", "x")));
    expect(answer).toContain("Save the sheet as .csv (in Excel: Save As, CSV UTF-8) and send that, or copy its rows");
  });

  it("but a list of people in a text file is one, whatever its name", async () => {
    const list = "Name;E-mail;Party\nBo Hawser;bo@example.org;NetCo\nAda Wick;ada@example.org;NetCo\n";
    const answer = await send("secretary", file("people.txt", list));
    expect(read(answer)).toContain("Add these people to OPSG?");
    expect(read(await world.press("secretary", buttonOf(answer, "Add them").press))).toContain("are stored");
  });

  it("together with minutes are not taken, and it is said what may come at once", async () => {
    const files = [file("a.txt", MINUTES), file("people.csv", "Name,E-mail")];
    const answer = await sendAll(files);
    expect(read(answer)).toContain("I cannot take people.csv in together with minutes");
    expect(read(answer)).toContain("Up to 10 sets of minutes may come at once");
    expect(await meeting65()).toBeNull();
  });

  it("but for a file without a kind in its name, which is read by what is in it", async () => {
    expect(read(await send("secretary", file("OPSG 65 v0.2", MINUTES)))).toContain("Import OPSG 65, 8 March 2022?");
    expect(read(await send("secretary", file("notes", "x")))).toContain("notes: These are not minutes of a meeting.");
    const empty = read(await send("secretary", file("people.csv", "")));
    expect(empty).toContain("The file is empty.");
    expect(empty).not.toContain("minutes");
  });

  it("but what Windows saves as plain text is read", async () => {
    const accented = MINUTES.replace("Ada Wick", "José Wick");
    const bytes = Uint8Array.from([...accented].map((letter) => letter.charCodeAt(0)));
    expect(read(await send("secretary", file("minutes.txt", bytes)))).toContain("Import OPSG 65, 8 March 2022?");
  });
});

describe("minutes as text", () => {
  it("are pasted into the form, or into the chat", async () => {
    const form = formOf(await world.say("secretary", "minutes import"));
    expect(read(await world.submit("secretary", form, { text: MINUTES }))).toContain("Import OPSG 65");
    const long = `${MINUTES}\n${"Nothing else was said.\n".repeat(800)}`;
    const pasted = await world.doors.reply(world.callerOf("secretary"), { text: long, mentions: [] });
    expect(read(pasted)).toContain("Import OPSG 65");
  });

  it("that are short are known all the same, and so is a list of people", async () => {
    const short = `Draft Minutes\n\nAttendees: Ann\n\n1. Actions\nAction ID\tAction\tOwner\nOPSG 64/01\tTo sell a rope.\tNetCo\nStatus: Open.\nNext main meeting: 8 March 2022.`;
    expect(read(await world.doors.reply(world.callerOf("secretary"), { text: short, mentions: [] }))).not.toContain(
      "answered",
    );
    const list = "Bo Hawser, bo@example.org, NetCo\nAda Wick, ada@example.org, NetCo";
    expect(read(await world.doors.reply(world.callerOf("secretary"), { text: list, mentions: [] }))).toContain(
      "Add them",
    );
  });

  it("pasted by others are no answers, and change nothing", async () => {
    const before = await world.store.actions.page({
      committeeId: world.committee.id,
      filter: { show: "all" },
      sort: "reference",
      limit: 50,
    });
    const answer = await world.doors.reply(world.callerOf("chair"), { text: MINUTES, mentions: [] });
    expect(read(answer)).toContain("nothing of it was recorded");
    const after = await world.store.actions.page({
      committeeId: world.committee.id,
      filter: { show: "all" },
      sort: "reference",
      limit: 50,
    });
    expect(after).toEqual(before);
  });

  it("that are none leave the form open with the reason", async () => {
    const form = formOf(await world.say("secretary", "minutes import"));
    const answer = await world.submit("secretary", form, { text: "Eggs, milk" });
    expect(answer).toMatchObject({ kind: "problem", problem: { field: "text" }, form: { title: "Import minutes" } });
  });

  it("typed by others are refused with who may", async () => {
    expect(read(await world.say("chair", "minutes import"))).toContain("Only the Secretary may import minutes");
  });
});

it("what looks wrong in minutes is kept for the check", async () => {
  const twice = MINUTES.replace("3. Any Other", "**ACTION OPSG 65/01:** NetCo to sell a rope.\n\n3. Any Other");
  const preview = await send("secretary", file("minutes.txt", twice));
  expect(cardOf(preview).tone).toBe("warning");
  await world.press("secretary", buttonOf(preview, "Import").press);
  expect(await world.store.setup.doubts(world.committee.id, 10)).toMatchObject([
    { meeting: 65, code: "action-duplicate" },
  ]);
});

it("an action under another's number keeps out of its history, and is raised anew from the check", async () => {
  const rope = "**ACTION OPSG 65/01:** GridCo to light <the lamps> by 12 May 2022.\n\n3. Any Other";
  const preview = await send("secretary", file("minutes.txt", MINUTES.replace("3. Any Other", rope)));
  await world.press("secretary", buttonOf(preview, "Import").press);
  const check = cardOf(await world.say("secretary", "setup check"));
  expect(cardToText(check)).toContain("The other: “GridCo to light <the lamps> by 12 May 2022.”");
  const button = check.parts
    .flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
    .find(({ label }) => label === "Raise it anew");
  if (!button) throw new Error("no button");
  const form = formOf(await world.press("secretary", button.press));
  const filled = Object.fromEntries(
    form.fields.map((field) => [field.name, "value" in field ? field.value : undefined]),
  );
  expect(filled).toMatchObject({
    text: "GridCo to light <the lamps> by 12 May 2022.",
    owners: "party-GridCo",
    target: "2022-05-12",
    meeting: "65",
  });
  const values = Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, value ?? ""]));
  expect(read(await world.submit("secretary", form, values))).toContain("OPSG 65/02 raised");
  expect(read(await world.submit("secretary", { ...form, nonce: "again" }, values))).toContain(
    "raised anew, or seen to",
  );
  const mended = read(await world.say("secretary", "setup check"));
  expect(mended).not.toContain("Raise it anew");
  // A form that was opened before somebody imported other minutes in their place opens no more.
  await world.store.change(null, async (tx) => {
    await tx.setup.setDoubts(world.committee.id, 65, [{ code: "action-duplicate", message: "other", action: null }]);
    return ok(null);
  });
  expect(JSON.stringify(await world.press("secretary", button.press))).toContain("were imported anew since");
  // It was raised after these minutes: what they do not name is no finding.
  expect(mended).not.toContain("65/02");
});
