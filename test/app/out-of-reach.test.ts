import { describe, expect, it } from "vitest";
import type { PreviewedReminder } from "../../src/app/preview-reminders.js";
import type { Answer } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { cardOf, PRIVATE, read, type World } from "../world.js";
import { eachWorld } from "./each-world.js";
import type { Post } from "./post.js";

/**
 * Two contacts of NetCo, of whom one, the member, was found to be gone on 15 March 2022; the other has every reminder of
 * the action that is due on the 22nd.
 */
let world: World;
let post: Post;
eachWorld(
  async (first) => {
    await first.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
    await first.say("secretary", "person contact-for The member NetCo");
    await first.say("secretary", "reminders start now");
  },
  (made, itsPost) => {
    world = made;
    post = itsPost;
  },
);

const WHY = "this Slack account is deactivated";
const SINCE = "since 15 March 2022";
const gone = { kind: "unreachable", why: WHY, lasting: true } as const;
const at = async (instant: string) => {
  world.at(instant);
  await post.plan();
  await post.deliver();
};
const lose = async () => {
  post.answer("U-member", gone);
  for (const instant of ["09:00:00", "09:00:05", "09:10:00"]) await at(`2022-03-15T${instant}Z`);
};
const secretary = (line: string) => world.say("secretary", line);
const pressRow = (answer: Answer, label: string) => {
  for (const part of cardOf(answer).parts)
    if (part.kind === "row" && part.button?.label === label) return world.press("secretary", part.button.press);
  throw new Error(`no row has a button “${label}”`);
};

describe("somebody who cannot be reached any more, of a party that others are reminded for", () => {
  it("stands with the reason in the list of people", async () => {
    expect(read(await secretary("person list"))).toMatch(/The member[\s\S]*?writes on Slack/u);
    await lose();
    expect(read(await secretary("person list"))).toMatch(
      new RegExp(`The member[^\\n]*\\n[^\\n]*contact for NetCo · cannot be reached on Slack: ${WHY}, ${SINCE}`, "u"),
    );
  });

  it("stands above the messages that failed, also when that was long ago, until they are tried again", async () => {
    await lose();
    world.at("2022-05-10T09:00:00Z");
    const failed = await secretary("reminders failed");
    expect(read(failed)).toContain("The member is not written to any more");
    expect(read(failed)).toContain("This Slack account is deactivated, since 15 March 2022.");
    expect(read(await pressRow(failed, "Try again"))).toContain("The member is written to again");
    expect(read(await secretary("reminders failed"))).not.toContain("The member is not written");
  });

  it("is named where one asks how the owner can be reached, and can be tried again from there", async () => {
    await lose();
    await at("2022-03-21T09:00:00Z");
    const reach = await secretary("reminders reach 64/01");
    expect(read(reach)).toMatch(new RegExp(`The member\\s+cannot be written to: ${WHY}, ${SINCE}`, "u"));
    const again = cardOf(reach).buttons.find(({ label }) => label === "Try The member again");
    expect(again && read(await world.press("secretary", again.press))).toContain("The member is written to again");
    await at("2022-03-22T09:00:00Z");
    expect(post.textsTo("U-member")).toHaveLength(1);
  });

  it("is not among those whom the preview names, which says who cannot be reached and why", async () => {
    const before = await secretary("reminders preview");
    const of = (answer: Answer) => (answer.kind === "card" ? (answer.data as PreviewedReminder[]) : []);
    expect(new Set(of(before).flatMap(({ to }) => to))).toEqual(new Set(["The netco", "The member"]));
    await lose();
    const after = await secretary("reminders preview");
    expect(of(after).map(({ to }) => to)).toEqual([["The netco"], ["The netco"], ["The netco"]]);
    expect(read(after)).toContain(`The member cannot be reached, so is not reminded: ${WHY}, ${SINCE}.`);
  });

  it("is found by the check of the log", async () => {
    expect(read(await secretary("setup check"))).not.toContain("The member");
    await lose();
    const check = await secretary("setup check");
    expect(read(check)).toContain("People who cannot be reached any more");
    expect(read(check)).toContain(`contact for NetCo · ${WHY}, ${SINCE}`);
    await pressRow(check, "Try again");
    expect(read(await secretary("setup check"))).not.toContain("People who cannot be reached any more");
  });

  it("is truly tried again where the Secretary sends what failed once more", async () => {
    await lose();
    const [failed] = await world.store.outbox.list({
      ...{ committeeId: (await world.store.register()).committees[0]?.id ?? "", states: ["failed"], limit: 5 },
    });
    expect(read(await secretary(`reminders retry ${failed?.id}`))).toContain("it is sent again");
    await at("2022-03-15T10:00:00Z");
    expect(post.textsTo("U-member")).toHaveLength(1);
    await at("2022-03-21T09:00:00Z");
    expect(post.textsTo("U-member")).toHaveLength(2);
  });

  it("is reminded as ever once they write, and nothing is said of it any more", async () => {
    await lose();
    await world.say("member", "help", PRIVATE);
    expect(read(await secretary("person list"))).toMatch(/The member[\s\S]*?writes on Slack/u);
    expect(read(await secretary("reminders failed"))).not.toContain("is not written to any more");
    await at("2022-03-21T09:00:00Z");
    expect(post.textsTo("U-member")).toHaveLength(1);
  });

  it("and is found to be so again after they were tried again, is so since then", async () => {
    await lose();
    await secretary("reminders retry The member");
    post.answer("U-member", gone);
    await at("2022-03-21T09:00:00Z");
    expect(read(await secretary("person list"))).toContain(`${WHY}, since 21 March 2022`);
  });

  it("who has another account that works is no such person", async () => {
    await lose();
    await world.store.change(null, async (tx) => {
      await tx.people.link("person-member", { platform: "teams", tenant: "t1", user: "T-member" });
      return ok(null);
    });
    expect(read(await secretary("person list"))).toContain("writes on Teams · cannot be reached on Slack");
    expect(read(await secretary("reminders failed"))).not.toContain("is not written to any more");
  });
});

