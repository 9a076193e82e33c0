import { printReference } from "../domain/reference.js";
import type { Card } from "./card.js";

type Withdrawn = {
  code: string;
  /** They have no part in the committee any more; or the account is nobody's there. */
  why: "gone" | "not linked";
  /** The one reminder that it was, and for whom. */
  reminder: { reference: { meeting: number; sequence: number }; party: string } | null;
};

/** A message that lies with somebody who may see nothing of the log any more: nothing of it is left. */
export const withdrawnCard = ({ code, why, reminder }: Withdrawn): Card => {
  const what = reminder ? "reminder" : "message";
  if (why === "not linked")
    return {
      title: `This ${what} is withdrawn`,
      parts: [{ kind: "text", text: `This account is not linked to anybody in ${code} any more.` }],
      buttons: [],
    };
  const left = `You are no longer in ${code}; this ${what} is withdrawn.`;
  return {
    title: reminder
      ? `${printReference({ committee: code, ...reminder.reference })} is not yours to answer any more`
      : `You are no longer in ${code}`,
    parts: [{ kind: "text", text: reminder ? `You do not answer for ${reminder.party} any more. ${left}` : left }],
    buttons: [],
  };
};
