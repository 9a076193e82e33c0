import { featuresOf, type Learnt, shareOf, softmax } from "../../../src/domain/answer/likeness.js";
import type { Reading } from "../../../src/domain/answer/sentences.js";

/** Learns what `src/domain/answer/likeness.ts` weighs replies by: softmax regression by AdaGrad, each time the same way. */

const KINDS = ["update", "completion", "target", "snooze", "redirect", "question", "undo"];
const SCALE = 20;
const ROUNDS = 30;
const STEP = 0.3;
/** Draws weights that little speaks for towards nothing. */
const SHRINK = 2e-4;
/** What stands in fewer replies is chance. */
const FEWEST = 3;

export type Lesson = { reading: Reading; kind: string };

export const learn = (lessons: readonly Lesson[]): Learnt => {
  const read = lessons.map(({ reading, kind }) => ({ features: featuresOf(reading), kind: KINDS.indexOf(kind) }));
  const counts = new Map<string, number>();
  for (const { features } of read) for (const one of features) counts.set(one, (counts.get(one) ?? 0) + 1);
  const names = [...counts.keys()].filter((name) => (counts.get(name) ?? 0) >= FEWEST);
  const places = new Map(names.map((name, at) => [name, at * KINDS.length]));
  const weights = new Float64Array(names.length * KINDS.length);
  const slopes = new Float64Array(weights.length).fill(1e-6);
  const start = KINDS.map(() => 0);
  const examples = read.map(({ features, kind }) => ({
    share: shareOf(features),
    known: features.flatMap((one) => places.get(one) ?? []),
    kind,
  }));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { share, known, kind } of examples) {
      const scores = [...start];
      for (const place of known) for (const k of KINDS.keys()) scores[k]! += share * weights[place + k]!;
      for (const [k, sure] of softmax(scores).entries()) {
        const wrong = sure - (k === kind ? 1 : 0);
        start[k]! -= 0.01 * wrong;
        for (const place of known) {
          const slope = share * wrong + SHRINK * weights[place + k]!;
          slopes[place + k]! += slope * slope;
          weights[place + k]! -= (STEP * slope) / Math.sqrt(slopes[place + k]!);
        }
      }
    }
  const rounded = (value: number): number => Math.round(value * SCALE) + 0;
  return {
    kinds: KINDS,
    scale: SCALE,
    start: start.map(rounded),
    weights: names
      .map((name) => ({ name, of: KINDS.map((_, k) => rounded(weights[(places.get(name) ?? 0) + k]!)) }))
      .filter(({ of }) => of.some((weight) => weight !== 0))
      .map(({ name, of }) => `${name}: ${of.join(" ")}`)
      .sort()
      .join("\n"),
  };
};
