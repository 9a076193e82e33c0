import type { Action } from "../domain/action.js";
import { understand } from "../domain/answer/understand.js";
import type { About, Understood } from "../domain/answer/understood.js";
import { dayAt } from "../domain/day.js";
import { type Committee, partiesOf } from "../domain/register.js";
import { effectiveTarget } from "../domain/target.js";
import { meetingsAhead } from "./next-main.js";
import type { Store } from "./ports.js";

/** What has to be known of an action to understand what was said of it at an instant. */
export const aboutAction = async (
  reads: Pick<Store, "register" | "meetings">,
  committee: Committee,
  action: Pick<Action, "targets" | "ownerIds">,
  at: Date,
): Promise<About> => {
  const parties = partiesOf(await reads.register(), committee.id);
  const said = dayAt(at, committee.zone);
  return {
    said,
    action: {
      target: effectiveTarget(action.targets),
      owners: parties.filter(({ id }) => action.ownerIds.includes(id)).map(({ name }) => name),
    },
    committee: committee.code,
    parties: parties.flatMap(({ name, formerNames }) => [name, ...formerNames]),
    meeting: await meetingsAhead(reads, committee, said),
  };
};

/** What a reply about an action, said at an instant, means. */
export const understandAnswer = async (
  reads: Pick<Store, "register" | "meetings">,
  committee: Committee,
  action: Pick<Action, "targets" | "ownerIds">,
  text: string,
  at: Date,
): Promise<Understood> => understand(text, await aboutAction(reads, committee, action, at));
