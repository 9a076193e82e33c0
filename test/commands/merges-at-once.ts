import { afterEach, beforeEach, expect, it } from "vitest";
import type { Press } from "../../src/cards/card.js";
import { openPost } from "../app/post.js";
import { broken, buttonOf, HOME, read, type World } from "../world.js";

/** So many that they go in one message. */
const ACTIONS = ["rope", "hull", "buoy", "oar", "sail", "mast", "quay"].map((what) => `look after the ${what}.`);

/** Merges pressed at the same moment, whatever the database. */
export const mergesAtOnce = (database: string, open: () => Promise<{ world: World; close(): Promise<void> }>): void => {
  let world: World;
  let close: () => Promise<void>;
  beforeEach(async () => {
    broken.length = 0;
    ({ world, close } = await open());
    for (const name of ["a", "b", "c"])
      await world.say(
        "secretary",
        `person add "Jane ${name}" email jane@${name}.example.org contact-for DCC slack ${HOME}/U-jane-${name}`,
      );
    for (const deed of ACTIONS) await world.say("secretary", `action new "DCC to ${deed}" owner DCC target 22 March`);
    await world.say("secretary", "reminders start now");
  });
  afterEach(async () => {
    expect(broken).toEqual([]);
    await close();
  });

  const pressOf = async (from: string, into: string): Promise<Press> =>
    buttonOf(
      await world.say("secretary", `person merge jane@${from}.example.org into jane@${into}.example.org`),
      "They are one: merge",
    ).press;
  const left = async () =>
    (await world.store.register()).people.filter(({ name, contacts }) => /^Jane/u.test(name) && contacts.length > 0);

  it.each([
    { what: "both directions", pairs: ["ab", "ba"], stay: 2 },
    { what: "a ring of three, each pressed twice", pairs: ["ab", "bc", "ca", "ab", "bc", "ca"], stay: 2 },
    { what: "two into one", pairs: ["ac", "bc", "cb", "ca"], stay: 2 },
  ])(
    `on ${database}, $what at once: one is done, and nothing that waits is lost or goes twice`,
    async ({ pairs, stay }) => {
      const post = openPost(world.app);
      world.at("2022-03-15T09:00:00Z");
      await post.plan();
      const presses: Press[] = [];
      for (const [from = "", into = ""] of pairs) presses.push(await pressOf(from, into));
      const answers = await Promise.all(presses.map((press) => world.press("secretary", press)));
      const told = answers.map(read);
      expect(told.filter((one) => one.includes("are one person now"))).toHaveLength(1);
      for (const one of told)
        expect(one).toMatch(/are one person now|does not belong to OPSG any more|not as you were shown them/u);
      const people = await left();
      expect(people).toHaveLength(stay);
      expect(people.flatMap(({ accounts }) => accounts.map(({ user }) => user)).toSorted()).toEqual(
        ["a", "b", "c"].map((name) => `U-jane-${name}`),
      );
      for (const { name, email } of people) expect(email).toBe(`jane@${name.slice(-1)}.example.org`);
      for (let minute = 10; minute < 60; minute += 5) {
        world.at(`2022-03-15T09:${minute}:00Z`);
        await post.plan();
        await post.deliver();
      }
      // Everybody who stays is reminded of each action once, by whichever account.
      for (const { accounts } of people) {
        const theirs = post.posted.filter(({ to }) => accounts.some(({ user }) => user === to));
        const text = JSON.stringify(theirs.map(({ card }) => card));
        for (const deed of ACTIONS) expect(text.split(`DCC to ${deed}`)).toHaveLength(2);
      }
    },
  );
};
