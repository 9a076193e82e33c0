import type { Action } from "../domain/action.js";
import { addDays, type Day, dayAt, LAST_DAY, startOfDay } from "../domain/day.js";
import type { DigestFacts, Since } from "../domain/digest/digest.js";
import { type Digest, makeDigest } from "../domain/digest/digest.js";
import { type TrendPoint, trendOf } from "../domain/digest/trend.js";
import type { ActionFilter } from "../domain/list/filter.js";
import type { Meeting } from "../domain/meeting.js";
import type { Committee } from "../domain/register.js";
import { printSince } from "../domain/reminders/recipients.js";
import { unreachableOf } from "../domain/reminders/unreachable.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { App, Reads } from "./ports.js";
import { meetingNumbered, silentSince, unansweredOwners } from "./resolve-list.js";
import { mainMeetings } from "./schedule.js";

/** So many are named of each thing that needs the Chair; a button lists the rest. */
const NAMED = 5;
/** Meetings in the picture. */
const MEETINGS_SHOWN = 12;
/** No series leaves a longer gap between two main meetings. Days. */
const AHEAD = 100;

export type DigestAsked = {
  /** Only what these parties own. */
  ownerIds?: string[];
  /** Told since this meeting instead of the last one held. */
  since?: number;
};

type Looked = Pick<Reads, "actions" | "meetings">;

/** Open and overdue at each meeting that was held, added up by the database. */
const readTrend = async (
  reads: Looked,
  { id, zone }: Committee,
  meetings: readonly Meeting[],
  ownerIds: string[] | undefined,
): Promise<TrendPoint[]> => {
  const held = meetings
    .flatMap(({ number, date }) => (number === null ? [] : [{ meeting: number, date }]))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map((one) => ({ ...one, begins: startOfDay(one.date, zone), over: startOfDay(addDays(one.date, 1), zone) }));
  return trendOf(held, await reads.actions.trend(id, held, ownerIds));
};

const byId = async (reads: Looked, committeeId: string, ids: string[]): Promise<Map<string, Action>> => {
  if (ids.length === 0) return new Map();
  const page = await reads.actions.page({ committeeId, filter: { show: "outstanding", ids }, limit: ids.length });
  return new Map(page.actions.map((action) => [action.id, action]));
};

const sinceOf = async (
  reads: Looked,
  committee: Committee,
  last: Meeting | undefined,
  asked: number | undefined,
): Promise<Result<Since | null>> => {
  if (asked === undefined) return ok(last?.number ? { meeting: last.number, date: last.date } : null);
  const meeting = await meetingNumbered(reads, committee.id, asked);
  if (meeting) return ok(meeting);
  return refuse(
    `The log knows no meeting ${committee.code} ${asked}.`,
    last?.number
      ? `The last one was ${committee.code} ${last.number}; type /opsg digest since ${last.number}.`
      : "Leave it out.",
  );
};

/** The digest of a committee, every figure of it from one moment of the log. None of it loads the log. */
export const readDigest = async (
  app: App,
  committee: Committee,
  { ownerIds, since: asked }: DigestAsked = {},
): Promise<Result<Digest>> => {
  const register = await app.store.register();
  const { id, zone } = committee;
  const today = dayAt(app.clock.now(), zone);
  const read = await app.store.look(async (reads): Promise<Result<DigestFacts>> => {
    const held = await reads.meetings.held(id, today, MEETINGS_SHOWN);
    const told = await sinceOf(reads, committee, held[0], asked);
    if (!told.ok) return told;
    const since = told.value;
    const [nextMain = null] = await mainMeetings(reads, committee, addDays(today, 1), addDays(today, AHEAD));
    const until = nextMain ?? today;
    const owned = ownerIds ? { ownerIds } : {};
    const count = (filter: ActionFilter): Promise<number> => reads.actions.count(id, { ...filter, ...owned });
    const first = async (filter: ActionFilter, sort: "target" | "moves" | "reference") =>
      (await reads.actions.page({ committeeId: id, filter: { ...filter, ...owned }, sort, limit: NAMED })).actions;
    const silent = silentSince(committee, since);
    const moved = await first({ show: "outstanding" }, "moves");
    const firstDates = new Map<string, Day | null>();
    for (const action of moved) {
      const targets = (await reads.actions.moves(action.id)).map(({ to }) => to);
      firstDates.set(action.id, targets.find((to) => to !== "TBC") ?? null);
    }
    const parties = await reads.actions.byParty(id, today, until);
    const ours = ownerIds ? parties.filter(({ partyId }) => ownerIds.includes(partyId)) : parties;
    const unanswered = await unansweredOwners(reads, app.clock, committee);
    const known = await byId(reads, id, [...new Set(unanswered.map(({ actionId }) => actionId))]);
    return ok({
      today,
      nextMain,
      since,
      spread: {
        overdue: await count({ show: "outstanding", overdueOn: today }),
        soon: await count({ show: "outstanding", due: { from: today, to: until } }),
        later: await count({ show: "outstanding", due: { from: addDays(until, 1), to: LAST_DAY } }),
        undated: await count({ show: "outstanding", undated: true }),
      },
      awaiting: await count({ show: "outstanding", status: "completion proposed" }),
      raised: since ? await count({ show: "all", raisedSince: since.meeting }) : 0,
      closed: since ? await count({ show: "closed", closedSince: since.meeting }) : 0,
      parties: ours,
      mostOverdue: await first({ show: "outstanding", overdueOn: today }, "target"),
      mostMoved: moved.map((action) => ({ action, first: firstDates.get(action.id) ?? null })),
      silent: { count: await count(silent), first: await first(silent, "target") },
      unanswered: unanswered.flatMap(({ actionId, partyId, times }) => {
        const action = known.get(actionId);
        return action?.status === "open" && (!ownerIds || ownerIds.includes(partyId))
          ? [{ action, partyId, times }]
          : [];
      }),
      unreachable: unreachableOf(
        register,
        committee,
        ours.map(({ partyId }) => partyId),
        today,
      ).map(({ partyId, why, since: gone }) => ({ partyId, why: `${why}${printSince(gone, zone)}` })),
      undelivered: ownerIds
        ? 0
        : await reads.outbox.count({
            committeeId: id,
            states: ["failed"],
            ...(since ? { since: startOfDay(since.date, zone) } : {}),
          }),
      trend: await readTrend(reads, committee, held, ownerIds),
    });
  });
  return read.ok ? ok(makeDigest(read.value)) : read;
};
