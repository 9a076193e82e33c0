import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import type { Card } from "../../src/cards/card.js";
import { reminderCard } from "../../src/cards/reminder.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { CHROMIUM, hasChromium } from "../e2e/playground.js";
import { cardOf, makeWorld, type World } from "../world.js";

/** The widest that a card is on a narrow phone. CSS pixels. */
const PHONE = 360;
const EDGE = 16;

const renderer = readFileSync(
  createRequire(import.meta.url).resolve("adaptivecards/dist/adaptivecards.min.js"),
  "utf8",
);

/** Drawn by Microsoft's renderer with buttons, letters and room as large as in Teams. */
const DRAW = `(card) => {
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig({
    fontFamily: "Liberation Sans, Arial, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    spacing: { small: 8, default: 8, medium: 12, large: 16, extraLarge: 20, padding: ${EDGE} },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left" },
  });
  drawn.parse(card);
  document.body.replaceChildren(drawn.render());
}`;

/** The texts and buttons that reach beyond what is inside the card's edges. */
const CUT_OFF = `() => [...document.body.querySelectorAll("*")]
  .filter((one) => one.tagName === "BUTTON" || one.childElementCount === 0 && one.textContent.trim() !== "")
  .filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return left < ${EDGE} || right > ${PHONE - EDGE + 1} || one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
  })
  .map((one) => one.textContent)`;

describe.runIf(hasChromium())("on a narrow phone", () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    world = await makeWorld();
    for (let n = 0; n < 6; n++)
      await world.say(
        "secretary",
        `action new "Publish the outage calendar of ${n}" owner NetCo and GridCo target 2022-03-0${1 + n}`,
      );
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const reminder = async (): Promise<Card> => {
    const action = await world.action(64, 1);
    if (!action) throw new Error("there is no such action");
    const view = {
      action,
      committee: newCommittee("example", "OPSG", "Operations Group"),
      ...{ owners: "NetCo and GridCo", today: "2022-03-08", stage: "overdue" as const, date: "2022-03-08" },
      ...{ late: false, latest: null, answeredBy: null, superseded: false },
    };
    const card = reminderCard([view]);
    if (!card) throw new Error("there is no reminder of it");
    return card;
  };

  it.each<[string, () => Promise<Card>]>([
    ["the digest", async () => cardOf(await world.say("chair", "digest"))],
    ["a contact’s Home", async () => cardOf(await world.say("netco", "home"))],
    ["the Secretary’s Home", async () => cardOf(await world.say("secretary", "home"))],
    ["a reminder", reminder],
  ])("%s is shown whole", async (name, card) => {
    const page = await browser.newPage({ viewport: { width: PHONE, height: 800 }, deviceScaleFactor: 2 });
    await page.setContent(`<meta name="viewport" content="width=device-width"><style>
      body { margin: 0; width: ${PHONE}px } button { padding: 6px 12px; font: 14px Liberation Sans, Arial, sans-serif; white-space: nowrap }
    </style>`);
    await page.addScriptTag({ content: renderer });
    await page.evaluate(`(${DRAW})(${JSON.stringify(drawCard(await card()))})`);
    const path = `test-results/phone-${name.replace(/\W+/gu, "-")}.png`;
    await page.screenshot({ path, fullPage: true });
    expect(await page.evaluate(`(${CUT_OFF})()`)).toEqual([]);
    await page.close();
  });
});
