import type { Locator } from "playwright-core";
import type { Move } from "./fifteen-steps.js";
import type { Seat } from "./playground.js";
import { PEOPLE, type Role } from "./program.js";

/** A person before Teams, as Microsoft's Agents Playground draws it: who they are they say in words, as in the sandbox. */
export const takeTeamsSeat = (seat: Seat) => {
  const { page } = seat;
  /** The bot's latest message. */
  const latest = (): Locator => page.locator(".fai-OutputCard").last();
  const reads = (): Promise<string> => latest().innerText();

  const until = async (said: string[], not: string[] = []): Promise<void> => {
    let text = "";
    for (let tries = 0; tries < 150; tries++) {
      text = await reads().catch(() => "");
      if (said.every((words) => text.includes(words)) && !not.some((words) => text.includes(words))) return;
      await page.waitForTimeout(100);
    }
    const missing = said.filter((words) => !text.includes(words)).join("”, “");
    throw new Error(`“${missing}” did not come, or “${not.join("”, “")}” did not go; what stands there is:\n${text}`);
  };

  const press = (label: string): Promise<void> => latest().getByRole("button", { name: label, exact: true }).click();

  const chooseDay = async (input: Locator, day: string): Promise<void> => {
    const at = new Date(`${day}T12:00:00Z`);
    const name = at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    await input.click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: new RegExp(name.replaceAll(" ", ",? "), "u") })
      .click();
  };

  const put = async (label: string, value: string | string[]): Promise<void> => {
    if (Array.isArray(value)) {
      for (const name of value) await latest().getByRole("checkbox", { name }).check();
      return;
    }
    const input = latest()
      .getByLabel(new RegExp(`^${label.replace(/[?.()]/gu, "\\$&")}`, "u"))
      .first();
    if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return chooseDay(input, value);
    if ((await input.getAttribute("role")) !== "combobox") return input.fill(value);
    await input.click();
    await page.getByRole("option", { name: value, exact: true }).click();
  };

  const type = async (text: string): Promise<void> => {
    const before = await page.locator(".fai-OutputCard").count();
    await seat.type(text);
    await page.locator(".fai-OutputCard").nth(before).waitFor();
  };

  return {
    page,
    be: async (role: Role): Promise<void> => {
      await type(`be ${role}`);
      await until([`You are ${PEOPLE[role]}`]);
    },
    move: async (move: Move): Promise<void> => {
      if ("type" in move) return type(move.type);
      if ("press" in move) {
        const before = await reads();
        await press(move.press);
        // The card gives way to the answer.
        while ((await reads()) === before) await page.waitForTimeout(50);
        return;
      }
      if ("yes" in move) {
        await press(move.yes);
        await press(`Yes: ${move.yes}`);
        return;
      }
      for (const [label, value] of Object.entries(move.fill)) await put(label, value);
      await press(move.send);
    },
    reads,
    until,
    latest,
    /** The latest message alone. */
    picture: async (file: string): Promise<void> => {
      await page.waitForTimeout(300);
      await latest().screenshot({ path: `test-results/${file}`, animations: "disabled" });
    },
  };
};

export type TeamsSeat = ReturnType<typeof takeTeamsSeat>;
