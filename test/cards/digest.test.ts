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

  it("has no heading that counts rows which are not there, nor one over no row", () => {
    for (let length = 1; length <= 110; length += 3)
      for (const parties of [PARTIES, PARTIES.map((name) => name.repeat(3))]) {
        const card = digestCard(badly("é".repeat(length), parties));
        for (const drawn of [drawCard(card).body, cardMessage(card).blocks]) {
          const shown = JSON.stringify(drawn);
          expect(shown).not.toMatch(/, the first \d|, \d+ of \d/u);
          expect(shown.includes('"Moved most often"')).toBe(shown.includes("moved 4 times"));
          expect(shown.includes("Silent since OPSG 64, 7 in all")).toBe(/target (TBC|20 February 2022)"/u.test(shown));
        }
      }
  });
});

it("where fewer are named than there are, a digest says how many, and how to see them all", () => {
  const text = cardToText(digestCard(badly("Publish the calendar", PARTIES, 11)));
  for (const heading of [
    "Most overdue, 11 in all",
    "Moved most often",
    "Silent since OPSG 64, 7 in all",
    "Reminders unanswered, 11 in all",
    "Parties, by what is overdue, 12 in all",
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
