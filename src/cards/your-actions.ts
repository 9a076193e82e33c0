import type { Action } from "../domain/action.js";
import type { Day } from "../domain/day.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import type { Card } from "./card.js";
import { figure } from "./digest-view.js";
import { ownActionParts, pressIn } from "./own-action.js";

/** What somebody is asked about: the most urgent of it, and how much there is of each. */
export type AskedActions = {
  committee: Committee;
  register: Register;
  today: Day;
  by: "Chair" | "Secretary";
  ownerIds: string[];
  actions: Action[];
  overdue: number;
  undated: number;
};

/** The Chair's, or the Secretary's, own question after what is overdue or without a date. */
export const yourActionsCard = (asked: AskedActions): Card => {
  const { committee, register, by, ownerIds, actions, overdue, undated } = asked;
  const press = pressIn(committee);
  const open = [
    ...(overdue > 0 ? [`${figure(overdue)} overdue`] : []),
    ...(undated > 0 ? [`${figure(undated)} without a date`] : []),
  ].join(" and ");
  const more = overdue + undated - actions.length;
  return {
    title: `The ${by} of ${committee.code} asks how your actions stand`,
    parts: [
      {
        kind: "text",
        text: `${printOwners(register, ownerIds)}: ${open}. Please say how each stands, when it will be done, or that it is.`,
      },
      ...actions.flatMap((action) => ownActionParts(asked, action)),
      ...(more > 0 ? [{ kind: "note" as const, text: `And ${figure(more)} more: press “All of yours”.` }] : []),
    ],
    buttons: [press("All of yours", "home")],
  };
};
