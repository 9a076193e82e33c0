import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Account } from "../../src/domain/register.js";
import { hasChromium, type Playground, type Seat, startPlayground, takeSeat } from "../e2e/playground.js";
import { newForm, sampleDoors, showCard } from "./doors.js";
import { startTeamsBot, type TeamsBot } from "./teams-bot.js";

describe.runIf(hasChromium())("in Microsoft's Agents Playground", () => {
  const { doors, calls, slow } = sampleDoors();
  let bot: TeamsBot;
  let playground: Playground;
  let seat: Seat;
  let alex: Account;
  beforeAll(async () => {
    bot = await startTeamsBot(doors);
    playground = await startPlayground(bot.url);
    seat = await takeSeat(playground);
    const { tenantId, currentUser } = playground.config;
    alex = { platform: "teams", tenant: tenantId, user: currentUser.aadObjectId };
  });
  afterAll(async () => {
    await seat?.close();
    await playground?.stop();
    await bot?.close();
  });

  test("who adds the bot is greeted", async () => {
    await seat.sees("Hello! I keep the action log of DEMO.");
    await seat.screenshot("teams-welcome.png");
  });

  test("a card shows what people typed as they typed it", async () => {
    await seat.type("action show 7/01");
    await seat.sees("with *stars*, [a link](javascript:alert(1)) and <at>everyone</at>.");
    await seat.screenshot("teams-show.png");
  });

  test("the next page takes the place of the list, and a row opens below it", async () => {
    await seat.type("action list");
    await seat.sees("Page 1 of 2");
    await seat.screenshot("teams-list.png");
    await seat.press("Next");
    await seat.sees("Page 2 of 2");
    expect(await seat.page.getByText("Page 1 of 2").count()).toBe(0);
    await seat.press("Open");
    await seat.sees("See below.");
    expect(await seat.page.getByText("Page 2 of 2").count()).toBe(1);
  });

  test("a button that asks first does it on yes, and the card says so", async () => {
    await seat.press("Close");
    await seat.sees(/The meeting DEMO 8 is recorded/u);
    await seat.page.getByRole("button", { name: "Yes: Close" }).scrollIntoViewIfNeeded();
    await seat.screenshot("teams-confirm.png");
    await seat.press("Yes: Close");
    await seat.sees(/is closed$/u);
    await seat.screenshot("teams-closed.png");
  });

  test("a refusal is a line under the card", async () => {
    await seat.press("History");
    await seat.sees("Only the Secretary may.");
    await seat.screenshot("teams-refusal.png");
  });

  test("a form is filled in, sent once, and gives way to what it did", async () => {
    await seat.type("action new");
    await seat.sees("What is to be done");
    await seat.sees("*MeterCo*");
    await seat.screenshot("teams-form.png");
    await seat.page.getByLabel("What is to be done").last().fill("NetCo to test the form");
    await seat.page.getByRole("checkbox", { name: "NetCo" }).last().check();
    await seat.press("Raise");
    await seat.sees("DEMO 8/01 is raised");
    await seat.screenshot("teams-raised.png");
    expect(calls.at(-1)).toMatchObject({
      door: "press",
      nonce: "nonce-1",
      press: { values: { text: "NetCo to test the form", owners: "NetCo", target: "2027-03-09", agendaItem: "" } },
    });
    expect(await seat.page.getByText("What is to be done").count()).toBe(0);
  });

  test("a button that takes long says so at once, and its card becomes the answer", async () => {
    slow.ms = 3_000;
    await seat.press("Open");
    await seat.sees("Still working on it…");
    await seat.screenshot("teams-slow.png");
    await expect.poll(() => seat.page.getByText("Still working on it…").count(), { timeout: 10_000 }).toBe(0);
    slow.ms = 0;
  });

  test("the bot writes first", async () => {
    const reminder = { ...showCard("DEMO 7/02", "warning"), title: "A reminder: DEMO 7/02 is due tomorrow" };
    expect(await bot.connection.messenger.toAccount(alex, reminder, "mark")).toMatchObject({ kind: "sent" });
    await seat.sees("A reminder: DEMO 7/02 is due tomorrow");
    await seat.screenshot("teams-reminder.png");
  });

  test("the roster gives the address that the tenant vouches for, and the ids of people mentioned", async () => {
    expect(await calls.at(-1)?.caller.verifiedEmail?.()).toBe("alexw@example.com");
  });

  test("mentioned in a channel, it answers there, and in the person's own chat what is for them alone", async () => {
    const [team] = playground.config.teams;
    const channel = team?.channels[1]?.id ?? "";
    await playground.say("secret", { conversation: channel, mention: true });
    await seat.sees("For you alone");
    expect(calls.at(-1)).toMatchObject({
      door: "dispatch",
      said: { text: "secret" },
      caller: { place: { kind: "channel", channel }, speaker: { account: alex } },
    });
  });

  test("somebody else is heard as who they are", async () => {
    const [megan] = playground.config.users;
    await playground.deliver({ type: "message", text: "help", from: megan });
    await expect.poll(() => calls.at(-1)?.said?.text).toBe("help");
    expect(calls.at(-1)?.caller.speaker).toMatchObject({ account: { user: megan?.aadObjectId }, name: megan?.name });
  });

  test("“Raise an action” on a message opens the form and raises it", async () => {
    const message = {
      body: { contentType: "html", content: "<p>NetCo to look</p>" },
      linkToMessage: "https://example.org/m",
    };
    const used = { commandId: "raiseAction", commandContext: "message", messagePayload: message };
    const opened = await playground.invoke("composeExtension/fetchTask", used);
    expect(JSON.stringify(opened)).toContain("NetCo to look");
    const { press, nonce } = newForm({ link: "https://example.org/m" });
    const data = { opsg: { press, nonce }, text: "NetCo to look", owners: "NetCo" };
    const raised = await playground.invoke("composeExtension/submitAction", { ...used, data });
    expect(JSON.stringify(raised)).toContain("DEMO 8/01 is raised");
  });

  test("nothing went wrong meanwhile", () => {
    expect(bot.log.lines.filter(({ level }) => level !== "info")).toEqual([]);
  });
});
