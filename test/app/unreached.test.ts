import { describe, expect, it } from "vitest";
import { cardToText } from "../../src/cards/text.js";
import { ok } from "../../src/domain/result.js";
import { cardOf, PRIVATE, type World } from "../world.js";
import { eachWorld } from "./each-world.js";
import { openPost, type Post } from "./post.js";
import { raiseMany } from "./raise.js";

/** Tuesday 8 March 2022; the action is due on the 22nd, so its reminder of 5 working days before goes on the 15th at 09:00. */
let world: World;
let post: Post;
eachWorld(
  async (first) => {
    await first.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
    await first.say("secretary", "reminders start now");
  },
  (made, itsPost) => {
    world = made;
    post = itsPost;
  },
);

const gone = { kind: "unreachable", why: "this Slack account is deactivated", lasting: true } as const;
const at = async (instant: string) => {
  world.at(instant);
  await post.plan();
  await post.deliver();
};
const alsoFor = (name: string, party: string, deputy = false) =>
  world.store.change(null, async (tx) => {
    await tx.people.setContact(`person-${name}`, `party-${party}`, { deputy });
    return ok(null);
  });

describe("once reminders are paused", () => {
  it("the Secretary is not told any more of owners who could not be reminded", async () => {
    await world.say("secretary", 'action new "SECAS to print the pages" owner SECAS target 22 March');
    post.answer("U-netco", gone);
    world.at("2022-03-15T09:00:00Z");
    await post.plan();
    await world.say("secretary", "reminders pause");
    await post.deliver();
    await at("2022-03-15T09:30:00Z");
    expect(post.posted).toEqual([]);
  });

  it("nor of one that did not arrive before", async () => {
    post.answer("U-netco", gone);
    await at("2022-03-15T09:00:00Z");
    await world.say("secretary", "reminders pause");
    await at("2022-03-15T09:30:00Z");
    expect(post.textsTo("U-secretary")).toEqual([]);
    expect(cardToText(cardOf(await world.say("secretary", "reminders failed")))).toContain("OPSG 64/01");
  });
});

