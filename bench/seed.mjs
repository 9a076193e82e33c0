import { randomUUID } from "node:crypto";
import { newCommittee } from "../dist/app/keep-committee.js";
import { fromAction, fromAudit, fromOwners } from "../dist/db/action-rows.js";
import { openStore } from "../dist/db/open.js";
import { foldWords } from "../dist/db/search-words.js";
import { SLACK, TEAMS } from "./requests.mjs";
import { inserter, openForSeed } from "./sqlite.mjs";
import { actionText, PARTIES, RARE, updateText } from "./words.mjs";

const CODE = "BNC";
/** Actions a meeting, and the number of the first meeting: 64/01 is there at every size. */
const PER_MEETING = 20;
const FIRST_MEETING = 41;

const clock = { now: () => new Date() };
const pad = (number) => String(number).padStart(2, "0");
/** A meeting every 14 days from a day on which nobody remembers anything. */
const dayOf = (meeting) => new Date(Date.UTC(1990, 0, 9 + 14 * (meeting - FIRST_MEETING))).toISOString().slice(0, 10);

/** Founds the committee through the store, as anybody would: its parties, its Secretary, a contact of each party. */
const foundCommittee = async (store) => {
  const id = randomUUID();
  const parties = PARTIES.map((name) => ({ id: randomUUID(), committeeId: id, name, known: true, formerNames: [] }));
  const done = await store.change(null, async ({ people }) => {
    await people.addCommittee(newCommittee(id, CODE, "Bench Works Group"));
    for (const party of parties) {
      await people.addParty(party);
      const contact = { id: randomUUID(), name: `Contact of ${party.name}`, email: null };
      await people.addPerson(contact);
      await people.setContact(contact.id, party.id, { deputy: false });
    }
    const officers = [
      { name: "Secretary on Slack", role: "secretary", platform: "slack", tenant: SLACK.team, user: SLACK.user },
      { name: "Chair on Teams", role: "chair", platform: "teams", tenant: TEAMS.tenant, user: TEAMS.user },
    ];
    for (const { name, role, platform, tenant, user } of officers) {
      const person = { id: randomUUID(), name, email: null };
      await people.addPerson(person);
      await people.savePerson({ ...person, awayUntil: null, lastWroteOn: platform });
      await people.link(person.id, { platform, tenant, user });
      await people.setRole(person.id, id, role);
    }
    return { ok: true, value: null };
  });
  if (!done.ok) throw new Error(done.problem.what);
  return { id, parties };
};

const actionAt = (index, committeeId, parties) => {
  const meeting = FIRST_MEETING + Math.floor(index / PER_MEETING);
  const moved = index % 3 === 0;
  const status = ["open", "closed", "completion proposed", "closed", "open"][index % 5];
  const owner = (step) => parties[(index * step) % parties.length].id;
  return {
    id: randomUUID(),
    committeeId,
    reference: { committee: CODE, meeting, sequence: 1 + (index % PER_MEETING) },
    text: actionText(index),
    ownerIds: index % 4 === 0 ? [...new Set([owner(1), owner(7)])] : [owner(1)],
    dateRaised: dayOf(meeting),
    targets: { last: dayOf(meeting + 2), revised: moved ? dayOf(meeting + 3) : null, moves: moved ? 1 : 0 },
    status,
    closedAt: status === "closed" ? meeting + 4 : null,
    agendaItem: "2.1",
    link: null,
    version: 2,
  };
};

/** One action as the program would have left it: raised, updated, perhaps moved; each change with its audit row. */
const writeAction = (into, action) => {
  const { id, committeeId, reference, targets } = action;
  const subject = `${CODE} ${reference.meeting}/${pad(reference.sequence)}`;
  const base = { actionId: id, by: "Secretary on Slack", source: "slack", meeting: null };
  const audit = (did, at, after) => {
    const entry = { id: randomUUID(), committeeId, subject, did, at, personId: null, before: {}, after, reason: null };
    into.AuditEntry(fromAudit({ ...base, ...entry }));
    return entry.id;
  };
  const update = updateText(reference.meeting + reference.sequence);
  const day = (later) => new Date(`${dayOf(reference.meeting + later)}T12:00:00Z`);
  into.Action(fromAction(action));
  for (const owner of fromOwners(action)) into.Owner(owner);
  const raised = audit("raised", day(0), { text: action.text });
  const move = { ...base, id: randomUUID(), from: null, to: targets.last, reason: null, at: day(0), auditId: raised };
  into.TargetMove(move);
  const updated = audit("updated", day(1), { text: update });
  into.Update({ ...base, id: randomUUID(), text: update, at: day(1), partyId: null, auditId: updated });
  if (targets.revised) {
    const moved = audit("retargeted", day(2), { target: targets.revised });
    const to = { from: targets.last, to: targets.revised, reason: "More time was needed.", at: day(2), auditId: moved };
    into.TargetMove({ ...base, id: randomUUID(), ...to });
  }
  for (const word of foldWords(`${action.text} ${update}`))
    into.SearchWord({ actionId: id, word: new TextEncoder().encode(word), committeeId, ...placeOf(reference) });
};

