import { printTarget } from "../domain/day-words.js";
import { effectiveTarget } from "../domain/target.js";
import { type ActionView, printMoves, printStatus } from "./action.js";
import type { Part } from "./card.js";

/** How an action stands after what was said of it, in a line. */
export const standingPart = (view: ActionView): Part => {
  const { text, targets } = view.action;
  const short = text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text;
  const target = `Target ${printTarget(effectiveTarget(targets))} (${printMoves(targets.moves)})`;
  return { kind: "note", text: `${short} · ${printStatus(view)} · ${target}` };
};
