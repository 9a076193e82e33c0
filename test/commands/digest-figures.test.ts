import { afterEach, expect, it } from "vitest";
import type { Answer, Button, Card, Part } from "../../src/cards/card.js";
import { cardMessage } from "../../src/slack/block-kit.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { fill, found } from "../e2e/filled-log.js";
import { cardOf, makeWorld, type World } from "../world.js";

/** The digest of logs of any length: what it counts is what its buttons list, page by page. */

let world: World;
afterEach(() => world.close());

const started = async (count: number): Promise<World> => {
  world = await makeWorld({ empty: true });
  world.at("2026-11-23T12:00:00Z");
  await found(world.app);
  for (let from = 0; from < count; from += 500) await fill(world.app, from, Math.min(count, from + 500));
  return world;
};

type Counted = { said: number; button: Button; line: string };

const counted = (card: Card): Counted[] =>
  card.parts.flatMap((part: Part): Counted[] => {
    if (part.kind !== "row" || part.button?.press.command !== "action list") return [];
    const told = part.title as [{ bold: string }, string];
    // A party's row begins with its name.
    const said = /^[\d,]+$/u.test(told[0].bold) ? told[0].bold : (/([\d,]+) overdue/u.exec(told[1])?.[1] ?? "");
    return [{ said: Number(said.replaceAll(",", "")), button: part.button, line: told[0].bold + told[1] }];
  });

/** Every action that a button lists, page by page. */
const listed = async ({ press }: Button): Promise<Set<string>> => {
  const all = new Set<string>();
  let answer: Answer = await world.press("operator", press);
  for (;;) {
    for (const one of answer.kind === "card" ? (answer.data as { reference: string }[]) : []) all.add(one.reference);
    const next = cardOf(answer).buttons.find(({ label }) => label === "Next");
    if (!next) return all;
    answer = await world.press("operator", next.press);
  }
};

/** How many figures a digest of so many actions has a button for. */
it.each([
  [0, 0],
  [1, 2],
  [130, 10],
])("of %i actions: each figure’s button lists exactly what it counts", { timeout: 60_000 }, async (count, buttons) => {
  await started(count);
  const card = cardOf(await world.say("operator", "digest"));
  const figures = counted(card);
  expect(figures.length).toBeGreaterThanOrEqual(buttons);
  for (const { said, button, line } of figures) expect((await listed(button)).size, line).toBe(said);
  expect(Buffer.byteLength(JSON.stringify(drawCard(card)))).toBeLessThan(28_000);
  expect(cardMessage(card).blocks.length).toBeLessThanOrEqual(50);
});
