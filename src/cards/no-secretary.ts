import type { Card } from "./card.js";

/** Somebody is no Secretary any more: told to them, and to the Secretaries there are. */
export const noSecretaryCard = (
  committee: { code: string },
  { name, by, role, toThem }: { name: string; by: string; role: string | null; toThem: boolean },
): Card => {
  const { code } = committee;
  const who = toThem ? "You" : "They";
  const now = role === null ? `${who} do not belong to ${code} any more.` : `${who} are still there, as ${role}.`;
  const mistake = toThem
    ? `If that is a mistake, speak with them, or with another Secretary of ${code}.`
    : "If that is a mistake, speak with them; any Secretary can make them Secretary again.";
  return {
    title: `${toThem ? "You are" : `${name} is`} not a Secretary of ${code} any more`,
    tone: "warning",
    parts: [{ kind: "text", text: `That was done by ${by}. ${now} ${mistake}` }],
    buttons: toThem ? [] : [{ label: "All people", press: { command: "person list", committee: code, values: {} } }],
  };
};
