import { describe, expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import { about, fits, readingOf } from "./about.js";
import { FAMILIES } from "./families.js";

describe.each(Object.entries(FAMILIES))("%s", (_, rows) => {
  it.each(rows.flatMap(([meaning, ...texts]) => texts.map((text) => [meaning, text] as const)))(
    "%s: %s",
    (meaning, text) => {
      const read = understand(text, about());
      expect(fits(read, [readingOf(meaning)]), JSON.stringify(read)).toBe(true);
    },
  );
});
