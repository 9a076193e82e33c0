import { expect, it } from "vitest";
import { isAnothersCode } from "../../../src/domain/answer/codes.js";

const names = { committees: [], parties: ["DCC", "NetCo"] };

it.each(["opsg", "hwg", "Opsg", "smwg", "bsc", "HWG", "OPSG"])(
  "“%s” before a reference is a committee's code",
  (word) => {
    expect(isAnothersCode(word, names, true)).toBe(true);
  },
);

it.each(
  "dcc netco update updated regarding re action actions done sorry hello thx thanks pls please mtg tgt and also status the this answer for both doen changes ref nearly tests text asks months length strengths eighths report progress closing".split(
    " ",
  ),
)("“%s” before a reference is a word or a party", (word) => {
  expect(isAnothersCode(word, names, true)).toBe(false);
});

it("in small letters is a code only where nothing stands before it", () => {
  expect(isAnothersCode("opsg", names)).toBe(false);
});