describe("a reminder to an account that is gone", () => {
  it("is told to the Secretary within the hour, with why, and with what can be done", async () => {
    await alsoFor("member", "NetCo");
    post.answer("U-netco", gone);
    await at("2022-03-15T09:00:00Z");
    await at("2022-03-15T09:00:05Z");
    expect(post.textsTo("U-member")).toHaveLength(1);
    await at("2022-03-15T09:10:00Z");
    const [told] = post.textsTo("U-secretary");
    expect(told).toContain("OPSG: one reminder did not arrive");
    expect(told).toContain("OPSG 64/01 is due on Tuesday 22 March 2022: The netco at NetCo was not reached");
    expect(told).toContain("This Slack account is deactivated.");
    await at("2022-03-15T16:00:00Z");
    expect(post.textsTo("U-secretary")).toHaveLength(1);
  });

  it("is not tried again until they write again; then they are reminded as ever, and what waited for them goes", async () => {
    post.answer("U-netco", gone);
    await at("2022-03-15T09:00:00Z");
    for (const instant of ["2022-03-15T12:00:00Z", "2022-03-21T09:00:00Z", "2022-03-21T09:30:00Z"]) await at(instant);
    expect(post.tried.filter((to) => to === "U-netco")).toHaveLength(1);
    expect(post.textsTo("U-secretary").at(-1)).toContain("nobody at NetCo could be reminded");
    expect(post.textsTo("U-secretary").at(-1)).toContain("Nobody who answers for it has an account I can write to.");
    await world.say("netco", "help", PRIVATE);
    await at("2022-03-21T10:31:00Z");
    expect(post.textsTo("U-netco")).toHaveLength(1);
    expect(post.textsTo("U-netco")[0]).toContain("This reminder comes late");
  });

  it("is sent to them again where the Secretary says so", async () => {
    post.answer("U-netco", gone);
    await at("2022-03-15T09:00:00Z");
    await at("2022-03-15T09:10:00Z");
    await world.say("netco", "help", PRIVATE);
    expect(cardToText(cardOf(await world.say("secretary", "reminders send 64/01 to The netco")))).toContain(
      "is reminded",
    );
    await at("2022-03-15T09:11:00Z");
    expect(post.textsTo("U-netco")).toHaveLength(1);
  });

  it("reaches them on their other platform instead", async () => {
    await world.store.change(null, async (tx) => {
      await tx.people.link("person-netco", { platform: "teams", tenant: "t1", user: "T-netco" });
      return ok(null);
    });
    post = openPost(world.app, ["slack", "teams"]);
    post.answer("U-netco", gone);
    await at("2022-03-15T09:00:00Z");
    await at("2022-03-15T09:00:05Z");
    expect(post.textsTo("T-netco")).toHaveLength(1);
    await at("2022-03-15T10:00:00Z");
    expect(post.textsTo("U-secretary")).toEqual([]);
  });

  it("of many at once is told in one message, whose pages hold no more than platforms show", async () => {
    await raiseMany(world, 39, "NetCo to do thing");
    post.answer("U-netco", gone, gone, gone);
    await at("2022-03-15T09:00:00Z");
    await at("2022-03-15T09:00:05Z");
    await at("2022-03-15T09:10:00Z");
    const told = post.textsTo("U-secretary");
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("OPSG: 40 reminders did not arrive (page 1 of ");
    const [message] = post.posted.filter(({ to }) => to === "U-secretary");
    const next = message?.card.buttons.find(({ label }) => label === "Next");
    expect(next && cardOf(await world.press("secretary", next.press)).title).toContain("messages that failed");
  });

  it("is not told where it was settled meanwhile", async () => {
    post.answer("U-netco", gone);
    await at("2022-03-15T09:00:00Z");
    await at("2022-03-15T09:00:05Z");
    await world.say("secretary", "action close 64/01 at 64");
    await at("2022-03-15T09:10:00Z");
    expect(post.textsTo("U-secretary")).toEqual([]);
  });
});

