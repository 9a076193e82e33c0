import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawMessage } from "../../src/app/draw.js";
import { planDigests } from "../../src/app/plan-digests.js";
import type { Card, Part } from "../../src/cards/card.js";
import { cardMessage } from "../../src/slack/block-kit.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { openPost } from "../app/post.js";
import { buttonOf, CHANNEL, cardOf, keepWorld, makeWorld, read, type Who, type World } from "../world.js";

let world: World;
let full: string;
beforeAll(async () => {
  world = await makeWorld();
  await fill();
  full = await keepWorld(world);
});
beforeEach(async () => {
  world = await makeWorld({ like: full });
});
afterEach(() => world.close());

const say = (who: Who, text: string, place?: Parameters<World["say"]>[2]) => world.say(who, text, place);
const raise = (text: string, owner: string, target: string) =>
  say("secretary", `action new "${text}" owner ${owner} target ${target}`);

/** A log with something of everything: OPSG 64 of 8 February was the last meeting, today is 8 March. */
const fill = async () => {
  world.at("2022-02-08T12:00:00Z");
  await raise("Publish the calendar", "NetCo", "2022-02-20");
  await raise("Circulate the slides", "GridCo", "2022-03-20");
  await raise("Check the plan", "NetCo and GridCo", "2022-06-01");
  await raise("Agree who answers", "DCC", "TBC");
  await raise("Book a room", "SECAS", "2022-02-15");
  await say("secretary", "action done 64/2 The slides went round");
  await say("secretary", "action close 64/5 at 64");
  await say("secretary", "action target 64/1 2022-02-25");
  await say("secretary", "action target 64/1 2022-03-01");
  world.at("2022-03-08T10:00:00Z");
};

type Row = Extract<Part, { kind: "row" }>;
const rows = (card: Card): Row[] => card.parts.filter((part): part is Row => part.kind === "row");
const words = (part: Part): string => JSON.stringify(part);

