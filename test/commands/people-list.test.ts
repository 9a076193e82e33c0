import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ok } from "../../src/domain/result.js";
import { buttonOf, formOf, makeWorld, read, type World } from "../world.js";

const LIST =
  "Name,E-mail,Party,Role\nAda Wick,ada@example.org,NetCo,member\nBo Hawser,bo@example.org,Rope Board,\nNobody,,,Emperor";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const person = async (name: string) => (await world.store.register()).people.find((one) => one.name === name);
const paste = async (text: string) => {
  const form = formOf(await world.say("secretary", "person import"));
  return world.submit("secretary", form, { text });
};

describe("a list of people", () => {
  it("is shown first: who is new, which parties are, and what could not be read", async () => {
    const text = read(await paste(LIST));
    expect(text).toContain("Add these people to OPSG?");
    expect(text).toContain("2 new, 0 linked, 0 changed, 0 as they were");
    expect(text).toContain("Ada Wick: ada@example.org, member, contact for NetCo");
    expect(text).toMatch(/Parties that are new\nRope Board/u);
    expect(text).toContain("line 4: Nobody, , , Emperor: “Emperor” is not a role");
    expect(await person("Ada Wick")).toBeUndefined();
  });

  it("takes parties that it knows, named together, as those parties, and asks about half-known ones", async () => {
    const text = read(await paste("Ada Wick,ada@example.org,SECAS and DCC\nBo Hawser,bo@example.org,NetCo & Sons"));
    expect(text).toContain("Ada Wick: ada@example.org, contact for SECAS, contact for DCC");
    expect(text).toContain("line 1: “SECAS and DCC” is taken as SECAS and DCC");
    expect(text).toContain("“NetCo & Sons” would be a new party, though NetCo is one: write a comma between two");
    expect(text).not.toMatch(/Parties that are new\n.*SECAS/u);
  });

  it("makes nobody contact and deputy for one party, and names the columns that it does not read", async () => {
    const text = read(
      await paste('Name,E-mail,Party,Deputy for,Phone,Notes\nAda Wick,ada@example.org,NetCo,"netco, DCC",123,none'),
    );
    expect(text).toContain("Ada Wick: ada@example.org, contact for NetCo, deputy for DCC");
    expect(text).toContain("line 2: Ada Wick cannot be contact and deputy for NetCo; they are taken as its contact");
    expect(text).toContain("the columns “Phone” and “Notes” are not read");
  });

  it("names few of many parties of one person, and says how many more there are", async () => {
    const text = read(await paste('Ada Wick,ada@example.org,"Rope Board, Lamp Board, Oar Board, Sail Board, NetCo"'));
    expect(text).toContain("contact for Rope Board, contact for Lamp Board, contact for Oar Board, and 2 parties more");
  });

  it("is stored once, whole, and their accounts are linked when they write", async () => {
    const preview = await paste(LIST);
    const { press } = buttonOf(preview, "Add them");
    expect(read(await world.press("secretary", press))).toContain("2 people are stored");
    expect(await person("Bo Hawser")).toMatchObject({ email: "bo@example.org", contacts: [{ deputy: false }] });
    expect(read(await world.press("secretary", press))).toContain("stored already");
    const cancelled = read(await world.press("secretary", buttonOf(preview, "Cancel").press));
    expect(cancelled).toContain("These people were added already; nothing was changed.");
    const ada = { ...world.callerOf("ada"), verifiedEmail: async () => "ada@example.org" };
    expect(read(await world.doors.dispatch(ada, { text: "action list mine", mentions: [] }))).toContain("NetCo");
  });

  it("is stored from a terminal, too, by the line that it shows", async () => {
    const shown = read(await world.say("operator", "person import Ada Wick, ada@example.org, NetCo, member"));
    const line = /Add them: (?<line>.+)/u.exec(shown)?.groups?.line ?? "";
    expect(read(await world.say("operator", line))).toContain("1 person is stored");
    expect(await person("Ada Wick")).toMatchObject({ email: "ada@example.org" });
  });

  it("that somebody else has stored meanwhile changes nothing twice", async () => {
    const [mine, theirs] = [await paste(LIST), await paste(LIST)];
    await world.press("secretary", buttonOf(theirs, "Add them").press);
    expect(read(await world.press("secretary", buttonOf(mine, "Add them").press))).toContain("Nobody was changed");
  });

  it("comes as a file, too, and is nobody's but the Secretary's", async () => {
    const bytes = async () => ok(new TextEncoder().encode(LIST));
    const files = [{ name: "people.csv", link: null, bytes }];
    const said = { text: "", mentions: [] };
    expect(read(await world.doors.reply({ ...world.callerOf("secretary"), files }, said))).toContain(
      "Add these people",
    );
    expect(read(await world.doors.reply({ ...world.callerOf("chair"), files }, said))).not.toContain(
      "Add these people",
    );
    expect(read(await world.say("chair", `person import ${LIST}`))).toContain("Only the Secretary may add people");
  });

  it("says of a line with only a name that nobody can be known by it", async () => {
    const shown = read(await paste("Name,E-mail\nAda Wick,ada@example.org\nBo Hawser"));
    expect(shown).toMatch(
      /No address and no account: I cannot know them when they write, nor remind them\nBo Hawser\n/u,
    );
  });

  it("says whom it links by their name alone, and whom it takes as one", async () => {
    await world.say("secretary", 'person add "Ada Wick" contact-for GridCo');
    const preview = await paste("Name,E-mail,Party\nADA WICK,ada@example.org,\nBo Hawser,,NetCo\nbo  hawser,,DCC");
    expect(read(preview)).toContain("ada@example.org is taken for the Ada Wick known already");
    expect(read(preview)).toContain("line 4: bo hawser stands in line 3 already; both are taken as one person");
    await world.press("secretary", buttonOf(preview, "Add them").press);
    expect(await person("Ada Wick")).toMatchObject({ email: "ada@example.org", contacts: [{ deputy: false }] });
    expect((await world.store.register()).people.filter(({ name }) => /^(?:ada|bo)\b/iu.test(name))).toHaveLength(2);
  });
});
