import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareReferences, printReference, readReference } from "../../src/domain/reference.js";

describe("reading a reference", () => {
  it.each([
    "64/1",
    "64/01",
    "opsg 64/01",
    "OPSG64/01",
    "#64/01",
    " OPSG 64 / 01 ",
    "OPSG #64/1",
    "６４／０１",
    "OPSG_64/001",
  ])("“%s” is OPSG 64/01", (text) => {
    const read = readReference(text, "OPSG");
    expect(read.ok && printReference(read.value)).toBe("OPSG 64/01");
  });

  it.each([
    "",
    "64",
    "64/",
    "/01",
    "64/01/02",
    "64/x",
    "sixty-four/1",
    "64/0",
    "0/1",
    "64/12345",
    "64-01",
    "64/01 and more",
  ])("“%s” is none", (text) => {
    expect(readReference(text, "OPSG").ok).toBe(false);
  });

  it("another committee's reference is refused", () => {
    const read = readReference("TABASC 64/01", "OPSG");
    expect(!read.ok && read.problem.what).toContain("is not an action of OPSG.");
  });

  const reference = fc.record({
    committee: fc.constantFrom("OPSG", "T1", "SEC-OPS"),
    meeting: fc.integer({ min: 1, max: 99_999 }),
    sequence: fc.integer({ min: 1, max: 9_999 }),
  });

  it("whatever is printed is read back the same, in every loose form", () => {
    fc.assert(
      fc.property(reference, (wanted) => {
        const { committee, meeting, sequence } = wanted;
        for (const text of [
          printReference(wanted),
          `${meeting}/${sequence}`,
          `#${meeting}/${sequence}`,
          `${committee.toLowerCase()}${meeting}/${sequence}`,
        ]) {
          // A code that ends in a figure runs into the meeting's number; people write a space there.
          if (/\d$/u.test(committee) && !text.includes(" ") && /^[a-z]/u.test(text)) continue;
          expect(readReference(text, committee)).toEqual({ ok: true, value: wanted });
        }
      }),
    );
  });

  it("sorts by meeting, then by number", () => {
    fc.assert(
      fc.property(reference, reference, (a, b) => {
        expect(Math.sign(compareReferences(a, b))).toBe(
          Math.sign((a.meeting - b.meeting) * 100_000 + a.sequence - b.sequence),
        );
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => typeof readReference(text, "OPSG").ok === "boolean"),
    );
  });
});