describe("a party whose last contact cannot be reached any more", () => {
  it("is out of reach since then, wherever that is listed", async () => {
    await secretary("person remove The netco anyway");
    await lose();
    world.at("2022-03-18T10:00:00Z");
    const nobody = "nobody who answers for it has an account I can write to, since 15 March 2022";
    for (const list of ["party unreached", "digest", "reminders failed", "reminders reach 64/01"])
      expect(read(await secretary(list)).toLowerCase(), list).toContain(nobody.toLowerCase());
  });

  it("is so since then, too, where somebody answers for it who never had an account", async () => {
    await secretary("person add Wilfred Sample email wilfred@example.org contact for NetCo");
    await secretary("person remove The netco anyway");
    await lose();
    const listed = read(await secretary("party unreached"));
    expect(listed).toContain("nobody who answers for it has an account I can write to, since 15 March 2022");
  });
});

describe("a party of whom nobody could be reminded", () => {
  const lists = ["party unreached", "reminders failed", "reminders reach 64/02"];
  const toldIn = async (list: string): Promise<string> => read(await secretary(list)).toLowerCase();

  it("is told with the day since when nobody has been, in whatever way it is out of reach", async () => {
    await secretary('action new "DCC to print the pages" owner DCC target 22 March');
    expect(await toldIn("party unreached")).not.toContain("since");
    for (const instant of ["2022-03-15T09:00:00Z", "2022-03-21T09:00:00Z"]) await at(instant);
    world.at("2022-03-21T12:00:00Z");
    const since = "so that nobody has been reminded since 15 march 2022";
    for (const list of lists) expect(await toldIn(list), list).toContain(`it has no contact, ${since}`);
    await secretary("person contact-for The gridco DCC");
    await at("2022-03-21T12:05:00Z");
    await secretary("person away The gridco until 14 April");
    await at("2022-03-22T09:00:00Z");
    const away = "everybody who answers for it is away, so that nobody has been reminded since 22 march 2022";
    for (const list of lists) expect(await toldIn(list), list).toContain(away);
  });
});

describe("a Secretary who hears late that nobody could be reminded", () => {
  it("does not hear it of an owner who was reminded meanwhile", async () => {
    await secretary('action new "SECAS to print the pages" owner SECAS target 22 March');
    post.answer("U-secretary", { kind: "unreachable", why: "the bot may not see this Slack account" });
    await at("2022-03-15T09:00:00Z");
    await secretary("person contact-for The chair SECAS");
    await at("2022-03-15T09:30:00Z");
    expect(post.textsTo("U-chair").join()).toContain("OPSG 64/02");
    await at("2022-03-15T10:30:00Z");
    expect(post.textsTo("U-secretary")).toEqual([]);
  });
});
