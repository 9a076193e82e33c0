import type { Card } from "../cards/card.js";
import { type HomeSetup, type HomeView, homeCard } from "../cards/home.js";
import { addDays, type Day, dayAt, startOfDay } from "../domain/day.js";
import { belongsTo, type Committee, partiesFor, partiesOf, roleIn } from "../domain/register.js";
import { bankHolidaysOf } from "../domain/working-days.js";
import type { Cursor } from "./action-store.js";
import type { App, Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";
import { undecidedClashes } from "./undecided-clashes.js";

/** Actions on a page: each with its buttons, on Teams too (28 KB). */
const PAGE = 6;
/** Nobody turns further by hand. */
const MAX_PAGES = 200;

type Looked = Pick<Reads, "actions" | "meetings">;

/** A page of somebody's actions by urgency, found by walking to it. */
const pageOfMine = async (reads: Looked, committeeId: string, ownerIds: string[], wanted: number) => {
  const filter = { show: "outstanding" as const, ownerIds };
  const total = ownerIds.length === 0 ? 0 : await reads.actions.count(committeeId, filter);
  const pages = Math.min(Math.max(1, Math.ceil(total / PAGE)), MAX_PAGES);
  const page = Number.isInteger(wanted) ? Math.min(Math.max(1, wanted), pages) : 1;
  if (total === 0) return { actions: [], total, page, pages };
  let after: Cursor | undefined;
  if (page > 1) {
    const before = await reads.actions.page({ committeeId, filter, sort: "target", limit: (page - 1) * PAGE });
    after = before.next ?? undefined;
  }
  const { actions } = await reads.actions.page({
    committeeId,
    filter,
    sort: "target",
    limit: PAGE,
    ...(after ? { after } : {}),
  });
  return { actions, total, page, pages };
};

/** No series leaves a longer gap. Days. */
const AHEAD = 100;

const nextMeetings = async (reads: Looked, committee: Committee, today: Day): Promise<HomeView["meetings"]> => {
  const ahead = await meetingsBetween(reads, committee, today, addDays(today, AHEAD));
  const holidayOn = await bankHolidaysOf(committee.holidays);
  return (["main", "reporting"] as const)
    .flatMap((kind) => {
      const next = ahead.find((meeting) => meeting.kind === kind && meeting.status !== "cancelled");
      if (!next) return [];
      const { date, start, place } = next;
      return [{ kind, date, start, place, holiday: holidayOn(date) ?? null }];
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
};

/** Somebody's own view of a committee's log, all of one moment; null for whoever the committee does not know. */
export const drawHome = async (
  app: App,
  committee: Committee,
  personId: string,
  page: number,
  setup: HomeSetup | null,
): Promise<Card | null> => {
  const register = await app.store.register();
  const person = register.people.find(({ id }) => id === personId);
  if (!person || !belongsTo(register, person, committee.id)) return null;
  const { id, zone } = committee;
  const today = dayAt(app.clock.now(), zone);
  const ownerIds = partiesFor(register, person, id);
  const role = roleIn(person, id);
  const isOfficer = role === "chair" || role === "secretary";
  const view = await app.store.look(async (reads): Promise<HomeView> => {
    const parties = (await reads.actions.byParty(id, today, today)).filter(({ partyId }) => ownerIds.includes(partyId));
    const none = ownerIds.filter((partyId) => parties.every((party) => party.partyId !== partyId));
    const spread = await reads.actions.targets(id, {
      show: isOfficer ? "outstanding" : "closed",
      ...(isOfficer ? {} : { ids: [] }),
    });
    const sum = (chosen: (target: string) => boolean): number =>
      spread.reduce((all, { target, count }) => all + (chosen(target) ? count : 0), 0);
    return {
      committee,
      register,
      today,
      name: person.name,
      setup,
      ...(await pageOfMine(reads, id, ownerIds, page)),
      parties: [...parties, ...none.map((partyId) => ({ partyId, overdue: 0, soon: 0, later: 0, undated: 0 }))],
      meetings: await nextMeetings(reads, committee, today),
      officer: isOfficer
        ? {
            open: sum(() => true),
            overdue: sum((target) => target !== "TBC" && target < today),
            undated: sum((target) => target === "TBC"),
            awaiting: await reads.actions.count(id, { show: "outstanding", status: "completion proposed" }),
            unknown: partiesOf(register, id).flatMap(({ known, name }) => (known ? [] : [name])),
            clashes: { count: 0, first: null },
            undelivered: 0,
            isSecretary: role === "secretary",
          }
        : null,
    };
  });
  if (!view.officer) return homeCard(view);
  const since = await app.store.meetings.lastHeld(id, today);
  const undelivered = await app.store.outbox.count({
    committeeId: id,
    states: ["failed"],
    ...(since ? { since: startOfDay(since.date, zone) } : {}),
  });
  const undecided = await undecidedClashes(app, committee, today);
  const clashes = { count: undecided.length, first: undecided[0]?.meeting.date ?? null };
  return homeCard({ ...view, officer: { ...view.officer, undelivered, clashes } });
};
