import { ok, type Result, refuse } from "./result.js";

/** An action's name for ever: committee, the meeting that raised it, its running number there. Printed `OPSG 64/01`. */
export type Reference = { committee: string; meeting: number; sequence: number };

/** Meetings and running numbers are counted from 1; more digits than these are a slip of the keyboard. */
const MAX_MEETING = 99_999;
const MAX_SEQUENCE = 9_999;

export const printReference = ({ committee, meeting, sequence }: Reference): string =>
  `${committee} ${meeting}/${String(sequence).padStart(2, "0")}`;

/** Longer than any reference anybody writes; what is longer is not looked at. Characters. */
const LONGEST_REFERENCE = 60;

/** Any loose form of a reference, for finding one in running text: `64/1`, `OPSG64/01`, `#64/01`. Bounded, so that long texts take no longer than they are. */
export const LOOSE_REFERENCE =
  /(?:(?<committee>[A-Za-z][A-Za-z0-9-]{0,15}?)[\s_]{0,4})?#?\s{0,4}(?<meeting>\d{1,5})\s{0,4}[/⁄∕]\s{0,4}(?<sequence>\d{1,4})/u;

/**
 * Reads a reference in any loose form: `64/1`, `64/01`, `opsg 64/01`, `OPSG64/01` and `#64/01` are one action.
 * @param committee the code of the committee in question; a reference that names another is refused
 */
export const readReference = (text: string, committee: string): Result<Reference> => {
  const short = text.length <= LONGEST_REFERENCE ? text : "";
  const match = new RegExp(`^\\s*${LOOSE_REFERENCE.source}\\s*$`, "u").exec(short.normalize("NFKC"));
  const example = `Write it as meeting and number, for example ${printReference({ committee, meeting: 64, sequence: 1 })} or 64/1.`;
  if (!match?.groups)
    return refuse(`“${text.trim().slice(0, 60)}” is not a reference to an action.`, example, "reference");
  const named = match.groups.committee?.toUpperCase();
  const meeting = Number(match.groups.meeting);
  const sequence = Number(match.groups.sequence);
  if (named !== undefined && named !== committee.toUpperCase()) {
    return refuse(
      `${printReference({ committee: named, meeting, sequence })} is not an action of ${committee}.`,
      `If you mean ${committee}’s, write ${printReference({ committee, meeting, sequence })}.`,
      "reference",
    );
  }
  if (meeting < 1 || sequence < 1 || meeting > MAX_MEETING || sequence > MAX_SEQUENCE) {
    return refuse(
      `There is no action ${text.trim().slice(0, 60)}: meetings and numbers are counted from 1.`,
      example,
      "reference",
    );
  }
  return ok({ committee, meeting, sequence });
};

/** In the order of the log: by meeting, then by number. */
export const compareReferences = (a: Reference, b: Reference): number =>
  a.meeting - b.meeting || a.sequence - b.sequence;

/** Whether two references name one action. */
export const isSame = (a: Reference, b: Reference): boolean =>
  a.committee === b.committee && compareReferences(a, b) === 0;
