import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvHeader, csvRows } from "../../src/cards/csv.js";
import { LOG_SHEETS } from "../../src/cards/log-sheets.js";

/** An independent reading of RFC 4180, character by character. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let field = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (quoted && char === '"' && text[at + 1] === '"') {
      field += '"';
      at++;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "," || char === "\n")) {
      rows.at(-1)?.push(field);
      field = "";
      if (char === "\n") rows.push([]);
    } else if (quoted || char !== "\r") field += char;
  }
  return rows.slice(0, -1);
};

describe("CSV", () => {
  it("begins with the mark of UTF-8 and the headings", () => {
    expect(csvHeader(LOG_SHEETS[0])).toMatch(/^\uFEFFAction ID,Action,Owner,Date raised,/u);
  });

  it("has days in ISO 8601, figures as they are, and nothing for what is not known", () => {
    expect(csvRows([[{ day: "2022-02-08" }, 3, null, "TBC"]])).toBe("2022-02-08,3,,TBC\r\n");
  });

  it.each(["=1+1", "+44 20", "-1", "@SUM(A1)", "\t=1", "\r=1"])("makes %j text, no formula", (text) => {
    expect(readCsv(csvRows([[text]]))).toEqual([[`'${text}`]]);
  });

  it("is read back as what was written, whatever was typed", () => {
    const text = fc.string({ unit: "binary", maxLength: 12 }).filter((one) => !/^[=+\-@\t\r]/u.test(one));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        expect(readCsv(csvRows(rows))).toEqual(rows);
      }),
    );
  });
});
