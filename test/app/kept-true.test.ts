import { describe, expect, it } from "vitest";
import { cardToText } from "../../src/cards/text.js";
import { read, type World } from "../world.js";
import { eachOwing } from "./each-owing.js";
import type { Post } from "./post.js";

/** NetCo's contacts are the netco and the member. Its action is due on Tuesday 22 March 2022; the first reminder goes on the 15th. */
let world: World;
let post: Post;
eachOwing({ member: "contact" }, ["reminders start now"], (made, itsPost) => {
  world = made;
  post = itsPost;
});

const say = async (who: string, line: string) => read(await world.say(who, line));
const at = async (instant: string) => {
  world.at(instant);
  await post.plan();
  await post.deliver();
  await post.redraw();
};
const first = () => at("2022-03-15T09:00:00Z");
const lying = (who: string, which = 0) => {
  const message = post.posted.filter(({ to }) => to === `U-${who}`)[which];
  return { text: message ? cardToText(message.card) : "", buttons: message?.card.buttons.map(({ label }) => label) };
};
const waits = async (who: string) => (await world.store.outbox.unanswered(`person-${who}`, 9)).length;

describe("a reminder in the chat of somebody who does not answer for its owner any more", () => {
  it.each(["person not-for The member NetCo anyway", "person remove The member anyway"])(
    "says so, has no buttons, and waits for nobody: %s",
    async (line) => {
      await first();
      expect(await waits("member")).toBe(1);
      await say("secretary", line);
      await post.redraw();
      expect(lying("member").text).toContain("OPSG 64/01 is not yours to answer any more");
      expect(lying("member").text).toContain("You do not answer for NetCo any more.");
      expect(lying("member").buttons).toEqual([]);
      expect(await waits("member")).toBe(0);
      const listed = await say("secretary", "reminders");
      expect(listed).toMatch(/to The member\n.*sent; they do not answer for NetCo any more/u);
      expect(listed).toMatch(/to The netco\n.*sent, not answered/u);
      expect(lying("netco").buttons).toContain("Done");
      expect(await waits("netco")).toBe(1);
    },
  );
  it("asks again once they answer for it again", async () => {
    await first();
    await say("secretary", "person not-for The member NetCo");
    await say("secretary", "person contact-for The member NetCo");
    await post.redraw();
    expect(lying("member").buttons).toContain("Done");
    expect(await waits("member")).toBe(1);
  });
  it("whose action was given to another says with whom it is now", async () => {
    await first();
    await say("secretary", "action assign 64/01 to GridCo");
    await post.redraw();
    for (const who of ["netco", "member"]) {
      expect(lying(who).text).toContain("OPSG 64/01 is now with GridCo");
      expect(lying(who).buttons).toEqual([]);
      expect(await waits(who)).toBe(0);
    }
    const listed = await say("secretary", "reminders");
    expect(listed).toContain("sent; now with GridCo");
    expect(listed).not.toContain("not answered");
  });
});

describe("the earlier reminders of an action", () => {
  const second = async () => {
    await first();
    await at("2022-03-21T09:00:00Z");
    await post.redraw();
    expect(lying("netco").text).toContain("A later reminder followed.");
  };
  it("say nothing that may turn false: neither a target nor the latest update", async () => {
    await second();
    expect(lying("netco").text).not.toContain("Target");
  });
  it("say that it is closed, as the newest does, and that it is open again", async () => {
    await second();
    await say("secretary", "action close 64/01 at 64");
    await post.redraw();
    for (const which of [0, 1]) expect(lying("netco", which).text).toContain("Closed at OPSG 64.");
    await say("secretary", "action reopen 64/01 because it broke");
    await post.redraw();
    expect(lying("netco").text).toContain("A later reminder followed.");
    expect(lying("netco", 1).buttons).toContain("Done");
  });
  it("are not drawn again for a mere update", async () => {
    await second();
    const before = post.posted[0]?.drawn;
    await say("netco", "action update 64/01 half way");
    await post.redraw();
    expect(post.posted[0]?.drawn).toBe(before);
  });
});

describe("who did it", () => {
  it("stands on everybody's card where the target moved, also where another had answered before", async () => {
    await first();
    await say("netco", "action update 64/01 half way");
    await say("member", "action target 64/01 5 April because ill");
    await post.redraw();
    for (const who of ["netco", "member"])
      expect(lying(who).text).toContain("Answered by The netco. Its target is now 5 April 2022. The member moved it.");
  });
  it("stands there where the Secretary moved it, whom nobody awaited", async () => {
    await first();
    await say("secretary", "action target 64/01 5 April because agreed");
    await post.redraw();
    expect(lying("netco").text).toContain("Its target is now 5 April 2022. The secretary moved it.");
  });
  it("stands there where another proposed the completion", async () => {
    await first();
    await say("netco", "action update 64/01 half way");
    await say("member", "action done 64/01");
    await post.redraw();
    expect(lying("netco").text).toContain(
      "Answered by The netco. The member proposed its completion; the committee has to agree.",
    );
  });
});

describe("a reminder that somebody put off", () => {
  it("says until when and who, in every chat and in the Secretary's list, until that day", async () => {
    await first();
    await say("member", "action snooze 64/01 until 18 March");
    await post.redraw();
    for (const who of ["netco", "member"])
      expect(lying(who).text).toContain("Snoozed until 18 March 2022 by The member.");
    expect(lying("netco").buttons).toContain("Done");
    const listed = (await say("secretary", "reminders"))
      .split("\n")
      .filter((line) => line.includes("sent, not answered"));
    expect(listed.filter((line) => line.includes("snoozed until 18 March 2022"))).toHaveLength(1);
    world.at("2022-03-18T08:00:00Z");
    expect(await say("secretary", "reminders")).not.toContain("snoozed until");
  });
});
