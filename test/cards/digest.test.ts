import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import type { Card } from "../../src/cards/card.js";
import { digestCard } from "../../src/cards/digest.js";
import type { DigestView } from "../../src/cards/digest-view.js";
import { cardToText } from "../../src/cards/text.js";
import type { Action } from "../../src/domain/action.js";
import { makeDigest } from "../../src/domain/digest/digest.js";
import { cardMessage } from "../../src/slack/block-kit.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { MAX_CARD_BYTES } from "../../src/teams/fit.js";

const action = (sequence: number, text: string, ownerIds: string[]): Action => ({
  id: `a${sequence}`,
  committeeId: "example",
  reference: { committee: "OPSG", meeting: 64, sequence },
  text,
  ownerIds,
  dateRaised: "2022-02-08",
  targets: { last: "2022-02-10", revised: "2022-02-20", moves: 4 },
  status: "open",
  closedAt: null,
  agendaItem: null,
  link: null,
  version: 1,
});

/** A log in a bad state: something of everything that a digest can tell. */
const badly = (text: string, names: string[], count = 20): DigestView => {
  const parties = names.map((name, at) => ({
    ...{ id: `p${at}`, committeeId: "example", name, known: true, formerNames: [] },
  }));
  const ids = parties.map(({ id }) => id);
  const actions = Array.from({ length: count }, (_, at) => action(at + 1, text, ids.slice(0, 3)));
  const five = actions.slice(0, 5);
  return {
    committee: { ...newCommittee("example", "OPSG", "Operations Group"), classification: "Amber" },
    register: { committees: [], parties, people: [], channels: [] },
    digest: makeDigest({
      today: "2022-03-08",
      nextMain: "2022-04-12",
      since: { meeting: 64, date: "2022-02-08" },
      spread: { overdue: count, soon: 9, later: 8, undated: 7 },
      ...{ awaiting: 6, raised: 11, closed: 4, undelivered: 3 },
      parties: ids.map((partyId) => ({ partyId, overdue: 3, soon: 2, later: 1, undated: 1 })),
      mostOverdue: five,
      mostMoved: five.map((one) => ({ action: one, first: "2022-02-10" })),
      silent: { count: 7, first: five },
      unanswered: actions.map((one) => ({ action: one, partyId: "p0", times: 4 })),
      unreachable: ids.map((partyId) => ({ partyId, why: "it has no contact" })),
      trend: Array.from({ length: 12 }, (_, at) => ({ meeting: at, date: "2022-01-11", open: 9, overdue: 3 })),
    }),
    ownerIds: undefined,
    pictures: { trend: null, parties: null },
    mayPost: true,
    unasked: false,
  };
};

const PARTIES = Array.from({ length: 12 }, (_, at) => `Works of the North ${at}`);
const MAIN = ["Post to the channel", "All open actions", "Send now to the owners", "party unreached"];

/** What of a digest no message leaves out. */
const keepsTheMain = (card: Card): void => {
  const onTeams = drawCard(card);
  expect(Buffer.byteLength(JSON.stringify(onTeams))).toBeLessThanOrEqual(MAX_CARD_BYTES);
  const onSlack = cardMessage(card).blocks;
  expect(onSlack.length).toBeLessThanOrEqual(50);
  for (const message of [JSON.stringify(onTeams), JSON.stringify(onSlack)])
    for (const words of ["Classification: Amber", "actions are open", ...MAIN]) expect(message).toContain(words);
};

describe("a digest that is more than one message can hold", () => {
  it("keeps its classification, what it says in words, its figures and its main buttons, whatever the log holds", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 });
    const any = fc.tuple(words, fc.array(words, { minLength: 1, maxLength: 12 }));
    fc.assert(
      fc.property(any, ([text, names]) => keepsTheMain(digestCard(badly(text, names)))),
      { numRuns: 40 },
    );
  });

  it("leaves out what moved most often before what is most overdue, and says so and how to see it", () => {
    const card = digestCard(badly("A long action about a cable. ".repeat(20), PARTIES));
    keepsTheMain(card);
    const shown = JSON.stringify(drawCard(card));
    expect(shown).toMatch(/so some of “Moved most often”.* is left out\. “List” beside a figure shows all/u);
    expect(shown).not.toContain("moved 4 times");
    expect(shown.split("16 days overdue").length - 1).toBe(5);
  });
});

it("where fewer are named than there are, a digest says of how many, and how to see them all", () => {
  const text = cardToText(digestCard(badly("Publish the calendar", PARTIES, 11)));
  for (const heading of [
    "Most overdue, 5 of 11",
    "Moved most often, the first 3",
    "Silent since OPSG 64, 3 of 7",
    "Reminders unanswered, 3 of 11",
    "Parties, by what is overdue, 4 of 12",
  ])
    expect(text).toContain(`\n${heading}\n`);
  expect(text).toContain("“List” beside a figure shows all that it counts");
});

it("a digest that nobody asked for says why it comes, and how that is changed", () => {
  const view = badly("Publish the calendar", PARTIES);
  expect(cardToText(digestCard({ ...view, unasked: true }))).toContain(
    "This comes to the Chair by itself 5 working days before each main meeting. The Secretary can change that: reminders policy digest 5, or digest none.",
  );
  expect(cardToText(digestCard(view))).not.toContain("by itself");
});
