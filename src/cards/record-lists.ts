import { printReference } from "../domain/reference.js";
import { capital } from "../domain/words.js";
import type { Card, Part } from "./card.js";
import { type RecordView, recordPress, saidSince } from "./record.js";

/** Completions that await the committee, each to be agreed or declined. */
export const completionsCard = (view: RecordView, done?: string): Card => ({
  title: done ?? `${view.committee.code} ${view.meeting.number}: completions to agree`,
  ...(done === undefined ? {} : { tone: "good" as const }),
  parts: [
    ...(view.proposed.length === 0
      ? [
          {
            kind: "text",
            text: `No ${done === undefined ? "" : "other "}completion awaits the committee’s agreement at this meeting.`,
          } as const,
        ]
      : view.proposed.flatMap(({ action, owners }): Part[] => {
          const reference = printReference(action.reference);
          const text = action.text.replace(/\s+/gu, " ");
          return [
            {
              kind: "row",
              title: [{ bold: reference }, `  ${text.length > 160 ? `${text.slice(0, 159)}…` : text}`],
              detail: `${owners} says that it is done`,
              mark: "proposed",
            },
            ...(view.mayRecord
              ? [
                  {
                    kind: "buttons",
                    buttons: [
                      {
                        label: `Agree: close ${reference}`,
                        press: recordPress(view, "meeting completion", false, { reference, agreed: "agreed" }),
                      },
                      {
                        label: "Decline",
                        press: recordPress(view, "meeting completion", true, { reference, agreed: "declined" }),
                      },
                    ],
                  } satisfies Part,
                ]
              : []),
          ];
        })),
    ...saidSince(view).map((text): Part => ({ kind: "note", text: `${capital(text)}.` })),
  ],
  buttons: [{ label: "Back to the record", press: recordPress(view, "meeting record") }],
});

/** The decisions, each of which can be taken out again. */
export const decisionsCard = (view: RecordView, done?: string): Card => ({
  title: done ?? `${view.committee.code} ${view.meeting.number}: decisions`,
  ...(done === undefined ? {} : { tone: "good" as const }),
  parts:
    view.decisions.length === 0
      ? [{ kind: "text", text: "No decision is recorded." }]
      : view.decisions.map(
          ({ agendaItem, verb, text }): Part => ({
            kind: "row",
            title: [{ bold: `Item ${agendaItem ?? "–"}` }, "  ", { bold: verb }],
            detail: text,
            ...(view.mayRecord
              ? {
                  button: {
                    label: "Take out",
                    press: recordPress(view, "meeting decisions", false, {
                      item: agendaItem ?? "",
                      out: `${verb} ${text}`.slice(0, 300),
                    }),
                    confirm: `Take out “${verb} ${text.slice(0, 120)}”?`,
                  },
                }
              : {}),
          }),
        ),
  buttons: [
    ...(view.mayRecord ? [{ label: "Add a decision", press: recordPress(view, "meeting decision", true) }] : []),
    { label: "Back to the record", press: recordPress(view, "meeting record") },
  ],
});
