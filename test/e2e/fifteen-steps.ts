import type { Dumped } from "./dump.js";
import type { Role } from "./program.js";

/** What a person does with what stands before them. */
export type Move =
  | { type: string }
  /** A button. One that asks first is pressed with `yes`, and answered so. */
  | { press: string }
  | { yes: string }
  /** Fields by their labels; several choices as a list. `send` is the button under the form. */
  | { fill: Record<string, string | string[]>; send: string };

export type Step = {
  name: string;
  as: Role;
  moves: Move[];
  /** What they see in the end. */
  sees: string[];
  /** What they no longer see. */
  not?: string[];
};

/** The action that the play is about, under the number it gets. */
export const NEW = "HWG 12/12";

const TEXT = "Quayside Cranes to grease the great capstan before the herring fleet comes in.";

/** The play: the same words, buttons and forms wherever it is performed. */
export const FIFTEEN_STEPS: Step[] = [
  {
    name: "new",
    as: "secretary",
    moves: [{ type: "action new" }, { fill: { Action: TEXT, Owner: ["Quayside Cranes"] }, send: "Raise" }],
    sees: [`${NEW} raised`, "Quayside Cranes", "08/12/2026", "Open"],
  },
  {
    name: "list",
    as: "secretary",
    moves: [{ type: "action list owner Quayside Cranes" }],
    sees: ["Outstanding actions of Quayside Cranes", NEW, TEXT, "target 8 December 2026"],
  },
  {
    name: "show",
    as: "secretary",
    moves: [{ type: "action show 12/12" }],
    sees: [NEW, TEXT, "10/11/2026 at HWG 12", "never moved"],
  },
  {
    name: "update",
    as: "secretary",
    moves: [
      { press: "Add an update" },
      { fill: { "What has happened since?": "The grease is ordered." }, send: "Record" },
    ],
    sees: [`${NEW}: update recorded`, "The grease is ordered."],
  },
  {
    name: "retarget",
    as: "secretary",
    moves: [
      { press: "Revise target" },
      {
        fill: { "New target": "The day chosen below", Day: "2027-01-15", Reason: "The grease comes by sea" },
        send: "Revise",
      },
    ],
    sees: [`${NEW}: target revised`, "From 8 December 2026 to 15 January 2027", "moved once"],
  },
  {
    name: "TBC",
    as: "secretary",
    moves: [{ type: "opsg action target #12/12 TBC because the ship is late" }],
    sees: [`${NEW}: target revised`, "From 15 January 2027 to TBC", "moved twice"],
  },
  {
    name: "done",
    as: "contact",
    moves: [{ type: "/opsg action done hwg 12/12 The capstan turns." }],
    sees: [`${NEW}: completion proposed`, "The capstan turns."],
  },
  {
    name: "decline",
    as: "chair",
    moves: [
      { type: "12/12" },
      { press: "Decline" },
      { fill: { "What is still missing?": "It turns one way only" }, send: "Decline" },
    ],
    sees: [`${NEW}: completion declined, open again`, "It turns one way only"],
  },
  {
    name: "done again",
    as: "contact",
    moves: [
      { type: "action show HWG12/12" },
      { press: "It is done" },
      { fill: { "In a few words, how was it done?": "Now it turns both ways." }, send: "Propose completion" },
    ],
    sees: [`${NEW}: completion proposed`, "Now it turns both ways."],
  },
  {
    name: "close",
    as: "secretary",
    moves: [{ type: "action show 12/12" }, { yes: "Close at HWG 12" }],
    sees: [`${NEW}: closed at HWG 12`],
  },
  {
    name: "reopen",
    as: "secretary",
    moves: [{ press: "Reopen" }, { fill: { "Why is it opened again?": "It squeaks at every turn" }, send: "Reopen" }],
    sees: [`${NEW}: open again`, "It squeaks at every turn"],
  },
  {
    name: "find",
    as: "secretary",
    moves: [{ type: "action find CAPSTAN herr" }],
    sees: ["Actions with “CAPSTAN herr”", NEW],
  },
  {
    name: "a refusal",
    as: "contact",
    moves: [{ type: "action close 12/12" }],
    sees: ["That did not work", "the Chair or the Secretary"],
  },
  {
    name: "a wrong reference",
    as: "secretary",
    moves: [{ type: "action show 12/99" }],
    sees: ["There is no action HWG 12/99", "Meeting 12 has actions up to HWG 12/12"],
  },
  {
    name: "a paged list",
    as: "secretary",
    moves: [{ type: "action list all" }, { press: "Next" }],
    sees: ["All actions", NEW, "Previous"],
    not: ["HWG 7/02"],
  },
];

const secretary = "Primrose Quill";
const contact = "Cornelius Winch";
const done = (did: Dumped["deeds"][number]["did"], by: string, reason: string | null, meeting: number | null) => ({
  did,
  by,
  source: "chat",
  reason,
  meeting,
});

/** The action when the play is over; nothing else in the log has changed. */
export const AFTERWARDS: Dumped = {
  reference: NEW,
  text: TEXT,
  owners: "Quayside Cranes",
  dateRaised: "2026-11-10",
  agendaItem: null,
  targets: { last: "2027-01-15", revised: "TBC", moves: 2 },
  status: "open",
  closedAt: null,
  moves: [
    { from: null, to: "2026-12-08", reason: null, by: secretary, source: "chat" },
    { from: "2026-12-08", to: "2027-01-15", reason: "The grease comes by sea", by: secretary, source: "chat" },
    { from: "2027-01-15", to: "TBC", reason: "the ship is late", by: secretary, source: "chat" },
  ],
  updates: [
    { text: "The grease is ordered.", by: secretary, party: null, source: "chat" },
    { text: "The capstan turns.", by: contact, party: "Quayside Cranes", source: "chat" },
    { text: "Now it turns both ways.", by: contact, party: "Quayside Cranes", source: "chat" },
  ],
  deeds: [
    done("raised", secretary, null, 12),
    done("updated", secretary, null, null),
    done("retargeted", secretary, "The grease comes by sea", null),
    done("retargeted", secretary, "the ship is late", null),
    done("proposed", contact, null, null),
    done("declined", "Marigold Tern", "It turns one way only", null),
    done("proposed", contact, null, null),
    done("closed", secretary, null, 12),
    done("reopened", secretary, "It squeaks at every turn", null),
  ],
};
