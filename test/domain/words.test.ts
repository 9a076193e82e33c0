import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOwners } from "../../src/domain/owners.js";
import type { Register } from "../../src/domain/register.js";
import { ANYTHING, distance, OWNERS, readClauses, splitFirst, straighten, unquote } from "../../src/domain/words.js";

const CLAUSES = { owner: ANYTHING, target: ANYTHING, meeting: /^\d/u };

describe("reading a line", () => {
  it.each([
    [
      '"NetCo to publish" owner NetCo target 8 March',
      { head: "NetCo to publish", clauses: { owner: "NetCo", target: "8 March" } },
    ],
    ["“NetCo to publish” owner ‘NetCo’", { head: "NetCo to publish", clauses: { owner: "NetCo" } }],
    ["target TBC owner A and B meeting 64", { head: "", clauses: { target: "TBC", owner: "A and B", meeting: "64" } }],
    ['"the owner of the target" owner B', { head: "the owner of the target", clauses: { owner: "B" } }],
    ["hold a meeting with users owner B", { head: "hold a meeting with users", clauses: { owner: "B" } }],
    ["find a new owner owner B", { head: "find a new owner", clauses: { owner: "B" } }],
    ["", { head: "", clauses: {} }],
  ])("“%s”", (line, expected) => {
    expect(readClauses(line, CLAUSES)).toEqual(expected);
  });

  it.each([
    ['"DCC to do it" owner DCC owner SECAS item 3', "DCC to do it", "DCC, SECAS"],
    ['"DCC to do it" owner DCC target 8 March owner the new party', "DCC to do it", "DCC, the new party"],
    ["DCC to do it owner DCC and NetCo owner SECAS", "DCC to do it", "DCC and NetCo, SECAS"],
    ["NetCo to find the owner NetCo had owner B", "NetCo to find the owner NetCo had", "B"],
    ["NetCo to ask the owner GridCo owner NetCo", "NetCo to ask the owner GridCo", "NetCo"],
    ["find a new owner owner B", "find a new owner", "B"],
  ])("reads every owner of “%s”", (line, head, owners) => {
    const read = readClauses(line, { [OWNERS]: ANYTHING, target: ANYTHING, item: /^\d/u });
    expect([read.head, read.clauses[OWNERS]]).toEqual([head, owners]);
  });

  it("takes a keyword as terminals have it, with dashes", () => {
    const clauses = { owner: "NetCo", target: "8 March" };
    for (const line of [
      "Row --owner NetCo --target 8 March",
      "Row —owner NetCo —target=8 March",
      "Row --owner=NetCo target 8 March",
    ])
      expect(readClauses(line, CLAUSES)).toEqual({ head: "Row", clauses });
    expect(readClauses('"Row --owner NetCo" now --other x', CLAUSES)).toEqual({
      head: '"Row --owner NetCo" now --other x',
      clauses: {},
    });
  });

  it("keeps every letter of a quoted text, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }).filter((text) => !/["“”„‟«»]/u.test(text)),
        (text) => {
          expect(readClauses(`"${text}" owner X`, CLAUSES).head).toBe(text.trim());
        },
      ),
    );
  });

  it("straightens letter for letter", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => straighten(text).length === text.length));
  });

  it("takes only a pair of quotes away", () => {
    expect(unquote('"a" and "b"')).toBe('"a" and "b"');
    expect(unquote(" “a” ")).toBe("a");
  });

  it("splits off the first word", () => {
    expect(splitFirst("  action   list mine ")).toEqual(["action", "list mine"]);
    expect(splitFirst("   ")).toEqual(["", ""]);
  });

  it("counts the steps between two words", () => {
    expect(distance("lst", "list")).toBe(1);
    expect(distance("", "abc")).toBe(3);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.string({ maxLength: 12 }),
        (a, b) => distance(a, b) === distance(b, a),
      ),
    );
  });
});

describe("reading owners", () => {
  const party = (name: string, formerNames: string[] = []) => ({
    id: `id-${name}`,
    committeeId: "c",
    name,
    known: true,
    formerNames,
  });
  const register: Register = {
    committees: [],
    people: [],
    channels: [],
    parties: [
      party("SECAS"),
      party("DCC"),
      party("Harbour and Docks"),
      party("Réseau", ["Netz"]),
      { ...party("DCC"), id: "other", committeeId: "d" },
    ],
  };

  it.each([
    ["SECAS and DCC", ["SECAS", "DCC"], []],
    ["dcc, secas", ["DCC", "SECAS"], []],
    ["The DCC", ["DCC"], []],
    ["Harbour and Docks and DCC", ["Harbour and Docks", "DCC"], []],
    ["reseau & netz", ["Réseau"], []],
    ["id-DCC,id-SECAS", ["DCC", "SECAS"], []],
    ["NetCo and DCC", ["DCC"], ["NetCo"]],
    ["Bob & Sons", [], ["Bob & Sons"]],
    ["Bob & Sons & Daughters, Wick and Tallow", [], ["Bob & Sons & Daughters", "Wick", "Tallow"]],
    ["DCC & Bob & Sons", ["DCC"], ["Bob & Sons"]],
    ["Bob & DCC", ["DCC"], ["Bob"]],
    ["other", [], ["other"]],
    [" , and ", [], []],
  ])("“%s”", (text, parties, unknown) => {
    const read = readOwners(register, "c", text);
    expect({ parties: read.parties.map(({ name }) => name), unknown: read.unknown }).toEqual({ parties, unknown });
  });
});
