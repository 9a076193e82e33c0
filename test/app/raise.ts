import type { Action } from "../../src/domain/action.js";
import { ok } from "../../src/domain/result.js";
import type { World } from "../world.js";

/** Many actions of one owner due on 22 March 2022, in one transaction: typing sixty takes seconds. */
export const raiseMany = (world: World, count: number, text: string, meeting = 64, owner = "NetCo"): Promise<unknown> =>
  world.store.change(null, async (tx) => {
    const { id: committeeId, code } = world.committee;
    const first = await tx.actions.lastSequence(committeeId, meeting);
    for (let number = 1; number <= count; number++) {
      const action: Action = {
        id: world.app.newId(),
        committeeId,
        reference: { committee: code, meeting, sequence: first + number },
        text: `${text} ${number}`,
        ownerIds: [`party-${owner}`],
        dateRaised: "2022-02-08",
        targets: { last: "2022-03-22", revised: null, moves: 0 },
        status: "open",
        closedAt: null,
        agendaItem: null,
        link: null,
        version: 1,
      };
      await tx.actions.insert(action);
      await tx.audit({
        ...{ id: world.app.newId(), committeeId, actionId: action.id, subject: "an action", did: "raised" },
        ...{ at: world.app.clock.now(), by: "The secretary", personId: null, source: "slack" },
        ...{ before: {}, after: {}, reason: null, meeting: null },
      });
    }
    return ok(null);
  });
