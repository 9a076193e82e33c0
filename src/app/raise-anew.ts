import { type Committee, findParty, type Register } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { doubtMark } from "../domain/setup/findings.js";
import type { App, Tx } from "./ports.js";

/** Which doubt about minutes is meant: the meeting, the place among its doubts, and what of it was shown. */
export type DoubtKey = { meeting: number; position: number; shown: string | undefined };

/** The same as a button carries it: `65/0`, and beside it the mark of what was shown. */
export const readDoubtKey = ({ doubt, shown }: Record<string, string | undefined>): DoubtKey | null => {
  const [, meeting, position] = /^(\d{1,6})\/(\d{1,6})$/u.exec(doubt ?? "") ?? [];
  return meeting === undefined ? null : { meeting: Number(meeting), position: Number(position), shown };
};

/** Settles the doubt that is raised anew; refused where it was seen to already, or other words stand there by now. */
export const settleRaisedAnew = async (
  app: App,
  tx: Tx,
  { id }: Committee,
  { shown, ...at }: DoubtKey,
): Promise<Result<null>> => {
  const doubt = await tx.setup.doubt(id, at);
  if (doubt && doubtMark(doubt) === shown && (await tx.setup.settleDoubt(id, at, app.clock.now()))) return ok(null);
  return refuse(
    "That has been raised anew, or seen to, already, or these minutes were imported anew since; nothing was changed.",
    "Type /opsg setup check to look again.",
  );
};

/**
 * What minutes say of an action whose number was another's, as the form that raises it anew begins with it; null where
 * nothing is kept of it, or something else stands there by now. It is raised at the meeting that its number names, where that is known.
 */
export const twiceNumbered = async (
  app: App,
  register: Register,
  { id }: Committee,
  { shown, ...at }: DoubtKey,
): Promise<Record<"text" | "owners" | "target" | "meeting" | "agendaItem", string> | null> => {
  const doubt = await app.store.setup.doubt(id, at);
  if (!doubt?.action || doubtMark(doubt) !== shown) return null;
  const { text, owners, target, agendaItem, raisedAt } = doubt.action;
  const known = await app.store.meetings.byNumber(id, raisedAt);
  return {
    text,
    owners: owners.map((name) => findParty(register, id, name)?.id ?? name).join(","),
    target: target === null || target === "TBC" ? "" : target,
    meeting: String(known ? raisedAt : doubt.meeting),
    agendaItem: raisedAt === doubt.meeting ? (agendaItem ?? "") : "",
  };
};
