import { type ActionView, nameOf } from "./action.js";
import type { Button, Part } from "./card.js";

/** Of a closed action that somebody says is not done: who closed it, where that is known. */
export type Contested = { closedBy: string | null };

/** That it is closed all the same, by whom, and what can be done. */
export const contestedParts = (
  { action, committee, rights }: ActionView,
  contested: Contested | null | undefined,
): Part[] => {
  if (!contested) return [];
  const at = action.closedAt === null ? "" : ` at ${committee.code} ${action.closedAt}`;
  const { closedBy } = contested;
  const closed = closedBy === null ? `It is closed${at}` : `It is closed: ${closedBy} closed it${at}`;
  const next = rights.keep
    ? "You can reopen it."
    : "Only the Chair or the Secretary can reopen it. The Secretary is told what you say.";
  return [{ kind: "text", text: `${closed}. What you say is kept as an update. ${next}` }];
};

/** For whoever keeps the log. */
export const reopenButtons = (view: ActionView, contested: Contested | null | undefined): Button[] => {
  const { action, committee, rights } = view;
  const press = {
    command: "action reopen",
    committee: committee.code,
    values: { reference: nameOf(action) },
    ask: true,
  };
  return contested && rights.keep ? [{ label: "Reopen …", press }] : [];
};
