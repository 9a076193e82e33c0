import { describe, expect, it } from "vitest";
import { addPerson } from "../../src/app/add-person.js";
import { newCommittee } from "../../src/app/keep-committee.js";
import { ANY_TENANT } from "../../src/app/link-account.js";
import type { App, Store } from "../../src/app/ports.js";
import { makeDoors } from "../../src/commands/doors.js";
import { charts } from "../../src/documents/charts.js";
import { documentsApart } from "../../src/documents/write-apart.js";
import { ok } from "../../src/domain/result.js";
import { hear } from "../../src/domain/standing.js";
import { broken, cardOf } from "../world.js";
import { clock, type NewGround } from "./ground.js";

let ids = 0;
const appOf = (store: Store): App => ({
  store,
  clock,
  documents: documentsApart,
  address: () => null,
  charts,
  newId: () => `first-contact-${++ids}`,
});

/** What a person is answered who writes for the first time, several times at once, to more than one instance. */
export const firstContactContract = (engine: string, newGround: NewGround): void => {
  describe(`first contact on ${engine}`, () => {
    it("answers every one of somebody's first words at once, whichever instance hears them, and links them once", async () => {
      const ground = await newGround();
      const apps = [appOf(await ground.open()), appOf(await ground.open())] as const;
      const committee = newCommittee("committee-OPSG", "OPSG", "SEC Operations Group");
      await apps[0].store.change(null, async (tx) => ok(await tx.people.addCommittee(committee)));
      const operator = hear(await apps[0].store.register(), { kind: "operator" }, { kind: "private" });
      if (operator.kind !== "known") throw new Error("the operator is known");
      await addPerson(
        apps[0],
        { standing: operator.standing, source: "terminal", event: null },
        {
          name: "The First",
          role: "secretary",
          accounts: [{ platform: "slack", tenant: ANY_TENANT, user: "U1" }],
        },
      );
      const log = { info: () => {}, warn: () => {}, error: (fields: object) => broken.push({ fields, message: "" }) };
      const doors = apps.map((app) => makeDoors(app, log));
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          doors[index % 2]?.dispatch(
            {
              speaker: { kind: "account", name: "first", account: { platform: "slack", tenant: "T1", user: "U1" } },
              place: { kind: "private" },
              source: "slack",
              event: `slack:first-${index}`,
            },
            { text: "person list", mentions: [] },
          ),
        ),
      );
      const titles = answers.map((answer) => answer && cardOf(answer).title);
      expect(new Set(titles)).toEqual(new Set(["OPSG: people"]));
      const { people } = await apps[1].store.register();
      expect(people.map(({ accounts }) => accounts)).toEqual([[{ platform: "slack", tenant: "T1", user: "U1" }]]);
      await ground.done();
    });
  });
};
