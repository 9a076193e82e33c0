import { describe, expect, it } from "vitest";
import { cardToText } from "../../src/cards/text.js";
import { ok } from "../../src/domain/result.js";
import { read, type World } from "../world.js";
import { eachWorld } from "./each-world.js";
import type { Post } from "./post.js";

/** NetCo's contacts are the netco and the nora, who has no other part. Its action is due on Tuesday 22 March 2022. */
let world: World;
let post: Post;
const NORA = { platform: "slack", tenant: "T0HOME", user: "U-nora" } as const;
eachWorld(
  async (first) => {
    await first.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
    await first.store.change(null, async (tx) => {
      await tx.people.addPerson({ id: "person-nora", name: "Nora Net", email: "nora@example.org" });
      await tx.people.link("person-nora", NORA);
      await tx.people.setContact("person-nora", "party-NetCo", { deputy: false });
      return ok(null);
    });
    await first.say("secretary", "reminders start now");
  },
  (made, itsPost) => {
    world = made;
    post = itsPost;
  },
);

const say = async (who: string, line: string) => read(await world.say(who, line));
const at = async (instant: string) => {
  world.at(instant);
  await post.plan();
  for (let pass = 0; pass < 3; pass++) {
    await post.deliver();
    world.at(new Date(Date.parse(instant) + (pass + 1) * 2_000).toISOString());
  }
  await post.redraw();
};
const hers = () => post.posted.filter(({ to }) => to === "U-nora");
const texts = () => hers().map(({ card }) => cardToText(card));
const drawn = () => hers().map((one) => one.drawn);
const change = async () => {
  await say("netco", "action update 64/01 the secret answer");
  await post.redraw();
  for (const line of [
    "action update 64/01 the secret word",
    "action target 64/01 5 April because agreed",
    'action reword 64/01 "NetCo to say the secret word"',
    "action close 64/01 at 64",
  ]) {
    await say("secretary", line);
    await post.redraw();
  }
};
const bare = (part = "You are no longer in OPSG; this reminder is withdrawn.") => {
  for (const [index, text] of texts().entries()) {
    expect(text).toContain(part);
    for (const word of ["publish", "secret", "Target", "Latest", "Closed"]) expect(text).not.toContain(word);
    expect(hers()[index]?.card.buttons).toEqual([]);
  }
};

describe("somebody who was removed from the committee", () => {
  it.each(["person remove Nora Net", "person not-for Nora Net NetCo anyway"])(
    "keeps nothing of their reminders, and hears of no later change: %s",
    async (line) => {
      await at("2022-03-15T09:00:00Z");
      await at("2022-03-21T09:00:00Z");
      expect(texts()).toHaveLength(2);
      await say("secretary", line);
      await post.redraw();
      bare();
      const before = drawn();
      await change();
      bare();
      expect(drawn()).toEqual(before);
      expect(post.textsTo("U-netco").at(-1)).toContain("Closed at OPSG 64.");
    },
  );

  it("keeps nothing of a list either", async () => {
    for (let i = 0; i < 6; i++)
      await say("secretary", `action new "NetCo to publish part ${i}" owner NetCo target 22 March`);
    await at("2022-03-15T09:00:00Z");
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain("publish part 5");
    await say("secretary", "person remove Nora Net");
    await post.redraw();
    await change();
    bare("You are no longer in OPSG; this message is withdrawn.");
    expect(texts()[0]).not.toContain("64/0");
  });

  it("keeps nothing of what told them of their own actions", async () => {
    world.at("2022-03-24T09:00:00Z");
    await say("chair", "digest to owners now");
    await post.deliver();
    expect(texts()).toEqual([expect.stringContaining("publish the calendar")]);
    await say("secretary", "person remove Nora Net");
    await post.redraw();
    bare("You are no longer in OPSG; this message is withdrawn.");
  });

  it("has nothing of theirs that changes while the message is not yet emptied", async () => {
    await at("2022-03-15T09:00:00Z");
    await say("secretary", "person remove Nora Net");
    await change();
    bare();
  });

  it("is not sent what waited for them when they went", async () => {
    await world.store.change(null, async (tx) => {
      await tx.people.setRole("person-nora", world.committee.id, "secretary");
      return ok(null);
    });
    await say("netco", "action not-ours 64/01 the secret word");
    await say("secretary", "person remove Nora Net anyway");
    await post.deliver();
    expect(post.textsTo("U-secretary")[0]).toContain("the secret word");
    for (const text of texts()) expect(text).not.toMatch(/secret word|64\/01/u);
  });

  it("is asked again once they are added again", async () => {
    await at("2022-03-15T09:00:00Z");
    await say("secretary", "person remove Nora Net");
    await post.redraw();
    bare();
    await world.store.change(null, async (tx) => {
      await tx.people.setContact("person-nora", "party-NetCo", { deputy: false });
      return ok(null);
    });
    await post.redraw();
    expect(texts()[0]).toContain("publish the calendar");
    expect(hers()[0]?.card.buttons.map(({ label }) => label)).toContain("Done");
  });

  it("loses only what is of this committee, and keeps the rest where they are in another", async () => {
    await at("2022-03-15T09:00:00Z");
    await world.store.change(null, async (tx) => {
      const [here] = (await tx.register()).committees;
      if (!here) throw new Error("a committee was expected");
      await tx.people.addCommittee({ ...here, id: "other", code: "OTHER" });
      await tx.people.setRole("person-nora", "other", "member");
      return ok(null);
    });
    await say("secretary", "person remove Nora Net");
    await post.redraw();
    await change();
    bare();
  });
});

it("a reminder in a chat whose account is not theirs any more is emptied", async () => {
  await at("2022-03-15T09:00:00Z");
  await world.store.change(null, async (tx) => {
    await tx.people.unlink(NORA);
    return ok(null);
  });
  await post.redraw();
  await change();
  bare("This account is not linked to anybody in OPSG any more.");
});

it("a member who answers for the owner no more goes on seeing the log", async () => {
  await world.store.change(null, async (tx) => {
    await tx.people.setRole("person-nora", world.committee.id, "member");
    return ok(null);
  });
  await at("2022-03-15T09:00:00Z");
  await say("secretary", "person not-for Nora Net NetCo");
  await post.redraw();
  expect(texts()[0]).toContain("publish the calendar");
  expect(texts()[0]).toContain("You do not answer for NetCo any more.");
});
