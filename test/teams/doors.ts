import type { Answer, Card, Form, Press } from "../../src/cards/card.js";
import type { Caller, Doors, Said } from "../../src/commands/command.js";

/** What came in by a door. */
export type Call = {
  door: "dispatch" | "reply" | "amend" | "press";
  caller: Caller;
  said?: Said | null;
  press?: Press;
  nonce?: string;
};

const PAGES = [
  ["NetCo to publish the outage calendar for the spring", "NetCo", "overdue"],
  ["GridCo to circulate the *revised* slides before the next meeting", "GridCo", "proposed"],
  ["MeterCo and NetCo to agree who answers for <b>missing</b> readings", "MeterCo and NetCo", undefined],
  ["NetCo to check the [plan](javascript:alert(1)) & tell <at>everyone</at>", "NetCo", undefined],
  ["The Secretary to book a room for the workshop", "the Secretary", "done"],
] as const;

export const listCard = (page: number): Card => ({
  title: "Outstanding actions of DEMO",
  parts: [
    ...PAGES.map(([text, owner, mark], index) => {
      const reference = `DEMO ${page}/0${index + 1}`;
      const state =
        mark === "overdue"
          ? "open, overdue"
          : mark === "proposed"
            ? "completion proposed"
            : mark
              ? "closed at DEMO 8"
              : "open";
      return {
        kind: "row" as const,
        title: [{ bold: reference }, `  ${text}`],
        detail: `${owner} · target 8 March 2027 · ${state}`,
        ...(mark ? { mark } : {}),
        button: { label: "Open", press: { command: "action show", committee: "DEMO", values: { reference } } },
      };
    }),
    { kind: "note" as const, text: `Page ${page} of 2` },
  ],
  buttons: [
    ...(page > 1
      ? [{ label: "Previous", press: { command: "action list", committee: "DEMO", values: { page: "1" } } }]
      : [{ label: "Next", press: { command: "action list", committee: "DEMO", values: { page: "2" } } }]),
    { label: "Raise an action", press: { command: "action new", committee: "DEMO", values: {}, ask: true } },
  ],
});

export const showCard = (reference: string, tone?: Card["tone"]): Card => ({
  title: tone === "good" ? `${reference} is closed` : reference,
  ...(tone ? { tone } : {}),
  parts: [
    {
      kind: "text",
      text: "NetCo to publish the outage calendar for the spring,\nwith *stars*, [a link](javascript:alert(1)) and <at>everyone</at>.\n\nSee also the next line.",
    },
    {
      kind: "facts",
      facts: [
        { label: "Owner", value: "NetCo" },
        { label: "Raised", value: "9 February 2027 at DEMO 7, under 3.2" },
        { label: "Last target", value: "8 March 2027" },
        { label: "Revised target", value: [{ bold: "TBC" }, " (moved twice)"] },
        { label: "Paper", value: { link: "Outage calendar", url: "https://example.org/calendar" } },
      ],
    },
    { kind: "divider" },
    { kind: "heading", text: "Updates" },
    { kind: "text", text: "The draft went to the members yesterday." },
    { kind: "note", text: "Alex Wilber for NetCo, 20 February 2027, on Teams" },
  ],
  buttons: [
    {
      label: "Add an update",
      press: { command: "action update", committee: "DEMO", values: { reference }, ask: true },
      style: "primary",
    },
    {
      label: "Revise the target",
      press: { command: "action target", committee: "DEMO", values: { reference }, ask: true },
    },
    { label: "It is done", press: { command: "action done", committee: "DEMO", values: { reference } } },
    {
      label: "Close",
      press: { command: "action close", committee: "DEMO", values: { reference } },
      confirm: `Close ${reference}? The meeting DEMO 8 is recorded as having agreed it.`,
    },
    {
      label: "Withdraw",
      press: { command: "action withdraw", committee: "DEMO", values: { reference }, ask: true },
      style: "danger",
    },
    { label: "History", press: { command: "action history", committee: "DEMO", values: { reference } } },
  ],
});