describe("owners for whom there is nobody to write to", () => {
  it("are told to the Secretary at once as one list, once, with texts for e-mails", async () => {
    for (const party of ["DCC", "SECAS"])
      await world.say("secretary", `action new "${party} to report" owner ${party} target 22 March`);
    await at("2022-03-15T09:00:00Z");
    await at("2022-03-15T09:01:00Z");
    await at("2022-03-16T09:00:00Z");
    const told = post.textsTo("U-secretary");
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("OPSG: 2 owners could not be reminded");
    expect(told[0]).toContain("nobody at DCC could be reminded");
    expect(told[0]).toContain("nobody at SECAS could be reminded");
    const [message] = post.posted.filter(({ to }) => to === "U-secretary");
    const texts = message?.card.buttons.find(({ label }) => label === "Texts for e-mails");
    const answer = texts && (await world.press("secretary", texts.press));
    expect(answer).toMatchObject({
      kind: "card",
      data: expect.arrayContaining([
        expect.objectContaining({ party: "DCC", addresses: [], subject: "OPSG 64/02: reminder" }),
        expect.objectContaining({ party: "SECAS", actions: ["OPSG 64/03"] }),
      ]),
    });
  });

  it("are counted as owners, and shown with what failed", async () => {
    for (const what of ["report", "answer"])
      await world.say("secretary", `action new "DCC to ${what}" owner DCC target 22 March`);
    await at("2022-03-15T09:00:00Z");
    expect(post.textsTo("U-secretary")[0]).toContain("OPSG: one owner could not be reminded");
    for (const typed of ["reminders failed", "reminders"]) {
      const text = cardToText(cardOf(await world.say("secretary", typed)));
      expect(text).toContain("DCC: nobody is reminded of OPSG 64/02, OPSG 64/03");
      expect(text).toContain("It has no contact, so that nobody has been reminded since 15 March 2022.");
    }
  });

  it("are told once a day, whatever becomes of the policy meanwhile", async () => {
    await world.say("secretary", 'action new "DCC to report" owner DCC target 22 March');
    await at("2022-03-15T09:00:00Z");
    await world.say("secretary", "reminders policy before 10, 5, 1 at 10:00");
    await at("2022-03-15T10:30:00Z");
    await world.say("secretary", "reminders policy before 10, 6, 5, 1 at 11:00");
    await at("2022-03-15T11:30:00Z");
    await world.say("secretary", "reminders policy before 12, 6, 1 at 12:00");
    await at("2022-03-15T12:30:00Z");
    expect(post.textsTo("U-secretary").length).toBe(1);
    await at("2022-03-21T12:30:00Z");
    expect(post.textsTo("U-secretary").length).toBe(2);
  });

  it("because they are away or left out are shown with why, and with what can be done", async () => {
    await world.say("secretary", "person away The netco until 1 April");
    await at("2022-03-15T09:00:00Z");
    const failed = async () => cardOf(await world.say("secretary", "reminders failed"));
    expect(cardToText(await failed())).toContain("NetCo: nobody is reminded of OPSG 64/01");
    expect(cardToText(await failed())).toContain(
      "Everybody who answers for it is away, so that nobody has been reminded since 15 March 2022.",
    );
    const [button] = (await failed()).parts.flatMap((part) =>
      part.kind === "row" && part.button ? [part.button] : [],
    );
    const reach = button && cardOf(await world.press("secretary", button.press));
    expect(reach?.title).toBe("OPSG 64/01: how to reach NetCo");
    expect(reach?.buttons.map(({ label }) => label)).toContain("Send it to The netco (away)");
  });

  it("in an e-mail are told the date, for that is read on another day", async () => {
    world.at("2022-03-22T09:00:00Z");
    expect(cardToText(cardOf(await world.say("secretary", "reminders email NetCo")))).toContain(
      "OPSG 64/01 is due on Tuesday 22 March 2022:",
    );
  });

  it("are reminded as soon as somebody can be written to", async () => {
    await world.say("secretary", 'action new "DCC to report" owner DCC target 22 March');
    await at("2022-03-15T09:00:00Z");
    await alsoFor("member", "DCC");
    await at("2022-03-15T09:05:00Z");
    expect(post.textsTo("U-member")).toHaveLength(1);
  });
});

describe("an owner who lets overdue reminders pass", () => {
  const days = ["2022-03-23", "2022-03-30", "2022-04-06"];

  it("is named to the Secretary after two, and not after one", async () => {
    await at("2022-03-22T09:00:00Z");
    await at(`${days[0]}T09:00:00Z`);
    await at("2022-03-24T09:00:00Z");
    expect(post.textsTo("U-secretary")).toEqual([]);
    await at(`${days[1]}T08:00:00Z`);
    expect(post.textsTo("U-secretary")).toEqual([]);
    await at("2022-03-31T08:00:00Z");
    const [told] = post.textsTo("U-secretary");
    expect(told).toContain("OPSG: an overdue action, and no answer");
    expect(told).toContain("NetCo has left 2 overdue reminders unanswered");
    await at("2022-03-31T12:00:00Z");
    expect(post.textsTo("U-secretary")).toHaveLength(1);
  });

  it("is not named once they answered", async () => {
    await at("2022-03-22T09:00:00Z");
    await at(`${days[0]}T09:00:00Z`);
    const action = await world.action(64, 1);
    await world.store.change(null, async (tx) => {
      await tx.reminders.answered(action?.id ?? "", ["party-NetCo"], "The netco", new Date("2022-03-23T11:00:00Z"));
      return ok(null);
    });
    await at(`${days[1]}T08:00:00Z`);
    await at("2022-03-31T08:00:00Z");
    expect(post.textsTo("U-secretary")).toEqual([]);
  });
});
