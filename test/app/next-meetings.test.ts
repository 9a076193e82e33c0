import { describe, expect, it } from "vitest";
import { importMinutes } from "../../src/app/import-minutes.js";
import { importedCard } from "../../src/cards/imported.js";
import { minutesPreviewCard } from "../../src/cards/minutes-preview.js";
import { cardToText } from "../../src/cards/text.js";
import type { World } from "../world.js";
import { eachNoticed } from "./each-world.js";

/** OPSG 66 is held on Tuesday 8 March 2022. The next: reporting on Monday 28 March, main on Tuesday 12 April. */
let world: World;
const { at, sent } = eachNoticed((made) => {
  world = made;
});

/** The bot's own draft of the minutes, as it stands. */
const draft = async (): Promise<string> => {
  const answer = await world.say("secretary", "minutes 66");
  if (answer.kind !== "card") throw new Error("a card was expected");
  return (answer.data as { markdown: string }).markdown;
};

const take = async (text: string, dryRun = false) => {
  const report = await importMinutes(world.app, {
    ...{ text, dryRun, by: { name: "The secretary", personId: "person-secretary" }, source: "slack" },
    ...{ committeeCode: "OPSG", event: null, mayCreateCommittee: false },
  });
  if (!report.ok) throw new Error(report.problem.what);
  return report.value;
};

const mains = async (): Promise<unknown> => {
  const answer = await world.say("secretary", "meeting list main from 9 March 2022 to 31 May 2022");
  return answer.kind === "card" ? (answer.data as { date: string }[]).map(({ date }) => date) : answer;
};

describe("the next meetings that minutes name", () => {
  const record = async () => {
    world.at("2022-03-08T18:00:00Z");
    await world.say("secretary", "meeting attendance 66 members Network Parties: Ann Example");
    await world.say("secretary", "meeting recorded 66");
  };

  it("edited in the bot's own draft are shown in the preview and the result, and told to the channels", async () => {
    await record();
    const text = await draft();
    expect(text).toContain("12 April 2022");
    expect(await take(text)).toMatchObject({ planned: [], differences: [], meetingRecord: "unchanged" });
    const edited = text.replace("12 April 2022", "20 April 2022");
    const looked = await take(edited, true);
    const moved = "The main meeting is moved from 12 April 2022 to 20 April 2022";
    const preview = cardToText(minutesPreviewCard({ id: "p", name: "minutes.md", report: looked }));
    expect(preview).toContain(moved);
    expect(preview).toContain("Import OPSG 66");
    expect(await mains()).toEqual(["2022-04-12", "2022-05-10"]);
    expect(cardToText(importedCard(await take(edited)))).toContain(moved);
    expect(await mains()).toEqual(["2022-04-20", "2022-05-10"]);
    await at("2022-03-08T18:01:00Z");
    expect(sent()[0]).toBe("C0BOUND: OPSG 68 is moved to Wednesday 20 April 2022");
    expect(await take(edited)).toMatchObject({ planned: [], differences: [], meetingRecord: "unchanged" });
  });

  it("unchanged minutes change nothing, also where the meeting closed what it raised", async () => {
    await record();
    await world.say("secretary", 'meeting raise 66 "GridCo to read the meters" owner GridCo target 12 April item 2');
    await world.say("secretary", 'meeting raise 66 "NetCo to print the forms" owner NetCo target 12 April item 2');
    await world.say("netco", "action done 66/02 They are printed.");
    await world.say("secretary", "action close 66/01 at 66");
    const report = await take(await draft());
    expect(report).toMatchObject({ planned: [], differences: [], meetingRecord: "unchanged" });
    expect(report.changes).toMatchObject({ created: 0, updated: 0 });
    expect(await world.action(66, 1)).toMatchObject({ status: "closed" });
  });

  it("leave a meeting where the Secretary has moved it since, and say so", async () => {
    await record();
    const edited = (await draft()).replace("12 April 2022", "20 April 2022");
    await take(edited);
    await world.say("secretary", "meeting move 20 April to 22 April because of the audit");
    const again = await take(edited.replace(/Draft/u, "Final"));
    expect(again.planned).toEqual([]);
    expect(again.differences.join()).toContain(
      "The main meeting on 22 April 2022 stays there: it was moved there, and these minutes name 20 April 2022. To move it, type: meeting move 22 April 2022 to 20 April 2022",
    );
    expect(await mains()).toEqual(["2022-04-22", "2022-05-10"]);
  });

  it("do not put one meeting onto another, nor take the one after it", async () => {
    await record();
    const text = await draft();
    await world.say("secretary", "agenda 68 add");
    const report = await take(text.replace("12 April 2022", "25 April 2022"));
    expect(report.differences.join()).toContain("stays there: another is on 25 April 2022");
    expect(await mains()).toEqual(["2022-04-12", "2022-05-10"]);
  });
});
