// A program that raises actions as fast as it can, and says which are recorded: `node writer.mjs URL COMMITTEE PARTY PREFIX`.
import { writeSync } from "node:fs";
import { openStore } from "../../dist/db/open.js";

const [url, committeeId, partyId, prefix] = process.argv.slice(2);
const at = new Date("2022-01-24T12:20:00.000Z");
const store = await openStore(url, { clock: { now: () => at } });

const raise = (n) =>
  store.change(`${prefix}-${n}`, async (tx) => {
    const sequence = (await tx.actions.lastSequence(committeeId, 64)) + 1;
    const id = `${prefix}-${n}`;
    await tx.actions.insert({
      id,
      committeeId,
      reference: { committee: "", meeting: 64, sequence },
      text: `Word${n} and so on`,
      ownerIds: [partyId],
      dateRaised: "2022-01-24",
      targets: { last: null, revised: "TBC", moves: 0 },
      status: "open",
      closedAt: null,
      agendaItem: null,
      link: null,
      version: 1,
    });
    const entry = { id: `audit-${id}`, committeeId, actionId: id, subject: id, did: "raised", at, by: "a writer" };
    const rest = { personId: null, source: "terminal", before: {}, after: {}, reason: null, meeting: 64 };
    await tx.audit({ ...entry, ...rest });
    const said = { id: `update-${id}`, actionId: id, text: "said", at, by: null, partyId: null, source: "minutes" };
    await tx.actions.addUpdate({ ...said, meeting: 64 }, entry.id);
    const message = { kind: "unknown owner", reference: { meeting: 64, sequence }, partyId };
    const to = { platform: "slack", tenant: "T", channel: "C" };
    await tx.enqueue({ id: `delivery-${id}`, key: `key-${id}`, committeeId, to, message, dueAt: at });
    return { ok: true, value: null };
  });

let n = 0;
const work = async () => {
  for (;;) {
    const mine = n++;
    const result = await raise(mine);
    // Written at once, to the pipe itself: what the program has said is said, whatever happens to it next.
    if (result.ok) writeSync(1, `${prefix}-${mine}\n`);
  }
};
await Promise.all([work(), work(), work()]);