const placeOf = ({ meeting, sequence }) => ({ meeting, sequence });

const writeMeeting = (into, number, committeeId) => {
  const id = randomUUID();
  into.Meeting({
    id,
    committeeId,
    number,
    kind: "main",
    date: dayOf(number),
    status: "held",
    minutes: "final",
    version: 1,
  });
  into.Decision({ meetingId: id, position: 0, agendaItem: "2.1", verb: "NOTED", text: "the progress of the works." });
};

const TABLES = ["Action", "Owner", "AuditEntry", "TargetMove", "Update", "SearchWord", "Meeting", "Decision"];

/** So many are written one by one; a longer log has them again and again, under further meetings. */
const BASE = 1_000;

/** How long those go on. */
const BASE_DAYS = (14 * BASE) / PER_MEETING;

/** How a column of a copy differs: its ids, its meeting; and the rare word stays rare. */
const copied = (column, step) => {
  if (["id", "actionId", "auditId", "meetingId"].includes(column)) return `"${column}" || '-${step}'`;
  if (["meeting", "number", "closedAt"].includes(column)) return `"${column}" + ${(step * BASE) / PER_MEETING}`;
  // A copy's meetings come after those before it, and so does all that belongs to them.
  if (["dateRaised", "lastTarget", "revisedTarget", "target", "date"].includes(column))
    return `date("${column}", '+${step * BASE_DAYS} days')`;
  if (column === "to" || column === "from")
    return `CASE WHEN "${column}" IS NULL THEN NULL ELSE date("${column}", '+${step * BASE_DAYS} days') END`;
  if (column === "at") return `strftime('%Y-%m-%dT%H:%M:%f+00:00', "at", '+${step * BASE_DAYS} days')`;
  if (column === "text") return `replace("text", '${RARE}', 'winch')`;
  return column === "word" ? `CAST(replace("word", '${RARE}', 'winch') AS BLOB)` : `"${column}"`;
};

const copyAll = (db, count) => {
  for (const table of TABLES) {
    const all = db.prepare(`SELECT name FROM pragma_table_info('${table}') WHERE name <> 'row'`).pluck().all();
    const columns = all.map((column) => `"${column}"`).join(", ");
    db.exec(`CREATE TEMP TABLE base AS SELECT ${columns} FROM "${table}"`);
    for (let step = 1; step < count / BASE; step++) {
      const copies = all.map((column) => copied(column, step)).join(", ");
      db.exec(`INSERT INTO "${table}" (${columns}) SELECT ${copies} FROM base`);
    }
    db.exec("DROP TABLE base");
  }
};

/** A database of so many actions (whole thousands), everything in it that the program would have written. */
export const seed = async (file, count) => {
  const store = await openStore(`file:${file}`, { clock });
  const { id, parties } = await foundCommittee(store);
  await store.close();
  const db = openForSeed(file);
  const into = Object.fromEntries(TABLES.map((table) => [table, inserter(db, table)]));
  // Indexes are made anew at the end, which takes half the time of keeping them.
  const indexes = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").all();
  db.transaction(() => {
    for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
    for (let index = 0; index < BASE; index++) {
      const action = actionAt(index, id, parties);
      if (index % PER_MEETING === 0) writeMeeting(into, action.reference.meeting, id);
      writeAction(into, action);
    }
    copyAll(db, count);
    for (const { sql } of indexes) db.exec(sql);
  })();
  db.pragma("journal_mode = WAL");
  db.close();
  await check(file, count);
};

/** Asks the store for what was written past it. */
const check = async (file, count) => {
  const store = await openStore(`file:${file}`, { clock });
  const { committees } = await store.register();
  const committeeId = committees[0].id;
  const { actions } = await store.actions.page({ committeeId, filter: { show: "outstanding" }, limit: 20 });
  const shown = await store.actions.find(committeeId, 64, 1);
  const found = await store.actions.search({ committeeId, words: [RARE], limit: 20 });
  const last = FIRST_MEETING + Math.ceil(count / PER_MEETING) - 1;
  const end = await store.actions.lastSequence(committeeId, last);
  const updates = shown ? await store.actions.updates(shown.id, 5) : [];
  await store.close();
  if (actions.length !== 20 || updates.length !== 1 || found.actions.length !== 10 || end === 0)
    throw new Error("the seeded database does not answer as it should");
};
