import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Button } from "../../src/cards/card.js";
import { cardMessage } from "../../src/slack/block-kit.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { buttonOf, CHANNEL, cardOf, formOf, makeWorld, read, type World } from "../world.js";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const count = () => world.store.actions.count(world.committee.id, { show: "all" });
const LIST = `- The NetCo to publish the outage calendar target 8 April
2. GridCo and DCC to agree who answers for missing readings
ACTION OPSG 64/03: SECAS to book a room by 15/03/2022

Somebody else entirely; owner NetCo; target TBC`;

describe("several actions at once", () => {
  const paste = async (list: string) => {
    const form = formOf(await world.say("secretary", "action many"));
    return world.submit("secretary", form, { list });
  };

  it("are shown as they were understood before anything is stored, and then raised together", async () => {
    const shown = await paste(LIST);
    expect(read(shown)).toContain("publish the outage calendar\n    NetCo · target 8 April 2022");
    expect(read(shown)).toContain("GridCo and DCC · target TBC");
    expect(read(shown)).toContain("SECAS · target 15 March 2022");
    expect(await count()).toBe(0);
    const raised = await world.press("secretary", buttonOf(shown, "Raise all 4").press);
    expect(cardOf(raised).title).toBe("4 actions raised at OPSG 64");
    expect(await world.action(64, 2)).toMatchObject({ ownerIds: ["party-GridCo", "party-DCC"] });
    expect(await world.action(64, 3)).toMatchObject({ text: "SECAS to book a room", targets: { last: "2022-03-15" } });
  });

  it("are shown with what looks wrong about their dates, and with their own punctuation", async () => {
    const shown = read(
      await paste(
        "NetCo to tidy A|B; then C | target 1 February 2022\nGridCo to wait by 12 March 2022\tby 12 March 2022",
      ),
    );
    expect(shown).toContain("tidy A|B; then C");
    expect(shown).toContain("1 February 2022 is before the action was raised");
    expect(shown).toContain("12 March 2022 is not a working day.");
  });

  it("that are said twice are pointed out, and can be raised all the same", async () => {
    const shown = await paste("NetCo to tidy up\nGridCo to tidy up\n- NetCo to  Tidy up target 8 April");
    expect(read(shown).match(/Please check: It says the same as line 1\./gu)).toHaveLength(1);
    expect(read(shown)).toContain("target 8 April 2022. Please check: It says the same as line 1.");
    expect(buttonOf(shown, "Raise all 3")).toBeDefined();
  });

  it("with a name alone on a line say what is missing", async () => {
    const shown = read(await paste("NetCo\nThe member\nNetCo and DCC to meet"));
    expect(shown).toContain("There is only a name: write what NetCo is to do.");
    expect(shown).toContain("There is only a name: write what The member is to do.");
    expect(shown.match(/only a name/gu)).toHaveLength(2);
  });

  it("are raised once, however often the button is pressed", async () => {
    const { press } = buttonOf(await paste(LIST), "Raise all 4");
    await world.press("secretary", press);
    expect(read(await world.press("secretary", press))).toContain("already recorded");
    expect(await count()).toBe(4);
  });

  it("with a line that is not understood are not raised, and the line is told", async () => {
    const shown = await paste(`${LIST}\nPublish something`);
    expect(cardOf(shown).title).toBe("1 of 5 could not be understood");
    expect(read(shown)).toContain("Nobody owns it: begin with one of");
    expect(cardOf(shown).buttons.map(({ label }) => label)).toEqual(["Change the list"]);
    const { press } = buttonOf(shown, "Change the list");
    const form = formOf(await world.press("secretary", press));
    expect(form.fields[0]?.value).toContain("Publish something");
    expect(JSON.stringify(await world.press("secretary", { ...press, ask: false }))).toContain("Nothing was raised.");
    expect(await count()).toBe(0);
  });

  it("cannot be raised from a list that is an hour old, or made up", async () => {
    const { press } = buttonOf(await paste(LIST), "Raise all 4");
    world.at("2022-03-08T11:30:00Z");
    expect(read(await world.press("secretary", press))).toContain("no longer kept");
    const forged = { ...press, values: { ...press.values, draft: "abc" } };
    expect(read(await world.press("secretary", forged))).toContain("no longer kept");
    expect(await count()).toBe(0);
  });

  it("are for the Chair and the Secretary to raise", async () => {
    const { press } = buttonOf(await paste(LIST), "Raise all 4");
    expect(read(await world.say("netco", "action many"))).toContain("Only the Chair or the Secretary may");
    expect(read(await world.press("netco", press))).toContain("Only the Chair or the Secretary may");
    expect(await count()).toBe(0);
  });
});

