import { describe, expect, it } from "vitest";
import { newCommittee } from "../../../src/app/keep-committee.js";
import { readList } from "../../../src/domain/list/read-list.js";
import type { Register } from "../../../src/domain/register.js";
import type { Standing } from "../../../src/domain/standing.js";

const committee = newCommittee("c", "OPSG", "SEC Operations Group");
const party = (name: string) => ({ id: name, committeeId: "c", name, known: true, formerNames: [] });
const register: Register = {
  committees: [committee],
  parties: ["DCC", "NetCo", "Open Networks", "Ports and Rivers"].map(party),
  people: [],
  channels: [],
};
const standing: Standing = { committee, person: null, operator: false, role: null, partyIds: ["NetCo"], name: "A" };
const read = (words: string) => readList(words, register, standing, "2022-03-08");
const listed = (words: string) => {
  const found = read(words);
  if (!found.ok) throw new Error(found.problem.what);
  return found.value;
};

describe("the words after action list", () => {
  it.each([
    ["", { show: "outstanding" }, "Outstanding actions"],
    ["open", { show: "outstanding" }, "Outstanding actions"],
    ["withdrawn of DCC", { show: "closed", status: "withdrawn", ownerIds: ["DCC"] }, "Withdrawn actions of DCC"],
    ["overdue", { show: "outstanding", overdueOn: "2022-03-08" }, "Overdue actions"],
    [
      "owner DCC overdue since 60",
      { show: "outstanding", ownerIds: ["DCC"], overdueOn: "2022-03-08", raisedSince: 60 },
      "Overdue actions of DCC, raised since OPSG 60",
    ],
    [
      "since OPSG 60, overdue and of DCC",
      { show: "outstanding", ownerIds: ["DCC"], overdueOn: "2022-03-08", raisedSince: 60 },
      "Overdue actions of DCC, raised since OPSG 60",
    ],
    [
      "owner Open Networks open",
      { show: "outstanding", ownerIds: ["Open Networks"] },
      "Outstanding actions of Open Networks",
    ],
    [
      "for Ports and Rivers and DCC tbc",
      { show: "outstanding", ownerIds: ["Ports and Rivers", "DCC"], undated: true },
      "Actions of Ports and Rivers and DCC, without a date",
    ],
    [
      'no date owner "Open Networks"',
      { show: "outstanding", ownerIds: ["Open Networks"], undated: true },
      "Actions of Open Networks, without a date",
    ],
    [
      "mine awaiting",
      { show: "outstanding", ownerIds: ["NetCo"], status: "completion proposed" },
      "Actions of NetCo, awaiting agreement that they are done",
    ],
    [
      "due by 12 April",
      { show: "outstanding", due: { from: "2022-03-08", to: "2022-04-12" } },
      "Actions due by 12 April 2022",
    ],
    [
      "due by 2022-04-12 owner DCC",
      { show: "outstanding", ownerIds: ["DCC"], due: { from: "2022-03-08", to: "2022-04-12" } },
      "Actions of DCC, due by 12 April 2022",
    ],
    [
      "due from 2022-04-13",
      { show: "outstanding", due: { from: "2022-04-13", to: "9999-12-31" } },
      "Actions due on 13 April 2022 or later",
    ],
    [
      "due by 1 February and overdue",
      { show: "outstanding", overdueOn: "2022-03-08", due: { from: "0001-01-01", to: "2022-02-01" } },
      "Overdue actions, due by 1 February 2022",
    ],
    [
      "overdue due by 1 September owner DCC",
      {
        show: "outstanding",
        ownerIds: ["DCC"],
        overdueOn: "2022-03-08",
        due: { from: "0001-01-01", to: "2021-09-01" },
      },
      "Overdue actions of DCC, due by 1 September 2021",
    ],
    [
      "overdue due by 1 January 2023",
      { show: "outstanding", overdueOn: "2022-03-08", due: { from: "0001-01-01", to: "2023-01-01" } },
      "Overdue actions, due by 1 January 2023",
    ],
    [
      "due from 2022-04-13 due by 30 April",
      { show: "outstanding", due: { from: "2022-04-13", to: "2022-04-30" } },
      "Actions due on 13 April 2022 or later, due by 30 April 2022",
    ],
    [
      "owner DCC owner Open Networks",
      { show: "outstanding", ownerIds: ["DCC", "Open Networks"] },
      "Outstanding actions of DCC and Open Networks",
    ],
    ["closed since 60", { show: "closed", closedSince: 60 }, "Actions closed since OPSG 60"],
    ["all since 60", { show: "all", raisedSince: 60 }, "All actions, raised since OPSG 60"],
    ["meeting 64", { show: "all", meeting: 64 }, "Actions raised at OPSG 64"],
    ["meeting 64 open", { show: "outstanding", meeting: 64 }, "Actions raised at OPSG 64"],
  ])("%s", (words, filter, title) => {
    expect(listed(words)).toMatchObject({ filter, title });
    expect(listed(words).filter).toEqual(filter);
  });

  it("say how the list is sorted", () => {
    expect(listed("overdue sort by target")).toMatchObject({
      sort: "target",
      title: "Overdue actions, the oldest target first",
    });
    expect(listed("sorted by moves of DCC").sort).toBe("moves");
    expect(listed("open").sort).toBe("reference");
  });

  it("leave to the log what only the log can tell", () => {
    expect(listed("silent")).toMatchObject({ silent: { since: null } });
    expect(listed("silent since 60 of DCC")).toMatchObject({ silent: { since: 60 }, filter: { ownerIds: ["DCC"] } });
    expect(listed("unanswered")).toMatchObject({ unanswered: true });
  });

  it.each([
    ["overdue purple", "I do not know the list “purple”."],
    ["owner Nobody Ltd overdue", "OPSG knows no party called “Nobody Ltd”."],
    ["closed overdue", "A closed action is neither overdue nor due."],
    ["no date overdue", "An action without a date is neither overdue nor due."],
    ["all sort by moves", "All actions are listed by reference only."],
    ["due by 30 February", "There is no such day as “30 February”."],
    ["openly", "I do not know the list “openly”."],
  ])("that make no sense are refused: %s", (words, what) => {
    expect(read(words)).toMatchObject({ ok: false, problem: { what, field: "filter" } });
  });

  it.each([
    ["owner Nobody overdue since 60", "OPSG knows no party called “Nobody”."],
    ["since 12 since 11", "Since which meeting: OPSG 12, or 11?"],
    ["meeting 12 meeting 11", "Which meeting: OPSG 12, or 11?"],
    ["closed since 12 closed since 11", "Since which meeting: OPSG 12, or 11?"],
    ["due by 1 February 2022", "1 February 2022 is past: what was due by then is overdue."],
  ])("are refused with what is wrong of them: %s", (words, what) => {
    expect(read(words)).toMatchObject({ ok: false, problem: { what } });
  });
});
