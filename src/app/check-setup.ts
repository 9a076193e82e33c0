import { addDays, dayAt } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import { type Committee, type Person, partiesOf, type Register } from "../domain/register.js";
import { goneOf, unreachable } from "../domain/reminders/unreachable.js";
import { ok, type Result, refuse } from "../domain/result.js";
import {
  doubtMark,
  type Finding,
  isMendedByTarget,
  missingNumbers,
  ownerless,
  wrongDates,
} from "../domain/setup/findings.js";
import { may } from "../domain/standing.js";
import { effectiveTarget } from "../domain/target.js";
import type { Cursor } from "./action-store.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** As many of each kind are shown; mended, the next ones come. */
const MOST = 50;
/** Open actions read at once. */
const BATCH = 500;

/** Who of those that answer for a party is left out of reminders, and who cannot be written to. */
const whyNobody = ({ reminderPolicy }: Committee, people: Person[]): { why: string; strangers: string[] } => {
  const isOut = ({ id }: Person): boolean => reminderPolicy.without?.includes(id) === true;
  const strangers = people.filter((person) => !isOut(person));
  const named = (those: Person[], what: string): string[] =>
    those.length > 0 ? [`${those.map(({ name }) => name).join(", ")} ${what}`] : [];
  const why = [
    ...named(people.filter(isOut), "left out of reminders"),
    ...named(
      strangers,
      "cannot be written to yet: no account is linked, or it is gone. Ask them to write hello to me, from the e-mail address that the committee knows",
    ),
  ].join("; ");
  return { why, strangers: strangers.map(({ name, email }) => email ?? name) };
};

const partiesWithoutContact = async (app: App, register: Register, committee: Committee): Promise<Finding[]> => {
  const { id } = committee;
  const owners = new Set(await app.store.setup.owners(id));
  const found = partiesOf(register, id)
    .filter((party) => owners.has(party.id))
    .flatMap(({ id: partyId, name }) => {
      const left = unreachable(register, committee, partyId);
      return left ? [{ party: { id: partyId, name }, people: left.people }] : [];
    });
  // Whoever answers for many parties and cannot be written to is told once.
  const groups = new Map<string, typeof found>();
  for (const one of found) {
    const key = one.people.map((person) => person.id).join() || one.party.id;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): Finding[] => {
    const [first] = group;
    if (!first) return [];
    const [person] = first.people;
    const reasons = person ? whyNobody(committee, first.people) : { why: "nobody answers for it", strangers: [] };
    return [{ kind: "no contact", parties: group.map(({ party }) => party), person: person?.id ?? null, ...reasons }];
  });
};

const aboutActions = async (app: App, register: Register, { id }: Committee): Promise<Finding[]> => {
  const parties = new Map(partiesOf(register, id).map((party) => [party.id, party]));
  const unknown = (partyId: string): string | null => {
    const party = parties.get(partyId);
    return party?.known ? null : (party?.name ?? "an unknown party");
  };
  const owners: Finding[] = [];
  const dates: Finding[] = [];
  const seen = new Set((await app.store.setup.seenDates(id)).map((one) => `${one.meeting}/${one.sequence} ${one.day}`));
  for (let after: Cursor | undefined, more = true; more; ) {
    const page = await app.store.actions.outstanding(id, BATCH, after);
    for (const action of page) {
      const owner = ownerless(action, unknown);
      if (owner) owners.push(owner);
      const { meeting, sequence } = action.reference;
      const doubts = wrongDates(action);
      const day = effectiveTarget(action.targets);
      if (doubts.length > 0 && !seen.has(`${meeting}/${sequence} ${day}`))
        dates.push({ kind: "date", reference: printReference(action.reference), day, doubts });
    }
    after = page.at(-1)?.reference;
    more = page.length === BATCH && owners.length + dates.length < 2 * MOST;
  }
  return [...owners.slice(0, MOST), ...dates.slice(0, MOST)];
};

