import { actionText, PARTIES, updateText } from "./words.mjs";

/** What fills a page beside its tables and decisions: about 400 words. */
const PARAGRAPHS = 6;
const HEAD = "Action ID\tAction\tDate Raised\tLast Target Date\tRevised Target Date\tOwner";
const pad = (number) => String(number).padStart(2, "0");

const paragraph = (number) =>
  [0, 1, 2, 3]
    .map(
      (step) => `${updateText(number + step)} The meeting heard how the works go on, and nobody wished to add to it.`,
    )
    .join(" ");

const row = (page) => {
  const revised = page % 3 === 0 ? "TBC" : "";
  return [
    `BNC 60/${pad(page)}\t${actionText(page)}\t12/01/2021\t09/02/2021\t${revised}\t${PARTIES[page % PARTIES.length]}`,
    `<p>${updateText(page)}</p> <p>${updateText(page + 5)}</p> <p>Status: Open.</p>\t\t\t\t\t`,
  ].join("\n");
};

/** Twenty sub-items to an item. */
const SUB_ITEMS = 20;
const itemOf = (page) => 3 + Math.floor((page - 1) / SUB_ITEMS);

const item = (page) =>
  [
    ...(page % SUB_ITEMS === 1 ? [`${itemOf(page)}. Works of Quarter ${itemOf(page)}`] : []),
    `${itemOf(page)}.${1 + ((page - 1) % SUB_ITEMS)}. Works of Week ${page}`,
    ...Array.from({ length: PARAGRAPHS }, (_, at) => paragraph(page * PARAGRAPHS + at)),
    `ACTION BNC 64/${pad(page)}: ${actionText(page + 400)}`,
    `The BNC:\n\n- **NOTED** the works of week ${page}; and\n- **AGREED** that they go on.`,
  ].join("\n\n");

/** Minutes in the house style: on each page an outstanding action, a new one, two decisions, and prose. */
export const writeMinutes = (pages) => {
  const each = Array.from({ length: pages }, (_, at) => at + 1);
  return [
    "This document is classified as **White**.",
    "Bench Works Group Meeting",
    "9 March 2021, BNC_64_0903",
    "10:00 – 12:30",
    "The Net Loft",
    "Final Minutes",
    "Attendees:",
    `Category\tBench Works Group Members\n${PARTIES.map((party, at) => `${party}\tMember ${String.fromCharCode(65 + at)}. Sample`).join("\n")}`,
    "1. Previous Meeting Minutes",
    "The minutes were read.",
    "2. Actions Outstanding",
    [HEAD, ...each.map(row)].join("\n"),
    ...each.map(item),
    `${itemOf(pages) + 1}. Any Other Business`,
    "There was none.",
    "Next main meeting: 13 April 2021; Next Reporting meeting: 26 April 2021.",
  ].join("\n\n");
};
