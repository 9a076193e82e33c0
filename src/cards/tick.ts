import type { Card, Part } from "./card.js";

/** A message of one pass. */
export type TickRow = {
  committee: string;
  what: string;
  action: string | null;
  stage: string | null;
  party: string | null;
  to: string;
  late: boolean;
  /** How it stands after the pass; where nothing was done, what would come of it. */
  state: string;
  why: string | null;
};

/** What one pass did, or would do. */
export type Tick = {
  /** ISO 8601. */
  at: string;
  dryRun: boolean;
  /** Codes of committees whose reminders are paused. */
  paused: string[];
  /** Queued by this pass. */
  queued: TickRow[];
  /** What waited from before. */
  waiting: TickRow[];
};

const rows = (heading: string, list: TickRow[]): Part[] =>
  list.length === 0
    ? []
    : [
        { kind: "heading", text: heading },
        ...list.map(
          ({ what, to, party, late, state, why }): Part => ({
            kind: "row",
            title: [{ bold: what }, ` to ${to}`],
            detail: [
              ...(party === null ? [] : [`for ${party}`]),
              ...(late ? ["late"] : []),
              state,
              ...(why === null ? [] : [why]),
            ].join(" · "),
          }),
        ),
      ];

export const tickCard = ({ at, dryRun, paused, queued, waiting }: Tick): Card => ({
  title: dryRun ? `What a pass at ${at} would do` : `One pass at ${at}`,
  parts: [
    {
      kind: "text",
      text: `${queued.length} ${dryRun ? "would be queued" : "queued"}; ${waiting.length} waited from before.`,
    },
    ...paused.map(
      (code): Part => ({ kind: "note", text: `The reminders of ${code} are paused: none of its is planned.` }),
    ),
    ...rows(dryRun ? "Would be queued" : "Queued", queued),
    ...rows("From before", waiting),
  ],
  buttons: [],
});