/** What looks wrong in minutes, but for dates in whose place a target was set since. */
const doubtsLeft = async (app: App, { id, code, zone }: Committee): Promise<Finding[]> => {
  const named = (await app.store.setup.doubts(id, MOST)).map((doubt) => {
    const found = new RegExp(`\\b${code} (\\d+)/(\\d+)`, "u").exec(doubt.message);
    return { doubt, reference: found?.[0] ?? null, meeting: Number(found?.[1]), sequence: Number(found?.[2]) };
  });
  const findings = await Promise.all(
    named.map(async ({ doubt, reference, meeting, sequence }): Promise<Finding[]> => {
      const action =
        reference !== null && isMendedByTarget(doubt.code) ? await app.store.actions.find(id, meeting, sequence) : null;
      const moves = action ? await app.store.actions.moves(action.id) : [];
      const held = action ? await app.store.meetings.byNumber(id, doubt.meeting) : null;
      const isMended = moves.some(
        ({ from, source, at, meeting: told }) =>
          from !== null && (source === "minutes" ? (told ?? 0) > doubt.meeting : dayAt(at, zone) >= (held?.date ?? "")),
      );
      return isMended ? [] : [{ kind: "minutes", ...doubt, reference }];
    }),
  );
  return findings.flat();
};

/** Open actions that the newest minutes do not name: closed at the meeting, perhaps, and not said so. */
const notMentioned = async (app: App, { id, zone }: Committee): Promise<Finding[]> => {
  const newest = await app.store.meetings.lastHeld(id, addDays(dayAt(app.clock.now(), zone), 1));
  const meeting = newest?.number;
  if (meeting == null || newest?.minutes == null) return [];
  const actions = await app.store.setup.unmentioned(id, meeting, MOST);
  return actions.map(({ reference, text }) => ({
    kind: "not mentioned",
    reference: printReference(reference),
    text,
    meeting,
  }));
};

/** What in a committee's log and register somebody should look at, most pressing first. */
export const checkSetup = async (app: App, register: Register, committee: Committee): Promise<Finding[]> => {
  const { id } = committee;
  const [gaps, doubts, requests, contacts, actions, absent] = await Promise.all([
    app.store.setup.gaps(id, MOST),
    doubtsLeft(app, committee),
    app.store.setup.requests(id, MOST),
    partiesWithoutContact(app, register, committee),
    aboutActions(app, register, committee),
    notMentioned(app, committee),
  ]);
  return [
    ...requests.map(({ name, email, account }): Finding => {
      const { platform, tenant, user } = account;
      return { kind: "asks", name, email, account: { platform, id: `${tenant}/${user}` } };
    }),
    ...contacts,
    ...goneOf(register, committee).map(({ person: { id: personId, name, contacts: theirs }, why }): Finding => {
      const parties = partiesOf(register, id).filter((party) => theirs.some(({ partyId }) => partyId === party.id));
      return { kind: "gone", id: personId, name, why, parties: parties.map((party) => party.name) };
    }),
    ...actions,
    ...gaps.map(({ meeting, given }): Finding => ({ kind: "gap", meeting, missing: missingNumbers(given) })),
    ...doubts,
    ...absent,
  ];
};

/**
 * Notes that somebody has seen to what looked wrong in a meeting's minutes.
 * @param doubt which one, and what of it was shown, as the button has it
 * @returns null, or in words that something else stands in its place now and nothing was noted
 */
export const settleDoubt = (
  app: App,
  who: Who,
  { shown, ...doubt }: { meeting: number; position: number; shown: string | undefined },
): Promise<Result<string | null>> =>
  app.store.change(who.event, async (tx) => {
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", "settle what looks wrong in minutes");
    const { id, code } = who.standing.committee;
    const now = await tx.setup.doubt(id, doubt);
    if (now && doubtMark(now) !== shown)
      return ok(`The minutes of ${code} ${doubt.meeting} were imported anew since. Nothing was noted; look below.`);
    if (!(await tx.setup.settleDoubt(id, doubt, app.clock.now())))
      return refuse("That has been seen to already; nothing was changed.", "Type /opsg setup check to look again.");
    const subject = `minutes of ${code} ${doubt.meeting}`;
    await tx.audit(
      auditEntry(app, who, { actionId: null, subject, did: "meeting", after: { "looked at": doubt.position + 1 } }),
    );
    return ok(null);
  });
