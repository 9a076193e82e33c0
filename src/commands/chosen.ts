import { findAction } from "../app/find-action.js";
import type { App } from "../app/ports.js";
import type { Answer, Press } from "../cards/card.js";
import { noneChosenCard } from "../cards/question.js";
import type { Asked } from "../domain/answer/asked.js";
import { chosenBy, whyNoneChosen } from "../domain/answer/which.js";
import { printReference, type Reference, readReference } from "../domain/reference.js";
import { AMENDS } from "./which-action.js";

type AskedWhich = Extract<Asked, { asks: "which" }>;

/** Asks the same again of the words that are kept, and says why. */
const askAgain = ({ committee, offered, kept, each, amends }: AskedWhich, why: string): Press => ({
  command: "action reply",
  committee,
  values: { kept, again: offered.join(","), why, ...(each ? { several: "yes" } : {}), ...(amends ? AMENDS : {}) },
});

/** Why some of the committee's actions that were chosen are not there; null where they are. */
const whyMissing = async (app: App, code: string, chosen: readonly Reference[]): Promise<string | null> => {
  const committee = (await app.store.register()).committees.find((one) => one.code === code);
  for (const reference of chosen) {
    if (!committee || reference.committee !== code) continue;
    const found = await findAction(app.store.actions, committee, printReference(reference));
    if (!found.ok) return [found.problem.what, found.problem.instead ?? ""].join(" ").trim();
  }
  return null;
};

/** What is done of some of the actions that were offered, as the buttons of the question do it. */
export const chosenPress = async (
  app: App,
  asked: Extract<Asked, { asks: "which" | "which to undo" }>,
  text: string,
): Promise<Press | Answer | null> => {
  const { committee, offered } = asked;
  const references = offered.flatMap((name) => {
    const read = readReference(name, committee);
    return read.ok ? [read.value] : [];
  });
  const chosen = chosenBy(text, references, committee);
  const [only, ...others] = (chosen ?? []).map(printReference);
  if (asked.asks === "which") {
    const why = chosen ? await whyMissing(app, committee, chosen) : whyNoneChosen(text, references, committee);
    if (why !== null) return askAgain(asked, why);
  }
  if (!chosen) return null;
  if (only === undefined) return { kind: "card", card: noneChosenCard, audience: "person" };
  if (asked.asks === "which to undo")
    return others.length > 0 ? null : { command: "action undo", committee, values: { reference: only } };
  const { kept, each, amends } = asked;
  const which = others.length > 0 || each ? { each: [only, ...others].join(",") } : { reference: only };
  return { command: "action reply", committee, values: { ...which, kept, ...(amends ? AMENDS : {}) } };
};
