import { LOOSE_REFERENCE, printReference, type Reference } from "../reference.js";
import { type Draft, fault } from "./draft.js";

const AT_START = new RegExp(`^${LOOSE_REFERENCE.source}(?!\\s*/)(?<after>[\\s\\S]*)$`, "u");

export type ActionName = { reference: Reference; printed: string; after: string };

/** The reference a text begins with, and what follows it. One of another committee spoils the whole file. */
export const takeReference = (text: string, draft: Draft): ActionName | undefined => {
  // Odd digits are read as the plain ones; but what follows a plain reference stays as it was written.
  const match = AT_START.exec(text) ?? AT_START.exec(text.normalize("NFKC"));
  const { committee, meeting, sequence, after } = match?.groups ?? {};
  const ours = draft.meeting.committee ?? draft.wanted;
  if (meeting === undefined || sequence === undefined || ours === null) return undefined;
  if (Number(meeting) < 1 || Number(sequence) < 1) return undefined;
  const reference = { committee: ours, meeting: Number(meeting), sequence: Number(sequence) };
  if (committee !== undefined && committee.toUpperCase() !== ours) {
    const theirs = printReference({ ...reference, committee: committee.toUpperCase() });
    fault(
      draft,
      `The minutes of ${ours} hold the action ${theirs}, which belongs to another committee.`,
      `Correct the reference, or import the minutes of ${committee.toUpperCase()}.`,
    );
    return undefined;
  }
  return { reference, printed: printReference(reference), after: after ?? "" };
};
