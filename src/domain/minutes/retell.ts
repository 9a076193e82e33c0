import { effectiveTarget, firstTargets, moveTarget, type Target, type Targets } from "../target.js";
import type { Change, KnownAction, Said } from "./reconcile.js";

/** A move of an action's target: one that the log has, or one that minutes of that meeting (null: the first) give it. */
export type ToldMove = { id: string | null; from: Target | null; to: Target; meeting: number | null };

/** What minutes say by their newest edition; where that says nothing of the target, what an earlier one said of it. */
export const newestEditions = (said: readonly Said[]): Said[] => {
  const editions = new Map<number, Said>();
  for (const one of said) {
    const { target = null, last } = editions.get(one.meeting) ?? {};
    editions.set(one.meeting, one.target === null && target !== null ? { ...one, target, last: last ?? null } : one);
  }
  return [...editions.values()];
};

type Move = KnownAction["moves"][number];

/** The moves so far, as they are told. */
class Telling {
  readonly moves: ToldMove[] = [];
  targets: Targets | undefined;

  begin(move: Omit<ToldMove, "from">): void {
    this.moves.push({ ...move, from: null });
    this.targets = firstTargets(move.to);
  }

  /** A target equal to the one in force is no move; where minutes gave it so, and somebody wrote it down, it is theirs. */
  go({ id, to, meeting }: Omit<ToldMove, "from">): void {
    const moved = this.targets && moveTarget(this.targets, to);
    const last = this.moves.at(-1);
    if (this.targets && !moved && id !== null && last?.id === null) Object.assign(last, { id, meeting });
    if (!this.targets || !moved) return;
    this.moves.push({ id, from: effectiveTarget(this.targets), to, meeting });
    this.targets = moved;
  }

  has(day: Target): boolean {
    return this.moves.some(({ to }) => to === day);
  }
}

/**
 * The targets that an action had, by what people moved and by everything that minutes said, in the order of days: the
 * same in whatever order minutes were imported. What was moved on the day of a meeting comes before its minutes, unless
 * these were known by then. Minutes that repeat what minutes last said leave a newer move standing; where they say
 * something new it is the committee's move, dated at that meeting. What a person put right in them stands in its place.
 */
const tell = (known: KnownAction, said: readonly Said[]): Telling => {
  const { moves, action, heldOn } = known;
  const telling = new Telling();
  const [first, ...others] = moves.filter(({ source }) => source !== "minutes");
  const isFirst = first !== undefined && first.id === moves[0]?.id;
  const byPeople = isFirst || !first ? others : [first, ...others];
  const righted = new Map(byPeople.flatMap((move) => (move.meeting === null ? [] : [[move.meeting, move]])));
  const pending = byPeople.filter(({ meeting }) => meeting === null);
  const sayings = said.toSorted((a, b) => a.meeting - b.meeting);
  let base = isFirst ? baseOf(known, first) : null;
  if (isFirst) telling.begin(first);
  const step = (to: Target, meeting: number): void => telling.go({ id: null, to, meeting });
  for (const { meeting, target, last = null } of sayings) {
    const day = heldOn.get(meeting) ?? "";
    while (telling.targets && pending[0] && pending[0].day <= day && !pending[0].knew.has(meeting))
      telling.go(pending.shift() ?? pending[0]);
    if (telling.targets === undefined) {
      // An action is raised without a date where its sentence names none.
      const to = last ?? target ?? (meeting === action.reference.meeting ? "TBC" : null);
      if (to === null) continue;
      telling.begin({ id: null, to, meeting: null });
      base = to;
    }
    const right = righted.get(meeting);
    if (right) telling.go(right);
    if (target === null || target === base) continue;
    base = target;
    if (right) continue;
    // A date before it that minutes do not have from anybody's move was agreed in between.
    const between = last !== null && last !== telling.targets?.last && !(byPeople.length > 0 && telling.has(last));
    if (between && last !== null) step(last, meeting);
    step(target, meeting);
  }
  for (const move of pending) telling.go(move);
  return telling;
};

/** What minutes are compared with where a person gave the first target: what was said first, though it was put right. */
const baseOf = ({ said }: KnownAction, first: Move): Target => {
  const [earliest] = said.toSorted((a, b) => a.meeting - b.meeting);
  return (first.meeting === null ? earliest?.last : null) ?? earliest?.target ?? first.to;
};

/** The moves that the log has already, by their ids; all that minutes gave are told anew where their order was wrong. */
const recognised = (told: readonly ToldMove[], moves: readonly Move[]): ToldMove[] => {
  const left = moves.filter(({ source }) => source === "minutes");
  const matched = told.map((move) => {
    const at = move.id === null ? left.findIndex(({ to, meeting }) => to === move.to && meeting === move.meeting) : -1;
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ? { ...move, id: found.id } : move;
  });
  const places = matched.flatMap(({ id }) => (id === null ? [] : [moves.findIndex((move) => move.id === id)]));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0)) ? matched : [...told];
};

/** How the moves of an action change by what minutes say of its target, if they do. */
export const retellTargets = (known: KnownAction, now: Said): Change[] => {
  const { moves, targets } = tell(known, newestEditions([...known.said, now]));
  if (!targets) return [];
  const told = recognised(moves, known.moves);
  const same = told.length === known.moves.length && told.every(({ id }) => id !== null);
  const columns = JSON.stringify(targets) === JSON.stringify(known.action.targets);
  if (same && columns && told.every(({ from }, index) => from === known.moves[index]?.from)) return [];
  return [{ kind: "retold", moves: told, targets }];
};
