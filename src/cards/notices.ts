import { ALL_NOTICES, NOTICE_NAMES, printNotice } from "../domain/notices/policy.js";
import type { Channel, Committee } from "../domain/register.js";
import { capital } from "../domain/words.js";
import type { Button, Card } from "./card.js";

/** Which notices come, when, and to whom. */
export const noticesCard = (
  title: string,
  committee: Committee,
  { channels, people, buttons }: { channels: readonly Channel[]; people: readonly string[]; buttons: Button[] },
): Card => ({
  title,
  parts: [
    {
      kind: "facts",
      facts: ALL_NOTICES.map((kind) => ({
        label: capital(NOTICE_NAMES[kind]),
        value: printNotice(committee.notices, kind),
      })),
    },
    {
      kind: "facts",
      facts: [
        {
          label: "Channels",
          value:
            channels.length === 0
              ? "none yet: type channel bind in the committee’s channel"
              : channels.map(({ name, classification }) => `${name} (nothing above ${classification})`).join(", "),
        },
        { label: "In their own chat, too", value: people.length === 0 ? "nobody" : people.join(", ") },
      ],
    },
    ...(committee.paused
      ? [
          {
            kind: "note" as const,
            text: "The committee is paused: nothing is sent unasked until reminders are started.",
          },
        ]
      : []),
  ],
  buttons,
});