export const newForm = (values: Record<string, string> = {}, nonce = "nonce-1"): Form => ({
  title: "Raise an action",
  intro: "It is raised at today's meeting, DEMO 8.",
  fields: [
    {
      kind: "paragraph",
      name: "text",
      label: "What is to be done",
      maxLength: 4_000,
      hint: "NetCo to …",
      ...(values.text ? { value: values.text } : {}),
    },
    {
      kind: "choices",
      name: "owners",
      label: "Owners",
      options: ["NetCo", "GridCo", "*MeterCo*"].map((label) => ({ label, value: label.replace(/\*/gu, "") })),
    },
    {
      kind: "day",
      name: "target",
      label: "Target",
      optional: true,
      value: "2027-03-09",
      hint: "Offered: the next main meeting. Empty it for TBC.",
    },
    {
      kind: "choice",
      name: "meeting",
      label: "Meeting",
      value: "8",
      options: [
        { label: "DEMO 8 (today)", value: "8" },
        { label: "DEMO 7", value: "7" },
      ],
    },
    { kind: "line", name: "agendaItem", label: "Agenda item", optional: true, maxLength: 20, hint: "3.2" },
  ],
  submit: "Raise",
  press: { command: "action new", committee: "DEMO", values },
  nonce,
});

const card = (one: Card, audience: "person" | "place" = "place"): Answer => ({ kind: "card", card: one, audience });

const raised = (values: Record<string, string>): Card => ({
  title: "DEMO 8/01 is raised",
  tone: "good",
  parts: [
    { kind: "text", text: values.text ?? "" },
    {
      kind: "facts",
      facts: [
        { label: "Owner", value: values.owners ?? "" },
        { label: "Target", value: values.target || "TBC" },
      ],
    },
  ],
  buttons: [
    { label: "Open", press: { command: "action show", committee: "DEMO", values: { reference: "DEMO 8/01" } } },
  ],
});

const typed = (text: string): Answer => {
  const words = text.replace(/^\/?opsg\s*/iu, "");
  if (words.startsWith("action list")) return card(listCard(1));
  if (words.startsWith("action show")) return card(showCard("DEMO 7/01"));
  if (words.startsWith("action new")) return { kind: "form", form: newForm() };
  if (words.startsWith("secret")) return card({ title: "For you alone", parts: [], buttons: [] }, "person");
  if (words.startsWith("break")) throw new Error("the database is on fire");
  if (words === "welcome") return card({ title: "Hello! I keep the action log of DEMO.", parts: [], buttons: [] });
  if (words === "" || words.startsWith("help")) return card({ title: "What I can do", parts: [], buttons: [] });
  return {
    kind: "problem",
    problem: { what: `I do not know “${words.slice(0, 100)}”.`, instead: "Type /opsg help to see what there is." },
  };
};

const pressed = (press: Press, nonce: string | undefined): Answer => {
  const { command, values, ask } = press;
  const reference = values.reference ?? "DEMO 7/01";
  if (command === "action new" && nonce === undefined) return { kind: "form", form: newForm(values) };
  if (command === "action new" && values.target === "2027-02-30")
    return { kind: "problem", problem: { what: "There is no 30 February.", field: "target" }, form: newForm(values) };
  if (command === "action new") return card(raised(values));
  if (command === "action list") return card(listCard(Number(values.page ?? "1")));
  if (command === "action close") return card(showCard(reference, "good"));
  if (command === "action history") return { kind: "problem", problem: { what: "Only the Secretary may." } };
  if (command === "action decline")
    return card(
      { title: "That did not work", tone: "problem", parts: [{ kind: "text", text: "It is closed." }], buttons: [] },
      "person",
    );
  if (command === "action lst")
    return card({ title: "I do not know that", tone: "problem", parts: [], buttons: listCard(1).buttons });
  if (command === "secret") return card({ title: "For you alone", parts: [], buttons: [] }, "person");
  if (command === "break") throw new Error("the database is on fire");
  if (ask) return { kind: "form", form: { ...newForm(values), press: { command, committee: "DEMO", values } } };
  return card(showCard(reference));
};

/** Doors of a committee that knows a few words, and what came in by them. `slow` delays each answer. */
export const sampleDoors = (): { doors: Doors; calls: Call[]; slow: { ms: number } } => {
  const calls: Call[] = [];
  const slow = { ms: 0 };
  const wait = () => new Promise((resolve) => setTimeout(resolve, slow.ms));
  const doors: Doors = {
    dispatch: async (caller, said) => {
      calls.push({ door: "dispatch", caller, said });
      await wait();
      return typed(said.text);
    },
    reply: async (caller, said) => {
      calls.push({ door: "reply", caller, said });
      await wait();
      return typed(said.text);
    },
    amend: async (caller, said) => {
      calls.push({ door: "amend", caller, said });
      return said === null ? null : typed(said.text);
    },
    press: async (caller, press, submitted) => {
      calls.push({ door: "press", caller, press, ...(submitted ? { nonce: submitted.nonce } : {}) });
      await wait();
      return pressed(press, submitted?.nonce);
    },
  };
  return { doors, calls, slow };
};
