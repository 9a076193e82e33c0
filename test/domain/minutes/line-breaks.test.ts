import { describe, expect, test } from "vitest";
import { read, under } from "./house.js";

const HEAD = "Action ID\tAction\tDate Raised\tLast Target Date\tRevised Target Date\tOwner";
const row = (text: string, owner = "Rope Board") =>
  under(`${HEAD}\nLKF 6/01\t${text}\t11/08/2026\t08/09/2026\t\t${owner}\n`);

describe("a line break within a sentence cuts nothing off", () => {
  test.each([
    ["ACTION LKF 7/01: The Rope Board to mend the ladder<br>by 13 October 2026."],
    ["ACTION LKF 7/01: The Rope Board<br/>to mend the ladder by<br>13 October 2026."],
    ["ACTION LKF 7/01:<br>The Rope Board to mend the ladder by 13 October 2026."],
    ["**ACTION LKF 7/01:** The Rope Board to mend the ladder<br>by 13 October 2026."],
    ["ACTION LKF 7/01: The Rope Board to mend the ladder\vby 13 October 2026."],
    ["ACTION LKF 7/01: The Rope Board to mend the lad\u00ADder by 13\u00A0October\u00A02026."],
    ["ACTION LKF 7/01: The Rope Board to mend the ladder\tby 13 October 2026."],
  ])("%s", (line) => {
    expect(read(under(line)).actions).toMatchObject([
      {
        text: "The Rope Board to mend the ladder by 13 October 2026.",
        owners: ["Rope Board"],
        lastTarget: "2026-10-13",
        revisedTarget: null,
      },
    ]);
  });

  test("nor does one in a table’s row", () => {
    const minutes = read(
      `${row("Rope Board to ask<br>Lamp Trimmers for<br>oil.")}It is<br>half mended.<br>Status: Open.\n`,
    );
    expect(minutes.actions).toMatchObject([
      { text: "Rope Board to ask Lamp Trimmers for oil.", updates: [{ text: "It is half mended." }], status: "open" },
    ]);
    expect(minutes.unread).toEqual([]);
  });

  test("a name of an owner goes on over it where it is known, and two names are two", () => {
    const owners = (text: string) =>
      read(row("To mend it.", text), { parties: ["Rope Board", "Lamp Trimmers"] }).actions[0]?.owners;
    expect(owners("Rope<br>Board")).toEqual(["Rope Board"]);
    expect(owners("Rope Board<br>Lamp Trimmers")).toEqual(["Rope Board", "Lamp Trimmers"]);
    expect(owners("Rope Board,<br>Lamp Trimmers<br>and Chair")).toEqual(["Rope Board", "Lamp Trimmers", "Chair"]);
  });
});

describe("a line break parts what stands for itself", () => {
  test("the lines of a heading page", () => {
    const page =
      "Lighthouse Keepers’ Forum<br>8 September 2026, LKF_7_0809<br>Draft Minutes\n\n1. Any Other Business\n\nNone.\n";
    expect(read(page).meeting).toMatchObject({ number: 7, date: "2026-09-08", status: "draft" });
  });

  test("a target, a status and the next entry of a list from what stands before", () => {
    const text = row(
      "Rope Board to mend it<br>8 September 2026: half mended<br>Lamp Trimmers, 08/09/2026: no oil<br>Status: Open",
    );
    expect(read(text).actions).toMatchObject([
      {
        text: "Rope Board to mend it",
        updates: [{ text: "8 September 2026: half mended" }, { text: "Lamp Trimmers, 08/09/2026: no oil" }],
        status: "open",
      },
    ]);
    const raised = read(under("ACTION LKF 7/01: The Rope Board to mend it<br>Target date: 13 October 2026"));
    expect(raised.actions).toMatchObject([{ text: "The Rope Board to mend it", lastTarget: "2026-10-13" }]);
  });
});