describe("the digest", () => {
  it("of an empty log says so, without a picture or a fault", async () => {
    const empty = await makeWorld();
    const card = cardOf(await empty.say("chair", "digest"));
    await empty.close();
    expect(words(card.parts[0] as Part)).toContain("No action is open");
    expect(card.parts.some(({ kind }) => kind === "picture")).toBe(false);
  });

  it("says in words first how the log stands, then shows what needs the Chair", async () => {
    const card = cardOf(await say("chair", "digest"));
    expect(words(card.parts[0] as Part)).toContain("4 actions are open");
    expect(words(card.parts[0] as Part)).toContain(
      ": 1 overdue, 1 due before the next main meeting on 12 April 2022, 1 due later, 1 without a date. ",
    );
    expect(words(card.parts[0] as Part)).toContain("One of them awaits");
    expect(words(card.parts[0] as Part)).toContain("Since OPSG 64, 5 were raised and 1 was closed.");
    const text = JSON.stringify(card.parts);
    expect(text).toContain("7 days overdue");
    expect(text).toContain("moved 2 times: 20 February 2022 at first, 1 March 2022 now");
    expect(text).toContain("DCC: it has no contact");
    expect(
      card.parts.filter(({ kind }) => kind === "picture").map((part) => part.kind === "picture" && part.alt),
    ).toEqual([
      "Open actions by party. NetCo: 1 overdue, 0 due soon, 1 on time, 0 without a date; GridCo: 0 overdue, 1 due soon, 1 on time, 0 without a date; DCC: 0 overdue, 0 due soon, 0 on time, 1 without a date.",
    ]);
  });

  it("every figure’s button lists exactly the actions that it counted", async () => {
    const listed = async (filter: string) => {
      const answer = await say("chair", `action list ${filter}`);
      return answer.kind === "card" ? (answer.data as unknown[]).length : answer;
    };
    for (const line of ["digest", "digest for NetCo", "digest for NetCo and GridCo", "digest since 64"]) {
      const figures = rows(cardOf(await say("chair", line))).filter(
        ({ button, title }) =>
          button?.press.command === "action list" && /^\d/.test(String((title as { bold: string }[])[0]?.bold)),
      );
      expect(figures.length, line).toBeGreaterThan(2);
      for (const { title, button } of figures) {
        const count = Number((title as { bold: string }[])[0]?.bold);
        const filter = button?.press.values.filter ?? "";
        expect(await listed(filter), `${line}: ${filter}`).toBe(count);
      }
    }
  });

  it("follows open and overdue through the meetings that were held", async () => {
    await world.store.change(null, async (tx) => {
      const held = await tx.meetings.byNumber(world.committee.id, 64);
      if (held) await tx.meetings.insert({ ...held, id: "m65", number: 65, date: "2022-03-08", reference: null });
      return { ok: true, value: null };
    });
    const { data } = (await say("chair", "digest")) as { data?: { trend: unknown } };
    expect(data?.trend).toEqual([
      { meeting: 64, date: "2022-02-08", open: 4, overdue: 0 },
      { meeting: 65, date: "2022-03-08", open: 4, overdue: 1 },
    ]);
  });

  it("since a meeting that is known by its actions alone tells of it", async () => {
    await world.store.change(null, async (tx) => {
      const raised = await tx.actions.find(world.committee.id, 64, 1);
      const reference = { committee: "OPSG", meeting: 10, sequence: 1 };
      if (raised) await tx.actions.insert({ ...raised, id: "old", reference, dateRaised: "2021-01-12" });
      return { ok: true, value: null };
    });
    expect(JSON.stringify(cardOf(await say("chair", "digest since 10")).parts)).toContain(
      "Since OPSG 10, 6 were raised",
    );
    expect(read(await say("chair", "action list silent since 10"))).toContain("without an update since OPSG 10");
    expect(read(await say("chair", "action list since 99"))).toContain(
      "There are none: the log knows no meeting OPSG 99.",
    );
  });

  it("is for the person alone, in the committee’s channel too", async () => {
    expect(await say("netco", "digest", CHANNEL)).toMatchObject({ audience: "person" });
  });

  it("bears its classification, and says in words what its picture of parties leaves out", async () => {
    for (let n = 1; n <= 9; n++) {
      await say("secretary", `party add "Works ${n}"`);
      await raise(`Part ${n}`, `"Works ${n}"`, "2022-06-01");
    }
    const drawn: string[] = [];
    const { charts } = world.app;
    world.app.charts = {
      ...charts,
      parties: (chart) => {
        drawn.push(chart.classification, String(chart.parties.length));
        return charts.parties(chart);
      },
    };
    const parts = JSON.stringify(cardOf(await say("chair", "digest")).parts);
    expect(drawn).toEqual(["White", "10"]);
    expect(parts).toContain("Classification: White");
    expect(parts).toContain("Not in the picture: 2 other parties, together 0 overdue, 0 due soon");
  });

  it("says its pictures in words where they cannot be drawn", async () => {
    const broken = async () => {
      throw new Error("no font");
    };
    world.app.charts = { trend: broken, parties: broken };
    const card = cardOf(await say("chair", "digest"));
    expect(JSON.stringify(card.parts)).toContain("Open actions by party. NetCo: 1 overdue");
    expect(JSON.stringify(card.parts)).toContain("could not be drawn");
    expect(card.parts.some(({ kind }) => kind === "picture")).toBe(false);
  });

  it.each([
    ["digest for Nobody Ltd", "OPSG knows no party called “Nobody Ltd”."],
    ["digest since 12", "The log knows no meeting OPSG 12."],
    ["digest since lunch", "“lunch” is no meeting’s number."],
    ["digest please", "I could not read “please” as part of a digest."],
    ["digest to #nowhere", "OPSG has no channel called “#nowhere”."],
  ])("is told from nonsense: %s", async (line, what) => {
    expect(read(await say("chair", line))).toContain(what);
  });

  it("names the first of many parties out of reach, and its button lists exactly them", async () => {
    for (let n = 1; n <= 65; n++) {
      await say("secretary", `party add "Works ${n}"`);
      await raise(`Part ${n}`, `"Works ${n}"`, "2022-06-01");
    }
    const listed = async (line: string) => {
      const card = cardOf(await say("chair", line));
      const row = rows(card).find(({ button }) => button?.press.command === "party unreached");
      const answer = await world.press("chair", row?.button?.press ?? { command: "", committee: null, values: {} });
      return { row: words(row as Part), card: cardOf(answer), data: answer.kind === "card" ? answer.data : null };
    };
    const { row, card, data } = await listed("digest");
    expect(row).toContain('"66"');
    expect(row).toContain("Works 1, Works 2, Works 3, Works 4, Works 5 and 61 more: they have no contact.");
    expect(data).toHaveLength(66);
    expect(card.title).toBe("OPSG: 66 parties that cannot be reached (page 1 of 3)");
    expect(rows(card)[0]).toMatchObject({ detail: "it has no contact" });
    const open = rows(card)[0]?.button?.press.values.filter;
    expect(read(await say("chair", `action list ${open}`))).toContain("DCC");
    expect((await listed("digest for Works 7")).data).toEqual([
      { party: "Works 7", why: "it has no contact", open: 1 },
    ]);
  });

  it.each([
    ["party unreached nonsense", "I could not read “nonsense” after party unreached."],
    ["party unreached for Nobody", "OPSG knows no party called “Nobody”."],
  ])("%s is told what to type", async (line, what) => {
    expect(read(await say("chair", line))).toContain(what);
  });

  it("fits into Teams’ 28 KB and Slack’s 50 blocks with everything in it, and nothing left out", async () => {
    world.at("2022-02-08T12:00:00Z");
    for (let n = 0; n < 24; n++)
      await raise(
        `${"A rather long sentence about the works. ".repeat(6)}${n}`,
        ["NetCo", "GridCo", "DCC", "SECAS"][n % 4] ?? "",
        n % 5 ? "2022-02-18" : "TBC",
      );
    world.at("2022-03-08T10:00:00Z");
    const card = cardOf(await say("chair", "digest"));
    const drawn = JSON.stringify(drawCard(card));
    expect(Buffer.byteLength(drawn)).toBeLessThan(28_000);
    expect(drawn).not.toContain("more than one message can hold");
    const onSlack = cardMessage(card);
    expect(onSlack.blocks.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(onSlack)).not.toContain("more than one message can hold");
  });
});

