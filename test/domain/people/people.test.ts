import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newCommittee } from "../../../src/app/keep-committee.js";
import { planPeople } from "../../../src/domain/people/plan-people.js";
import { readCsv } from "../../../src/domain/people/read-csv.js";
import { readPeople } from "../../../src/domain/people/read-people.js";
import type { Committee, Party, Person, Register } from "../../../src/domain/register.js";

const listOf = (text: string) => {
  const read = readPeople(text);
  if (!read.ok) throw new Error(read.problem.what);
  return read.value;
};

describe("separated values", () => {
  it.each([
    ["commas", "a,b\nc,d"],
    ["semicolons, as where a comma is the decimal point", "a;b\nc;d"],
    ["tabs, as copied from a spreadsheet", "a\tb\nc\td"],
    ["a byte order mark, CRLF and empty lines", "\uFEFFa,b\r\n\r\n,\r\nc,d\r\n"],
    ["quotes", '"a","b"\n"c","d"'],
  ])("are read with %s", (_, text) => {
    expect(readCsv(text).map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("keep separators, quotes and lines within quotes, and tell the line where a row begins", () => {
    expect(readCsv('name,note\n"Green, Alex","said ""no""\ntwice"\nBo,x')).toEqual([
      { line: 1, cells: ["name", "note"] },
      { line: 2, cells: ["Green, Alex", 'said "no"\ntwice'] },
      { line: 4, cells: ["Bo", "x"] },
    ]);
  });

  it("come back as they were written, whatever the cells hold", () => {
    const cell = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "é", '"', ",", ";", "\t", "\n", " ") });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")).join("\n");
        const trimmed = rows.map((row) => row.map((one) => one.trim())).filter((row) => row.some((one) => one !== ""));
        expect(
          readCsv(`"x","y"\n${text}`)
            .slice(1)
            .map(({ cells }) => cells),
        ).toEqual(trimmed);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a list of people", () => {
  it("has its headings in any order, in many words", () => {
    const { people, unread } = listOf(
      "Organisation;Role;E-mail address;First name;Last name;Deputy for\nNetCo;Chairman;Alex@Example.org;Alex;Green;GridCo",
    );
    expect(unread).toEqual([]);
    expect(people).toEqual([
      {
        line: 2,
        name: "Alex Green",
        email: "alex@example.org",
        role: "chair",
        contactFor: ["NetCo"],
        deputyFor: ["GridCo"],
      },
    ]);
  });

  it("without headings is name, e-mail, party, role, deputy for", () => {
    expect(listOf("Alex Green, alex@example.org, NetCo, member").people).toMatchObject([
      { line: 1, name: "Alex Green", email: "alex@example.org", contactFor: ["NetCo"], role: "member" },
    ]);
  });

  it("in which somebody stands once for each party is that person once", () => {
    expect(
      listOf("name,email,party\nAlex,a@b.org,NetCo\nAlex,a@b.org,GridCo\nAlex,a@b.org,GridCo").people,
    ).toMatchObject([{ contactFor: ["NetCo", "GridCo"] }]);
  });

  it.each([
    ["without addresses", "Alex Green,,NetCo\nALEX  green,,GridCo"],
    ["the address first", "Alex Green,a@b.org,NetCo\nalex green,,GridCo"],
    ["the address last", "Alex Green,,NetCo\nAléx Green,a@b.org,GridCo"],
  ])("names nobody twice: the same name %s is one person, and that is said", (_, text) => {
    const { people, doubts } = listOf(`name,email,party\n${text}`);
    expect(people).toMatchObject([{ name: "Alex Green", contactFor: ["NetCo", "GridCo"] }]);
    expect(people[0]?.email).toBe(text.includes("@") ? "a@b.org" : null);
    expect(doubts).toEqual([expect.stringMatching(/^line 3: .+ stands in line 2 already; both are taken as one/u)]);
  });

  it.each([
    ["no name", ",a@b.org", "there is no name"],
    ["an address that is none", "Bo,a@b", "is not an e-mail address"],
    ["a role that is none", "Bo,a@b.org,NetCo,Emperor", "is not a role"],
    ["a comma in the name", '"Green, Alex",a@b.org', "write the first name first"],
    ["another's address", "Alex,a@b.org\nBo,a@b.org", "has the same address for Alex"],
    ["a name that two have", "Bo,a@b.org\nBo,c@b.org\nBo", "there is more than one Bo in the list"],
  ])("tells the line with %s, and why", (_, text, why) => {
    const { unread } = listOf(`name,email,party,role\n${text}`);
    expect(unread).toHaveLength(1);
    expect(unread[0]?.why).toContain(why);
  });

  it("copied from the recipients of a message has each with their own address", () => {
    const people = (text: string) => {
      const read = readPeople(text);
      if (!read.ok) throw new Error(read.problem.what);
      return read.value.people.map(({ name, email }) => [name, email]);
    };
    const both = [
      ["Ann Lee", "ann@x.example"],
      ["Bo Ek", "bo@x.example"],
    ];
    expect(people("Ann Lee <ann@x.example>; Bo Ek <bo@x.example>; ")).toEqual(both);
    expect(people("Ann Lee <ann@x.example>, Bo Ek <bo@x.example>")).toEqual(both);
    expect(people("Ann Lee <ann@x.example>\nBo Ek <bo@x.example>")).toEqual(both);
    expect(people("Name,Party\nAnn Lee <ann@x.example>,NetCo\nBo Ek <bo@x.example>,NetCo")).toEqual(both);
    const mixed = readPeople("Ann Lee <ann@x.example>; bo@x.example");
    expect(mixed.ok && mixed.value).toMatchObject({
      people: [{ name: "Ann Lee", email: "ann@x.example" }],
      unread: [{ text: "bo@x.example", why: "an address stands where the name should" }],
    });
  });

  it("with a quotation mark that is not closed says so", () => {
    const read = readPeople('Name,Email\n"Ann Lee,ann@x.example\nBo Ek,bo@x.example');
    expect(read.ok && read.value).toMatchObject({
      people: [],
      unread: [{ line: 2, why: expect.stringContaining("a quotation mark opens here and is not closed") }],
    });
  });

  it("with nobody in it is refused", () => {
    expect(readPeople("name,email\n")).toMatchObject({ ok: false });
    expect(readPeople("")).toMatchObject({ ok: false });
  });
});

const party = (name: string, known = true): Party => ({ id: name, committeeId: "c", name, known, formerNames: [] });
const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name,
  name,
  email: `${name.toLowerCase()}@b.org`,
  awayUntil: null,
  accounts: [],
  roles: [{ committeeId: "c", role: "member" }],
  contacts: [],
  lastWroteOn: null,
  ...more,
});
const committee = (id: string): Committee => ({ ...newCommittee(id, id.toUpperCase(), id), id });
const register: Register = {
  committees: [committee("c"), committee("other")],
  parties: [party("NetCo"), party("GridCo"), party("Named", false)],
  people: [
    person("Alex", { contacts: [{ partyId: "NetCo", deputy: false }] }),
    person("Sam", { roles: [{ committeeId: "c", role: "secretary" }] }),
    person("Far", { roles: [{ committeeId: "other", role: "chair" }] }),
    person("Bare", { email: null }),
    person("Both", {
      email: null,
      roles: [
        { committeeId: "c", role: "member" },
        { committeeId: "other", role: "chair" },
      ],
    }),
  ],
  channels: [],
};
const plan = (text: string) => planPeople(register, "c", listOf(`name,email,party,role,deputy for\n${text}`));

