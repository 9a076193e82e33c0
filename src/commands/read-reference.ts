import type { Values } from "../cards/card.js";
import { LOOSE_REFERENCE } from "../domain/reference.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { unquote } from "../domain/words.js";

const LEADING = new RegExp(`^\\s*${LOOSE_REFERENCE.source}(?=$|[\\s:,;.–—-])[:,;.–—-]?\\s*`, "u");

/** A reference stands within so many characters; looking further could take long. */
const LOOKED_AT = 60;

/** Splits "64/01 rest of the line" into the reference as typed and the rest. Nothing typed is no fault: a form asks. */
export const readReferenceFirst = (line: string): Result<{ reference?: string; rest: string }> => {
  if (line.trim() === "") return ok({ rest: "" });
  const match = LEADING.exec(line.slice(0, LOOKED_AT));
  if (!match) {
    const first = line.trim().split(/\s+/u, 2).join(" ").slice(0, 60);
    return refuse(
      `“${first}” does not begin with the reference of an action.`,
      "Write it as meeting and number, for example 64/01.",
      "reference",
    );
  }
  const reference = match[0].replace(/[\s:,;.–—-]+$/u, "").trim();
  return ok({ reference, rest: line.slice(match[0].length).trim() });
};

/**
 * Reads a line of a reference and one more value: `64/01 to SECAS`.
 * @param value the name of that value
 * @param lead a word that may stand before it and is left out: `to`, `because`, but not of "because of the audit"
 */
export const readReferenceAnd =
  (value: string, lead?: string) =>
  (line: string): Result<Values> => {
    const read = readReferenceFirst(line);
    if (!read.ok) return read;
    const { reference, rest } = read.value;
    const said = lead === undefined ? rest : rest.replace(new RegExp(`^${lead}\\b(?!\\s+of\\b)[:\\s]*`, "iu"), "");
    return ok({
      ...(reference === undefined ? {} : { reference }),
      ...(said === "" ? {} : { [value]: unquote(said) }),
    });
  };
