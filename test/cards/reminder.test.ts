import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { reminderCard } from "../../src/cards/reminder.js";
import type { ReminderView } from "../../src/cards/reminder-became.js";
import { cardToText } from "../../src/cards/text.js";

const view = (sequence: number, more: Partial<ReminderView> = {}): ReminderView => ({
  action: {
    id: `action-${sequence}`,
    committeeId: "example",
    reference: { committee: "OPSG", meeting: 64, sequence },
    text: "NetCo to publish the outage calendar",
    ownerIds: ["party-NetCo"],
    dateRaised: "2022-02-08",
    targets: { last: "2022-03-08", revised: null, moves: 0 },
    status: "open",
    closedAt: null,
    agendaItem: null,
    link: null,
    version: 1,
  },
  committee: newCommittee("example", "OPSG", "Operations Group"),
  owners: "NetCo",
  today: "2022-03-08",
  stage: "due",
  date: "2022-03-08",
  late: false,
  latest: null,
  answeredBy: null,
  superseded: false,
  ...more,
});

describe("a reminder that a later one followed", () => {
  it("does not say that anybody answered, alone or in a list", () => {
    const followed = { superseded: true };
    const alone = reminderCard([view(1, followed)]);
    expect([alone?.title, alone?.tone]).toEqual(["OPSG 64/01 has a later reminder", undefined]);
    const list = reminderCard([view(1, followed), view(2, { answeredBy: "Sam Sample" })]);
    expect([list?.title, list?.tone]).toEqual(["Nothing here needs an answer any more", undefined]);
    expect(list?.parts.flatMap((part) => (part.kind === "row" ? [part.mark] : []))).toEqual([undefined, undefined]);
  });

  it("says so where all were answered", () => {
    const list = reminderCard([view(1, { answeredBy: "Sam" }), view(2, { answeredBy: "Sam" })]);
    expect([list?.title, list?.tone]).toEqual(["All of these are answered for", "good"]);
  });
});

describe("a reminder that the log settled, and nobody answered", () => {
  it("says in its title what became of it, and a list that nothing is needed", () => {
    const became = (status: "closed" | "withdrawn" | "completion proposed" | "open") =>
      reminderCard([
        view(1, {
          action: { ...view(1).action, status, targets: { last: "2022-03-08", revised: "2022-03-22", moves: 1 } },
        }),
      ])?.title;
    expect([became("closed"), became("withdrawn"), became("completion proposed"), became("open")]).toEqual([
      "OPSG 64/01 is closed",
      "OPSG 64/01 is withdrawn",
      "OPSG 64/01 awaits the committee",
      "OPSG 64/01 has a new target",
    ]);
  });
});

describe("a list of reminders", () => {
  it("counts one as one", () => {
    const list = reminderCard([view(1), view(2, { answeredBy: "Sam" })]);
    expect(list?.title).toBe("One action needs an answer from you");
  });

  it("says of each action alone whether it comes late", () => {
    const list = reminderCard([view(1, { late: true }), view(2)]);
    const text = list ? cardToText(list) : "";
    expect(text).toContain("OPSG 64/01 is due today (this comes late)");
    expect(text).toContain("OPSG 64/02 is due today\n");
  });
});