describe("what a list does", () => {
  it.each([
    [
      "adds who is not known",
      "Bo,bo@b.org,NetCo",
      { kind: "new", contacts: [{ party: "NetCo", deputy: false }], role: null },
    ],
    ["makes a member of who comes without a party or a role", "Bo,bo@b.org", { kind: "new", role: "member" }],
    ["leaves who is so already", "Alex,alex@b.org,NetCo,member", { kind: "same" }],
    ["gives another party and another role", "Alex,alex@b.org,GridCo,chair", { kind: "changed", role: "chair" }],
    ["links who is known to another committee", "Far,far@b.org,NetCo", { kind: "linked", role: null }],
    ["gives an address to who had none", "bare,bare@b.org", { kind: "changed", email: "bare@b.org", role: null }],
    [
      "makes a deputy of a contact",
      "Alex,alex@b.org,,,NetCo",
      { kind: "changed", contacts: [{ party: "NetCo", deputy: true }] },
    ],
  ])("%s", (_, row, expected) => {
    expect(plan(row).people).toMatchObject([expected]);
  });

  it("makes no party of a person: a deputy of somebody is one of their party", () => {
    const { parties, people, doubts } = plan("Bo,bo@b.org,,,alex\nCy,cy@b.org,GridCo\nDi,di@b.org,,,Cy");
    expect(parties).toEqual([]);
    expect(people.map(({ contacts }) => contacts)).toEqual([
      [{ party: "NetCo", deputy: true }],
      [{ party: "GridCo", deputy: false }],
      [{ party: "GridCo", deputy: true }],
    ]);
    expect(doubts).toEqual([
      "line 2: Alex is a person, who answers for NetCo, so Bo is taken as a deputy for it",
      "line 4: Cy is a person, who answers for GridCo, so Di is taken as a deputy for it",
    ]);
    expect(plan("Bo,bo@b.org,,,Sam").unread[0]?.why).toContain("Sam is a person, and answers for no party yet");
    expect(plan("Bo,bo@b.org,Alex").unread[0]?.why).toContain("name an organisation as the party");
    expect(plan('Bo,bo@b.org,NetCo,,Bo\nEd,ed@b.org,"NetCo, GridCo"\nFi,fi@b.org,,,Ed').unread).toMatchObject([
      { line: 4, why: expect.stringContaining("who answers for NetCo and GridCo") },
    ]);
  });

  it("makes no party of a name that a deputy is for and nobody bears", () => {
    const { parties, people, doubts, unread } = plan(
      '"Wick, Ada",ada@b.org,Keepers\nDee Puty,dee@b.org,,,Ada Wick\nBo,bo@b.org,Keepers Ltd,,GridCoo\nCy,cy@b.org,,,Keepers Ltd',
    );
    expect(unread).toMatchObject([{ line: 2 }]);
    expect(parties.map(({ name }) => name)).toEqual(["Keepers Ltd"]);
    expect(people.map(({ role, contacts }) => ({ role, contacts }))).toEqual([
      { role: "member", contacts: [] },
      { role: null, contacts: [{ party: "Keepers Ltd", deputy: false }] },
      { role: null, contacts: [{ party: "Keepers Ltd", deputy: true }] },
    ]);
    expect(doubts).toEqual([
      "line 3: “Ada Wick” is no party and nobody that I know, so Dee Puty is made nobody’s deputy: put it right, and send the list again",
      "line 4: “GridCoo” is no party and nobody that I know, but almost “GridCo”, so Bo is made nobody’s deputy: put it right, and send the list again",
    ]);
  });

  it("makes no two new people of one name", () => {
    const { people, unread } = plan("Bo,bo@b.org,NetCo\nbo,other@b.org,NetCo");
    expect(people).toMatchObject([{ kind: "new", listed: { email: "bo@b.org" } }]);
    expect(unread).toMatchObject([{ line: 3, why: expect.stringContaining("line 2 has another address for bo") }]);
  });

  it("says whose a known address is where the line gives another name, which is not taken over", () => {
    expect(plan("Bo,alex@b.org,GridCo").doubts).toEqual([
      "line 2: alex@b.org is Alex’s address, and they keep that name; if Bo is somebody else, give their own address",
    ]);
    expect(plan("ALEX,alex@b.org,GridCo").doubts).toEqual([]);
  });

  it("takes nobody the Secretary's role away, and asks where a name is not clear", () => {
    expect(plan("Sam,sam@b.org,,member").unread[0]?.why).toContain("is the Secretary");
    expect(plan("Both,mine@b.org").unread[0]?.why).toContain("only the operator may give them an address");
    expect(plan("Alex,another@b.org").unread[0]?.why).toBe(
      "is known already, by the address alex@b.org; if this is another person, add them with person add",
    );
  });

  it("adds parties, confirms those only named so far, and points at likely slips", () => {
    const { parties, doubts } = plan("Bo,bo@b.org,Netco Ltd\nCy,cy@b.org,named\nDi,di@b.org,GridCoo");
    expect(parties.map(({ name, known }) => [name, known?.id ?? null])).toEqual([
      ["Netco Ltd", null],
      ["Named", "Named"],
      ["GridCoo", null],
    ]);
    expect(doubts).toEqual([expect.stringContaining("“GridCoo” would be a new party, and is almost “GridCo”")]);
  });
});
