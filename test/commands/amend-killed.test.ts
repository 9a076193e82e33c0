import { expect, it } from "vitest";
import type { App, Store } from "../../src/app/ports.js";
import { makeDoors } from "../../src/commands/doors.js";
import { cardOf, PRIVATE, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

/** An edit whose process dies after any of its steps, and that is brought again to the next. */

let world: World;
let log: Reminded["log"];
eachWithFour((now) => {
  ({ world, log } = now);
});

const QUIET = { info: () => {}, warn: () => {}, error: () => {} };
const message = "slack:D-netco/1";
const said = (text: string | null) => (text === null ? null : { text, mentions: [] });

/** The log through a process that dies when it has written so often. */
const dyingAfter = (app: App, writes: number): App => {
  let left = writes;
  const then = async <T>(write: () => Promise<T>): Promise<T> => {
    if (left-- <= 0) throw new Error("killed");
    return write();
  };
  const { store } = app;
  const dying: Store = {
    ...store,
    change: (event, work) => then(() => store.change(event, work)),
    keptWords: {
      ...store.keptWords,
      keep: (words) => then(() => store.keptWords.keep(words)),
      forget: (person, of) => then(() => store.keptWords.forget(person, of)),
      noteChanged: (of, at) => then(() => store.keptWords.noteChanged(of, at)),
    },
  };
  return { ...app, store: dying };
};

const stand = async () => ({
  updates: await Promise.all([1, 2, 4].map(log.updates)),
  status: await Promise.all([1, 2, 4].map(log.status)),
  target: await Promise.all([1, 2, 4].map(log.target)),
  moves: await Promise.all([1, 2, 4].map(log.moves)),
});

it.each<[string, string, string | null, number[]]>([
  ["into several", "64/01 half way", "64/01 done, 64/02 half way, 64/04 need until 8 April", []],
  ["into one", "64/01 done, 64/02 half way, 64/04 need until 8 April", "64/02 three quarters", []],
  ["into another", "64/01 done", "64/02 done", []],
  ["into what is asked about", "64/04 done, 64/01 half way", "we had a look at 64/01 and 64/02", [0, 1]],
  ["into all but one", "64/01 half way, 64/02 half way", "all but 64/02 need until 8 April", [1, 2, 0]],
  ["from a command into another", "action update 64/01 half way", "action target 64/02 8 April", []],
  ["into thanks", "64/01 done, 64/02 half way", "thanks", []],
  ["away", "64/01 done, 64/02 need until 8 April", null, []],
])("edited %s, it leaves what it would have left, nothing twice", async (_, before, after, presses) => {
  const caller = { ...world.callerOf("netco", PRIVATE), message };
  const outcomes: unknown[] = [];
  let isWhole = false;
  // The first goes through without a death; then it dies after no write, after one, and so on until it survives.
  for (let writes = -1; !isWhole; writes++) {
    const of = `${message}-${writes}`;
    await world.doors.reply({ ...caller, message: of, event: `slack:said-${writes}` }, { text: before, mentions: [] });
    const edit = { ...caller, message: of, event: `slack:edit-${writes}`, changedAt: world.app.clock.now() };
    let dead = false;
    if (writes >= 0) {
      const first = await makeDoors(dyingAfter(world.app, writes), QUIET).amend(edit, said(after));
      dead = first?.kind === "card" && first.card.title === "Something broke on our side";
      isWhole = !dead;
    }
    world.at(new Date(world.app.clock.now().getTime() + 1_000).toISOString());
    const answer = await world.doors.amend({ ...edit, again: {} }, said(after));
    // Whoever was asked before the death presses as well as whoever is asked after it.
    const { parts, buttons } = answer ? cardOf(answer) : { parts: [], buttons: [] };
    const asked = [...parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])), ...buttons].filter(
      ({ press }) => press.values.kept !== undefined,
    );
    if (dead || writes < 0) expect(asked.length).toBeGreaterThanOrEqual(presses.length);
    for (const index of [...presses, ...presses]) {
      const press = asked[index]?.press;
      if (press) await world.press("netco", press);
    }
    outcomes.push(await stand());
    // Cleared for the next round.
    await world.doors.amend({ ...edit, event: `slack:gone-${writes}`, changedAt: world.app.clock.now() }, null);
    expect((await stand()).updates).toEqual([[], [], []]);
  }
  expect(outcomes.length).toBeGreaterThan(3);
  if (presses.length > 0) outcomes.pop();
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
});
