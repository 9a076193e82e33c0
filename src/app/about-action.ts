import type { Action } from "../domain/action.js";
import { findReferences } from "../domain/answer/named.js";
import type { About } from "../domain/answer/understood.js";
import { dayAt } from "../domain/day.js";
import type { Reference } from "../domain/reference.js";
import { type Committee, partiesOf, partyNames } from "../domain/register.js";
import { effectiveTarget } from "../domain/target.js";
import type { Store } from "./ports.js";
import { meetingsAhead } from "./schedule.js";

/** So many references of one text are looked up; nobody's answer names more. */
const MOST_NAMED = 20;

/** What a text names as the log writes it, which may look like a day: actions there are, and other committees'. */
const namedIn = async (reads: Pick<Store, "actions">, committee: Committee, text: string): Promise<Reference[]> => {
  const named: Reference[] = [];
  for (const { reference, sure, clear } of findReferences(text, committee.code).slice(0, MOST_NAMED)) {
    const { meeting, sequence } = reference;
    const foreign = reference.committee !== committee.code;
    if (foreign || (clear && !sure && (await reads.actions.find(committee.id, meeting, sequence))))
      named.push(reference);
  }
  return named;
};

/** What has to be known of an action to understand what was said of it, in these words, at an instant. */
export const aboutAction = async (
  reads: Pick<Store, "register" | "meetings" | "actions">,
  committee: Committee,
  action: Pick<Action, "reference" | "targets" | "ownerIds">,
  text: string,
  at: Date,
): Promise<About> => {
  const register = await reads.register();
  const said = dayAt(at, committee.zone);
  const target = effectiveTarget(action.targets);
  return {
    said,
    action: {
      target,
      owners: partiesOf(register, committee.id)
        .filter(({ id }) => action.ownerIds.includes(id))
        .map(({ name }) => name),
      reference: action.reference,
    },
    named: await namedIn(reads, committee, text),
    committee: committee.code,
    parties: partyNames(register, committee.id),
    meeting: await meetingsAhead(reads, committee, said, target === "TBC" ? said : target),
  };
};
