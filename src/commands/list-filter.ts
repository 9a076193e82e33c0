import type { ActionFilter } from "../app/ports.js";
import { type Day, dayOf, MONTHS } from "../domain/day.js";
import { readOwners } from "../domain/owners.js";
import { printOwners, type Register } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Standing } from "../domain/standing.js";

/** A filter as it was typed, read: what to ask the store for, and how the list is headed. */
export type ListFilter = { filter: ActionFilter; title: string };

const HOW =
  "Type /opsg action list and one of: open, overdue, due this month, mine, owner NetCo, meeting 64, closed, all.";

const monthOf = (today: Day): { from: Day; to: Day } => {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const last = [31, 30, 29, 28].find((day) => dayOf(year, month, day) !== undefined) ?? 28;
  return { from: `${today.slice(0, 8)}01`, to: `${today.slice(0, 8)}${last}` };
};

/** Reads the words after `action list`. */
export const readListFilter = (
  words: string,
  register: Register,
  standing: Standing,
  today: Day,
): Result<ListFilter> => {
  const said = words.trim().replace(/\s+/gu, " ");
  const { committee } = standing;
  switch (said.toLowerCase()) {
    case "":
    case "open":
    case "outstanding":
      return ok({ filter: { show: "outstanding" }, title: "Outstanding actions" });
    case "overdue":
      return ok({ filter: { show: "outstanding", overdueOn: today }, title: "Overdue actions" });
    case "due":
    case "due this month":
      return ok({
        filter: { show: "outstanding", due: monthOf(today) },
        title: `Actions due in ${MONTHS[Number(today.slice(5, 7)) - 1]}`,
      });
    case "closed":
      return ok({ filter: { show: "closed" }, title: "Closed and withdrawn actions" });
    case "all":
      return ok({ filter: { show: "all" }, title: "All actions" });
    case "mine":
      if (standing.partyIds.length === 0) {
        return refuse(
          `You are not a contact of any party of ${committee.code}, so no action is yours.`,
          "Ask the Secretary to make you one.",
        );
      }
      return ok({
        filter: { show: "outstanding", ownerIds: standing.partyIds },
        title: `Outstanding actions of ${printOwners(register, standing.partyIds)}`,
      });
  }
  const meeting = /^(?:meeting|at) (?:[a-z]+ ?)?(\d{1,5})$/iu.exec(said);
  if (meeting) {
    return ok({
      filter: { show: "all", meeting: Number(meeting[1]) },
      title: `Actions raised at ${committee.code} ${Number(meeting[1])}`,
    });
  }
  const owner = /^(?:owner|of|for) (.+)$/iu.exec(said)?.[1];
  if (owner === undefined) return refuse(`I do not know the list “${said.slice(0, 60)}”.`, HOW, "filter");
  const { parties, unknown } = readOwners(register, committee.id, owner);
  if (unknown.length > 0 || parties.length === 0) {
    const known = register.parties.filter(({ committeeId }) => committeeId === committee.id).map(({ name }) => name);
    return refuse(
      `${committee.code} knows no party called “${(unknown[0] ?? owner).slice(0, 60)}”.`,
      `Its parties: ${known.join(", ") || "none yet"}.`,
      "filter",
    );
  }
  const ids = parties.map(({ id }) => id);
  return ok({
    filter: { show: "outstanding", ownerIds: ids },
    title: `Outstanding actions of ${printOwners(register, ids)}`,
  });
};