const queued = () => world.store.outbox.list({ committeeId: world.committee.id, states: ["waiting"], limit: 20 });
const digests = async () => (await queued()).filter(({ message }) => message.kind === "digest");

describe("posting the digest", () => {
  it("puts it once into the channel, as the log stands when it is sent", async () => {
    const answer = await say("chair", "digest");
    const posted = await world.press("chair", buttonOf(answer, "Post to the channel").press);
    expect(cardOf(posted).title).toBe("The digest goes to #log");
    const [delivery] = await digests();
    expect(delivery?.to).toMatchObject({ channel: "C0BOUND" });
    await raise("One more", "NetCo", "2022-03-01");
    const card = delivery && (await drawMessage(world.app, world.committee, delivery.message));
    expect(words(card?.parts[0] as Part)).toContain("5 actions are open");
    expect(card?.buttons.map(({ label }) => label)).toEqual(["All open actions"]);
  });

  it("puts it there once where it is asked for twice at once, and again only for somebody who says so", async () => {
    const { press } = buttonOf(await say("chair", "digest"), "Post to the channel");
    const both = await Promise.all([world.press("chair", press), world.press("secretary", press)]);
    expect(both.map((answer) => cardOf(answer).title).toSorted()).toEqual([
      "The digest goes to #log",
      "The digest was posted to #log today already",
    ]);
    const typed = await say("chair", "digest to channel");
    expect(cardOf(typed).title).toBe("The digest was posted to #log today already");
    expect(await digests()).toHaveLength(1);
    const again = buttonOf(typed, "Post it again").press;
    const pressed = await Promise.all([world.press("chair", again), world.press("chair", again)]);
    expect(pressed.map((answer) => cardOf(answer).title)).toContain("The digest goes to #log");
    expect(await digests()).toHaveLength(2);
    expect(cardOf(await say("chair", "digest to channel again")).title).toBe("The digest goes to #log");
    expect(cardOf(await say("chair", "digest for NetCo to channel")).title).toBe("The digest goes to #log");
    world.at("2022-03-09T10:00:00Z");
    expect(cardOf(await say("chair", "digest to channel")).title).toBe("The digest goes to #log");
    expect(await digests()).toHaveLength(5);
  });

  it("that could not be posted is not called posted: why is said, and it is posted again for somebody who says so", async () => {
    const post = openPost(world.app);
    post.answer("C0BOUND", { kind: "later", seconds: 60, why: "Slack is busy" });
    await say("chair", "digest to channel");
    await post.deliver();
    const waits = await say("chair", "digest to channel");
    expect(cardOf(waits).title).toBe("The digest has not reached #log yet");
    expect(read(waits)).toContain("It could not be posted so far: Slack is busy. It is tried again by itself.");
    post.answer("C0BOUND", { kind: "unreachable", why: "I am not in the channel", lasting: true });
    world.at("2022-03-08T10:05:00Z");
    await post.deliver();
    const failed = await say("chair", "digest to channel");
    expect(cardOf(failed).title).toBe("The digest could not be posted to #log today");
    expect(read(failed)).toContain("It failed: I am not in the channel. Once that is put right, post it again.");
    await world.press("chair", buttonOf(failed, "Post it again").press);
    world.at("2022-03-08T10:10:00Z");
    await post.deliver();
    expect(post.posted.filter(({ to }) => to === "C0BOUND")).toHaveLength(1);
    expect(cardOf(await say("chair", "digest to channel")).title).toBe("The digest was posted to #log today already");
  });

  it.each(["netco", "member", "observer"])("is not for the %s", async (who) => {
    for (const line of ["digest to channel", "digest to owners"])
      expect(read(await say(who, line))).toContain("Only the Chair or the Secretary may");
    expect(cardOf(await say(who, "digest")).buttons.map(({ label }) => label)).toEqual(["All open actions"]);
    expect(await digests()).toEqual([]);
  });

  const asked = async () => (await queued()).filter(({ message }) => message.kind === "your actions");

  it("to the owners asks first, and says who cannot be written to", async () => {
    const answer = await say("chair", "digest to owners");
    expect(read(answer)).toContain("Write to one person?");
    expect(read(answer)).toContain("Nobody is written to for DCC: it has no contact.");
    expect(await asked()).toEqual([]);
    const done = cardOf(await world.press("chair", buttonOf(answer, "Write to them").press));
    expect(done.title).toBe("One person is written to");
    expect((await asked()).map(({ to }) => to)).toEqual([{ personId: "person-netco" }]);
  });

  it("to the owners writes once a day, and says so when it is asked for again", async () => {
    await say("chair", "digest to owners now");
    const again = await say("secretary", "digest to owners now");
    expect(read(again)).toContain("Nobody new is written to");
    expect(read(again)).toContain("Written to today already");
    expect(await asked()).toHaveLength(1);
  });

  it("to the owners says that the Chair asks, and lists what is overdue or without a date", async () => {
    await raise("In good time", "NetCo", "2022-06-01");
    await raise("Without a day", "NetCo", "TBC");
    await say("chair", "digest to owners now");
    const [sent] = await asked();
    const card = sent && (await drawMessage(world.app, world.committee, sent.message));
    expect(card?.title).toBe("The Chair of OPSG asks how your actions stand");
    expect(JSON.stringify(card?.parts)).toMatch(/1 overdue and 1 without a date.*Publish the calendar.*Without a day/u);
    expect(JSON.stringify(card?.parts)).not.toMatch(/In good time|Circulate the slides/u);
  });

  it("to the owners passes over who is away, and writes to a deputy only then", async () => {
    await say("secretary", "person add Dee Puty");
    await say("secretary", 'person deputy-for "Dee Puty" "NetCo"');
    await world.store.change(null, async ({ register, people }) => {
      const { people: all } = await register();
      const deputy = all.find(({ name }) => name === "Dee Puty");
      if (deputy) await people.link(deputy.id, { platform: "slack", tenant: "T0HOME", user: "U0DEE" });
      return { ok: true, value: null };
    });
    const named = async () =>
      ((await say("chair", "digest to owners")) as { data?: { written: string[] } }).data?.written;
    expect(await named()).not.toContain("Dee Puty");
    await say("secretary", 'person away "The netco" until 30 March');
    expect(await named()).toEqual(["Dee Puty"]);
  });
});

