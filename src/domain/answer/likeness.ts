import learnt from "./learnt.json" with { type: "json" };
import type { Reading } from "./sentences.js";
import type { Meant } from "./understood.js";

/**
 * How like a reply is to the labelled ones that were learnt from. The rules read what they know word by word; people say
 * the same in words that no rule has. This is the second opinion, a softmax regression over words and their neighbours:
 * nothing but a table of weights, the same for the same words, learnt by `test/domain/answer/learn.ts`.
 */
export type Learnt = {
  /** The readings, in the order of the weights. */
  kinds: readonly string[];
  /** Weights are whole numbers; so many make one. */
  scale: number;
  /** What each reading has before any word is seen. */
  start: readonly number[];
  /**
   * A line for each feature: it, a colon, and what it adds to each reading, "please close: -3 20 …". One text, so that
   * the program starts without reading ten thousand.
   */
  weights: string;
};

/** How sure each reading is, from 0 to 1; together they make 1. */
export type Likeness = Record<Meant, number>;

/** A longer reply is read no further. Words. */
const MOST = 200;
/** The words of a reply weigh as much together, however many there are. */
const TOGETHER = 3;

/** The words and signs of a reply: marks of time by their letter, names of parties and figures as such. */
const wordsOf = ({ text, about }: Reading): string[] => {
  const names = [...about.parties, ...about.action.owners, about.committee].map((name) => name.toLowerCase());
  const named = names.reduce((now, name) => (name === "" ? now : now.replaceAll(name, " ‹party› ")), text);
  return (
    named
      .replace(/‹([A-Z])[^›]*›/gu, " ‹$1› ")
      .replace(/\d+(?:[.,:]\d+)*/gu, " 0 ")
      .replaceAll("\n", " ‹n› ")
      .match(/‹\w+›|\p{L}+(?:['’]\p{L}+)?|[0?!.,;:%]/gu) ?? []
  ).slice(0, MOST);
};

/** "Extend", "extension", "extended": one beginning. Letters. */
const STEM = 4;

/** What the weights are found by: words and how they begin, pairs, pairs with a word between, and threes. */
export const featuresOf = (reading: Reading): string[] => {
  const words = ["^", ...wordsOf(reading), "$"];
  return [
    ...new Set(
      words.flatMap((word, at) => {
        const [next, third] = [words[at + 1], words[at + 2]];
        return [
          word,
          ...(/^[a-z]{4,}$/u.test(word) ? [`#${word.slice(0, STEM)}`] : []),
          ...(next === undefined ? [] : [`${word} ${next}`]),
          ...(third === undefined ? [] : [`${word} _ ${third}`, `${word} ${next} ${third}`]),
        ];
      }),
    ),
  ];
};

/** What each of so many features counts. */
export const shareOf = (features: readonly string[]): number => TOGETHER / Math.sqrt(features.length);

/** The shares of scores: each by its exponent, together 1. */
export const softmax = (scores: readonly number[]): number[] => {
  const highest = Math.max(...scores);
  const each = scores.map((score) => Math.exp(score - highest));
  const whole = each.reduce((sum, one) => sum + one, 0);
  return each.map((one) => one / whole);
};

/** Weighs replies by a table; reads the table once. */
export const makeLikeness = (table: Learnt): ((reading: Reading) => Likeness) => {
  let weights: Map<string, number[]> | undefined;
  const readTable = (): Map<string, number[]> =>
    new Map(
      table.weights.split("\n").map((line) => {
        const end = line.lastIndexOf(": ");
        return [
          line.slice(0, end),
          line
            .slice(end + 2)
            .split(" ")
            .map(Number),
        ];
      }),
    );
  return (reading) => {
    weights ??= readTable();
    const scores = [...table.start];
    const features = featuresOf(reading);
    const share = shareOf(features);
    for (const feature of features)
      for (const [kind, weight] of (weights.get(feature) ?? []).entries())
        scores[kind] = (scores[kind] ?? 0) + weight * share;
    const shares = softmax(scores.map((score) => score / table.scale));
    return Object.fromEntries(table.kinds.map((kind, at) => [kind, shares[at] ?? 0])) as Likeness;
  };
};

export const likenessOf = makeLikeness(learnt);
