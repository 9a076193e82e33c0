import type { Action } from "../domain/action.js";
import type { About } from "../domain/answer/understood.js";
import { dayAt } from "../domain/day.js";
import { type Committee, partiesOf } from "../domain/register.js";
import { effectiveTarget } from "../domain/target.js";
import type { Store } from "./ports.js";
import { meetingsAhead } from "./schedule.js";

/** What has to be known of an action to understand what was said of it at an instant. */
export const aboutAction = async (
  reads: Pick<Store, "register" | "meetings">,
  committee: Committee,
  action: Pick<Action, "reference" | "targets" | "ownerIds">,
  at: Date,
): Promise<About> => {
  const parties = partiesOf(await reads.register(), committee.id);
  const said = dayAt(at, committee.zone);
  const target = effectiveTarget(action.targets);
  return {
    said,
    action: {
      target,
      owners: parties.filter(({ id }) => action.ownerIds.includes(id)).map(({ name }) => name),
      reference: action.reference,
    },
    committee: committee.code,
    parties: parties.flatMap(({ name, formerNames }) => [name, ...formerNames]),
    meeting: await meetingsAhead(reads, committee, said, target === "TBC" ? said : target),
  };
};
