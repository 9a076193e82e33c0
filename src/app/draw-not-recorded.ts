import type { Card } from "../cards/card.js";
import { type Day, printDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { App } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

/** The question what came of a meeting; null where it was recorded, cancelled or moved meanwhile. */
export const drawNotRecorded = async (
  app: App,
  committee: Committee,
  { meetingId, date }: { meetingId: string; date: Day },
): Promise<Card | null> => {
  const meeting = (await meetingsBetween(app.store, committee, date, date)).find(
    ({ id, status, number }) => id === meetingId && status === "planned" && number !== null,
  );
  if (!meeting) return null;
  const name = `${committee.code} ${meeting.number}`;
  const press = (command: string) => ({
    command,
    committee: committee.code,
    values: { number: String(meeting.number) },
  });
  return {
    title: `What came of ${name}?`,
    parts: [
      {
        kind: "text",
        text: `${name} was to be held on ${printDay(date)}. Until you say what came of it, it counts as not recorded.`,
      },
      { kind: "note", text: "It takes a few minutes: who attended, completions to agree, decisions, new actions." },
    ],
    buttons: [
      { label: "Record it", press: press("meeting record"), style: "primary" },
      { label: "Its agenda", press: press("agenda") },
    ],
  };
};