describe("a list that somebody saved", () => {
  beforeEach(async () => {
    await world.say("secretary", 'action new "Publish the calendar" owner NetCo target 2022-03-01');
    await world.say("secretary", 'action new "Circulate the slides" owner GridCo target 2022-04-01');
  });

  it("is shown by its one word, to them alone", async () => {
    const listed = await world.say("chair", "action list overdue owner NetCo");
    const saved = await world.press("chair", buttonOf(listed, "Save this list").press);
    expect(read(saved)).toContain("Saved: action list saved");
    const mine = await world.say("chair", "action list saved");
    expect(cardOf(mine).title).toBe("OPSG: Overdue actions of NetCo");
    expect(read(mine)).not.toContain("Circulate");
    expect(read(await world.say("secretary", "action list saved"))).toContain("You have saved no list yet");
    expect(cardOf(await world.say("secretary", "action list saved")).title).toBe("OPSG: Outstanding actions");
    expect(cardOf(await world.say("chair", "action list")).buttons.map(({ label }) => label)).toContain(
      "My saved list",
    );
  });

  it("is not saved where its words make no list, nor for somebody who is not known", async () => {
    expect(read(await world.say("chair", "action list purple save"))).toContain("I do not know the list “purple”");
    expect(read(await world.say("unlinked", "action list overdue save", CHANNEL))).toContain("I do not know the list");
    expect(cardOf(await world.say("chair", "action list saved")).title).toBe("OPSG: Outstanding actions");
  });
});

describe("home", () => {
  beforeEach(async () => {
    await world.say("secretary", 'action new "Late one" owner NetCo target 2022-03-01');
    await world.say("secretary", 'action new "Dateless one" owner NetCo target TBC');
    await world.say("secretary", 'action new "Not theirs" owner GridCo target 2022-04-01');
    await world.say("secretary", 'action new "Soon one" owner NetCo and GridCo target 2022-03-20');
  });

  it("shows a contact their own actions by urgency, with what answers them, and the next meetings", async () => {
    const answer = await world.say("netco", "home", CHANNEL);
    expect(answer).toMatchObject({ audience: "person" });
    const text = read(answer);
    expect([...text.matchAll(/OPSG 64\/0\d {2}(.*)/g)].map(([, title]) => title)).toEqual([
      "Late one",
      "Soon one",
      "Dateless one",
    ]);
    expect(text).toContain("3 are open: 1 overdue, 1 without a date.");
    expect(text).toContain("Done …: action done");
    expect(text).toMatch(/Main +today, Tuesday 8 March 2022/);
    expect(text).not.toContain("as a whole");
  });

  it("shows the Chair and the Secretary the whole committee and what waits for them", async () => {
    await world.say("netco", "action done 64/1 It is done");
    const text = read(await world.say("secretary", "home"));
    expect(text).toContain("4 open, 1 overdue");
    expect(text).toContain("1 awaiting agreement that they are done");
    expect(text).toContain("Reminders are paused");
    expect(read(await world.say("netco", "home"))).toContain("overdue · completion proposed");
  });

  it("has what a meeting falls together with among what waits for the Secretary, until it is decided, and marks its day", async () => {
    const clashing = "1 meeting falls together with something";
    const answer = await world.say("secretary", "home");
    expect(read(answer)).toContain(clashing);
    expect(read(answer)).toContain("Keep, move or cancel it: Monday 26 December 2022");
    expect(read(await world.say("netco", "home"))).not.toContain(clashing);
    const row = cardOf(answer).parts.find((part) => JSON.stringify(part).includes("Keep, move or cancel it"));
    for (const drawn of [drawCard(cardOf(answer)), cardMessage(cardOf(answer))]) {
      expect(JSON.stringify(drawn)).toContain("To be decided");
      expect(JSON.stringify(drawn)).not.toMatch(/Completion proposed|Waiting for the committee/u);
    }
    const { button } = row as { button: Button };
    expect(read(await world.press("secretary", button.press))).toContain("OPSG 85, Monday 26 December 2022");
    world.at("2022-12-20T10:00:00Z");
    expect(read(await world.say("netco", "home"))).toMatch(/Monday 26 December 2022.*; a bank holiday \(/);
    await world.say("secretary", "meeting keep 85");
    expect(read(await world.say("secretary", "home"))).not.toContain("26 December 2022\n");
    expect(read(await world.say("secretary", "home"))).toMatch(/Monday 26 December 2022.*; a bank holiday \(/);
  });

  it("tells whoever answers for nothing so, and shows strangers nothing", async () => {
    expect(read(await world.say("member", "home"))).toContain("You answer for no party");
    expect(read(await world.say("foreigner", "home"))).toContain("I do not know you yet");
    expect(read(await world.say("unlinked", "home", CHANNEL))).toContain("OPSG does not know you yet");
  });

  it("turns pages where there are many, each action once", async () => {
    for (let n = 0; n < 12; n++)
      await world.say("secretary", `action new "More ${n}" owner NetCo target 2022-05-0${1 + (n % 9)}`);
    const seen: string[] = [];
    for (let page = 1; page <= 3; page++) {
      const text = read(await world.say("netco", `home page ${page}`));
      seen.push(...[...text.matchAll(/(OPSG 64\/\d\d) {2}/g)].map(([, reference]) => String(reference)));
    }
    expect(new Set(seen).size).toBe(15);
    expect(seen).toHaveLength(15);
  });
});
