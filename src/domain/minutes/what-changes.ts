import type { Action } from "../action.js";
import { printShortDay } from "../day.js";
import { effectiveTarget, type Target } from "../target.js";
import type { Change } from "./reconcile.js";

const short = (target: Target): string => (target === "TBC" ? "TBC" : printShortDay(target));

/** What minutes change of an action, in few words, from what to what: "target 08/03/2022 → 12/04/2022; open → closed; 1 update". */
export const whatChanges = (
  before: Action,
  after: Action,
  changes: readonly Change[],
  nameOf: (partyId: string) => string,
): string => {
  const owners = ({ ownerIds }: Action): string => ownerIds.map(nameOf).join(" and ") || "nobody";
  const [was, is] = [effectiveTarget(before.targets), effectiveTarget(after.targets)];
  const retold = changes.some(({ kind }) => kind === "retold");
  const added = changes.filter(({ kind }) => kind === "updated").length;
  const corrected = changes.some(({ kind }) => kind === "corrected" || kind === "carried");
  const rows = [
    was === is ? retold && "its earlier targets" : `target ${short(was)} → ${short(is)}`,
    before.status !== after.status && `${before.status} → ${after.status}`,
    before.status === after.status && before.closedAt !== after.closedAt && `closed at ${after.closedAt}`,
    owners(before) !== owners(after) && `owner ${owners(before)} → ${owners(after)}`,
    before.text !== after.text && "its words",
    added > 0 && (added === 1 ? "1 update" : `${added} updates`),
    corrected && "the words of an update",
  ];
  return rows.filter(Boolean).join("; ");
};
