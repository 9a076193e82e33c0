import { newCommittee } from "../../dist/app/keep-committee.js";
import { openStore } from "../../dist/db/open.js";

const CODE = "FLT";
export const TENANT = "T0FAULTS";
export const TARGET = "2022-03-08";

/** The days on which the target's reminders fall, and of which stage: by the calendar on the wall. */
export const DAYS = [
  { day: "2022-02-22", stage: `before-10|${TARGET}` },
  { day: "2022-03-01", stage: `before-5|${TARGET}` },
  { day: "2022-03-07", stage: `before-1|${TARGET}` },
  { day: "2022-03-08", stage: `due|${TARGET}` },
  ...["2022-03-09", "2022-03-16", "2022-03-23", "2022-03-30", "2022-04-06", "2022-04-13"].map((day) => ({
    day,
    stage: `overdue|${day}`,
  })),
];

/** Nine o'clock in London, by when the clocks change there. */
export const nine = (day) => Date.parse(`${day}T${day < "2022-03-27" ? "09" : "08"}:00:00Z`);

/** How many actions each person has: most have one, some two (a message a second goes into a chat), some a list of them. */
const sharesOf = (count) => {
  const shares = [];
  for (let left = count, at = 0; left > 0; at++) {
    const share = Math.min(left, at % 20 === 7 ? 10 : at % 4 === 3 ? 2 : 1);
    shares.push(share);
    left -= share;
  }
  return shares;
};

/**
 * A committee whose reminders are on, with so many open actions that share one target.
 * @returns whom each action's reminders go to, by its reference
 */
export const seedCommittee = async (
  databaseUrl,
  count,
  { platform = "slack", serviceUrl, shares = sharesOf(count) } = {},
) => {
  const at = new Date("2022-01-05T10:00:00Z");
  const store = await openStore(databaseUrl, { clock: { now: () => at } });
  const committee = { ...newCommittee("committee", CODE, "A committee"), paused: false, remindersSince: at };
  const owners = new Map();
  await store.change(null, async (tx) => {
    await tx.people.addCommittee(committee);
    let sequence = 0;
    for (const [index, share] of shares.entries()) {
      const [person, party] = [`person-${index}`, `party-${index}`];
      await tx.people.addParty({
        id: party,
        committeeId: committee.id,
        name: `Party ${index}`,
        known: true,
        formerNames: [],
      });
      await tx.people.addPerson({ id: person, name: `Person ${index}`, email: null });
      await tx.people.link(person, { platform, tenant: TENANT, user: `U${index}` });
      await tx.people.setContact(person, party, { deputy: false });
      for (let own = 0; own < share; own++) {
        sequence++;
        const id = `action-${sequence}`;
        const reference = { committee: CODE, meeting: 64, sequence };
        owners.set(`${CODE} 64/${String(sequence).padStart(2, "0")}`, { user: `U${index}`, person });
        await tx.actions.insert(actionOf(id, committee.id, reference, party));
        await tx.audit({ ...RAISED, id: `raised-${id}`, committeeId: committee.id, actionId: id, subject: id, at });
      }
    }
    await tx.people.addPerson({ id: "secretary", name: "The Secretary", email: null });
    await tx.people.link("secretary", { platform, tenant: TENANT, user: "USEC" });
    await tx.people.setRole("secretary", committee.id, "secretary");
    return { ok: true, value: null };
  });
  if (serviceUrl)
    for (const user of [...shares.keys()].map((index) => `U${index}`).concat("USEC"))
      await store.conversations.remember(
        { platform, tenant: TENANT, user },
        {
          serviceUrl,
          tenant: TENANT,
          bot: { id: "bot" },
          memberId: user,
          conversation: { id: user, conversationType: "personal" },
        },
      );
  await store.close();
  return owners;
};

const RAISED = {
  did: "raised",
  by: "The Secretary",
  personId: null,
  source: "terminal",
  before: {},
  after: { target: TARGET },
  reason: null,
  meeting: 64,
};

export const actionOf = (id, committeeId, reference, party) => ({
  id,
  committeeId,
  reference,
  text: `Number ${reference.sequence} to be looked after`,
  ownerIds: [party],
  dateRaised: "2022-01-05",
  targets: { last: TARGET, revised: null, moves: 0 },
  status: "open",
  closedAt: null,
  agendaItem: null,
  link: null,
  version: 1,
});

/** The actions that a message names. */
export const referencesIn = (text) => [...new Set([...text.matchAll(/FLT 64\/\d{2,}/g)].map(([found]) => found))];