describe("the Chair’s own digest", () => {
  const live = async () => {
    await say("secretary", "reminders start");
    const form = await say("secretary", "reminders start");
    for (const button of form.kind === "card" ? form.card.buttons : [])
      if (button.style === "primary") await world.press("secretary", button.press);
  };

  it("comes once, five working days before the main meeting, however often it is planned", async () => {
    await live();
    world.at("2022-04-04T10:00:00Z");
    await planDigests(world.app);
    expect(await digests()).toEqual([]);
    world.at("2022-04-05T08:01:00Z");
    await Promise.all([planDigests(world.app), planDigests(world.app)]);
    world.at("2022-04-06T09:00:00Z");
    await planDigests(world.app);
    expect((await digests()).map(({ to }) => to)).toEqual([{ personId: "person-chair" }]);
  });

  it("does not come while the committee is paused, nor where it is switched off", async () => {
    world.at("2022-04-05T08:01:00Z");
    await planDigests(world.app);
    world.at("2022-03-30T09:00:00Z");
    await live();
    world.at("2022-04-06T09:00:00Z");
    expect(cardOf(await say("secretary", "reminders policy digest none")).title).toContain("differently now");
    await planDigests(world.app);
    expect(await digests()).toEqual([]);
    await say("secretary", "reminders policy digest 5");
    await planDigests(world.app);
    expect(await digests()).toHaveLength(1);
  });

  it("does not come where the committee went live after its moment", async () => {
    world.at("2022-04-11T09:00:00Z");
    await live();
    world.at("2022-04-11T09:05:00Z");
    await planDigests(world.app);
    expect(await digests()).toEqual([]);
  });
});
