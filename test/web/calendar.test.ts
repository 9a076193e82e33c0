import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calendarFeed } from "../../src/app/calendar-feed.js";
import type { Answer } from "../../src/cards/card.js";
import { calendarRoute } from "../../src/web/calendar.js";
import { createMetrics } from "../../src/web/metrics.js";
import { serve, type WebServer } from "../../src/web/server.js";
import { broken, CHANNEL, cardOf, makeWorld, read, type World } from "../world.js";

let world: World;
let server: WebServer;
beforeEach(async () => {
  world = await makeWorld();
  const metrics = createMetrics();
  server = await serve({
    host: "127.0.0.1",
    port: 0,
    routes: [calendarRoute((token) => calendarFeed(world.app, token), world.app.clock), metrics.route],
    onFault: (error) => broken.push({ fields: { error }, message: "route" }),
    onRequest: metrics.request,
  });
});
afterEach(async () => {
  await server.stop();
  await world.close();
});

/** The path of a link that was given. */
const pathOf = (answer: Answer): string =>
  new URL(((answer.kind === "card" ? answer.data : null) as { url: string }).url).pathname;

const link = async (feed = "") => pathOf(await world.say("secretary", `calendar link ${feed}`));
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
const uids = async (path: string): Promise<string[]> =>
  new ICAL.Component(ICAL.parse(await (await get(path)).text()))
    .getAllSubcomponents("vevent")
    .map((event) => String(event.getFirstPropertyValue("uid")));

/** What a calendar says of each meeting of a month, as its day, UID, sequence and status. */
const month = async (path: string, of: string) =>
  new ICAL.Component(ICAL.parse(await (await get(path)).text()))
    .getAllSubcomponents("vevent")
    .map((event) =>
      ["dtstart", "uid", "sequence", "status"].map((name) => String(event.getFirstPropertyValue(name))).join(" "),
    )
    .filter((line) => line.startsWith(of))
    .map((line) => line.replace(/T\S+|@opsg-bot|\S*(?=main-)/gu, ""))
    .toSorted();

describe("a calendar to subscribe to", () => {
  it("has the meetings of days that a series gave up as cancelled, under what they were known by, until they come back", async () => {
    const path = await link("main");
    expect(await month(path, "2022-05")).toEqual(["2022-05-10 main-2022-05-10 1 CONFIRMED"]);
    await world.say("secretary", "meeting move 14 June 2022 to 16 June 2022");
    await world.say("secretary", "meeting series main second Wednesday from 1 April");
    expect(await month(path, "2022-05")).toEqual([
      "2022-05-10 main-2022-05-10 2 CANCELLED",
      "2022-05-11 main-2022-05-11 2 CONFIRMED",
    ]);
    // One that was moved by hand stays the same meeting.
    expect((await month(path, "2022-06")).filter((line) => line.includes("main-2022-06-14"))).toEqual([
      "2022-06-16 main-2022-06-14 4 CONFIRMED",
    ]);
    await world.say("secretary", "meeting series main second Tuesday from 1 May");
    expect(await month(path, "2022-04")).toEqual([
      "2022-04-12 main-2022-04-12 3 CANCELLED",
      "2022-04-13 main-2022-04-13 2 CONFIRMED",
    ]);
    expect(await month(path, "2022-05")).toEqual([
      "2022-05-10 main-2022-05-10 3 CONFIRMED",
      "2022-05-11 main-2022-05-11 3 CANCELLED",
    ]);
  });

  it("says nothing of days that only a change of hour or place might seem to give up", async () => {
    const path = await link("main");
    await world.say("secretary", "meeting series main at 14:00 from 1 April");
    expect(await (await get(path)).text()).not.toContain("CANCELLED");
  });

  it("has the last year, as far as it is on record, and the next, per committee and per series, and is cached until something changes", async () => {
    const path = await link();
    const answer = await get(path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
    expect(answer.headers.get("cache-control")).toBe("private, max-age=900");
    const all = await uids(path);
    expect(all.length).toBe(26);
    const [main, reporting] = [await uids(await link("main")), await uids(await link("reporting"))];
    expect([...main, ...reporting].toSorted()).toEqual(all.toSorted());

    const etag = answer.headers.get("etag") ?? "";
    world.at("2022-03-08T11:00:00Z");
    const again = await get(path, { "if-none-match": etag });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
    await world.say("secretary", "meeting move 67 to 30 March 14:00");
    const changed = await get(path, { "if-none-match": etag });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain("DTSTART;TZID=Europe/London:20220330T140000");
    expect(changed.headers.get("etag")).not.toBe(etag);
  });

  it("is found by its link alone; renewed or ended, the earlier link opens nothing", async () => {
    const first = await link();
    const second = await link();
    expect(first).not.toBe(second);
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
    await world.say("secretary", "calendar end");
    expect((await get(second)).status).toBe(404);
    expect(read(await world.say("secretary", "calendar end"))).toMatch(/has no link; nothing was changed/);
  });

  it.each(["/calendar/wrong.ics", "/calendar/.ics", "/calendar/../x.ics", "/calendar/a", "/calendar/%00.ics"])(
    "is not at %s",
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  it("cannot be guessed for: after twenty wrong tokens a minute the rest have to wait, and a right one opens though it was never used", async () => {
    const path = await link();
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => (await get(`/calendar/guess${n}.ics`)).status),
    );
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(21 + 16);
    const more = await get("/calendar/guess.ics");
    expect([more.status, more.headers.get("retry-after")]).toEqual([429, "60"]);
    expect((await get(path)).status).toBe(200);
    world.at("2022-03-08T10:01:01Z");
    expect((await get("/calendar/guess.ics")).status).toBe(404);
    expect(broken).toEqual([]);
  });

  it("is given only by the Secretary, to them alone, and its token is kept nowhere", async () => {
    for (const who of ["chair", "netco", "observer"])
      expect(read(await world.say(who, "calendar link"))).toMatch(/Only the Secretary may give a calendar’s link/);
    const given = await world.say("secretary", "calendar link", CHANNEL);
    expect(given).toMatchObject({ audience: "person" });
    const token = pathOf(given).slice("/calendar/".length, -".ics".length);
    expect(token.length).toBeGreaterThanOrEqual(12);
    const shown = await world.say("secretary", "calendar");
    expect(read(shown)).toMatch(/OPSG meetings\n\s+has a link since 8 March 2022, 10:00/);
    expect(JSON.stringify([shown, await world.store.calendars.links(world.committee.id)])).not.toContain(token);
    expect(read(await world.say("secretary", "calendar link nonsense"))).toMatch(/There is no calendar “nonsense”/);
  });
});

describe("one meeting as a file", () => {
  it("goes with the card of the meeting, for everybody who may see it", async () => {
    const answer = await world.say("observer", "meeting calendar 67");
    if (answer.kind !== "card" || !answer.file) throw new Error("a file was expected");
    expect(answer.file).toMatchObject({ name: "OPSG-2022-03-28.ics", type: "text/calendar" });
    const text = new TextDecoder().decode(answer.file.bytes);
    expect(text).toMatch(/BEGIN:VTIMEZONE[\s\S]*UID:committee-OPSG-reporting-2022-03-28@opsg-bot\r\nSEQUENCE:1/);
    const shown = cardOf(await world.say("netco", "meeting show 67"));
    expect(shown.buttons.map(({ label }) => label)).toContain("Add to calendar");
    expect(cardOf(await world.say("unlinked", "meeting calendar 67")).title).toBe("I do not know you yet");
  });
});
