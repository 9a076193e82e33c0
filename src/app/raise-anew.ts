import { type Committee, findParty, type Register } from "../domain/register.js";
import type { App } from "./ports.js";

/** Which doubt about minutes is meant, as a button carries it: the meeting, and the place among its doubts. */
export const readDoubtKey = (key: string): { meeting: number; position: number } | null => {
  const [, meeting, position] = /^(\d{1,6})\/(\d{1,6})$/u.exec(key) ?? [];
  return meeting === undefined ? null : { meeting: Number(meeting), position: Number(position) };
};

/**
 * What minutes say of an action whose number was another's, as the form that raises it anew begins with it; null where
 * nothing is kept of it. It is raised at the meeting that its number names, where that is known.
 */
export const twiceNumbered = async (
  app: App,
  register: Register,
  { id }: Committee,
  key: string,
): Promise<Record<"text" | "owners" | "target" | "meeting" | "agendaItem", string> | null> => {
  const at = readDoubtKey(key);
  const doubt = at && (await app.store.setup.doubt(id, at));
  if (!doubt?.action) return null;
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
