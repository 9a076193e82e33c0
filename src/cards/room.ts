import { joinNames } from "../domain/words.js";
import type { Card, Part } from "./card.js";

/** Something drawn of a part, and what it takes of each kind of room that a message has. */
export type Piece<T> = { drawn: T; part: Part; cost: readonly number[] };

/** When a part goes where a message cannot hold them all: the greatest first; what is kept only when nothing else is left. */
const turnOf = ({ keep, lesser }: Part): number => (keep ? -1 : (lesser?.turn ?? 0));

/**
 * The pieces that stay. The lesser ones go first, each turn from its end; then the others, from the end; what a card
 * says is to be kept goes last of all. A lesser heading goes with the last of its rows. `last` is the one that went last: its beginning may still fit into `over`.
 */
export const makeRoom = <T>(
  pieces: readonly Piece<T>[],
  room: readonly number[],
): { kept: ReadonlySet<Piece<T>>; last: Piece<T> | undefined; over: number[] } => {
  const over = room.map((limit, kind) => pieces.reduce((left, { cost }) => left - (cost[kind] ?? 0), limit));
  const kept = new Set(pieces);
  let last: Piece<T> | undefined;
  const leaving = [...pieces].reverse().sort((a, b) => turnOf(b.part) - turnOf(a.part));
  const leave = (piece: Piece<T>): void => {
    kept.delete(piece);
    for (const [kind, cost] of piece.cost.entries()) over[kind] = (over[kind] ?? 0) + cost;
  };
  for (const piece of leaving) {
    if (over.every((left) => left >= 0)) break;
    leave(piece);
    last = piece;
  }
  const rows = new Set([...kept].map(({ part }) => (part.kind === "heading" ? undefined : part.lesser?.of)));
  for (const piece of [...kept])
    if (piece.part.kind === "heading" && piece.part.lesser?.of && !rows.has(piece.part.lesser.of)) leave(piece);
  return { kept, last, over };
};

const REST = "To read the rest, open one action (for instance: action show 64/01) or ask for a shorter list.";

/** What is said where parts of a card had to be left out: which, where they have a name, and how to see them. */
export const leftOutWords = ({ rest = REST }: Card, left: readonly Part[]): string => {
  const names = new Set(left.flatMap(({ lesser }) => (lesser?.of ? [`“${lesser.of}”`] : [])));
  const what = names.size > 0 ? `some of ${joinNames([...names])}` : "the rest";
  return `There is more than one message can hold, so ${what} is left out. ${rest}`;
};
