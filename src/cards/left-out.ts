import type { Committee, Person } from "../domain/register.js";
import { type ReminderPolicy, STAGES } from "../domain/reminders/policy.js";
import type { Button, Part } from "./card.js";

const LEFT_OUT = { due: "those on the target", overdue: "overdue ones", tbc: "those of TBC" } as const;

const stagesOut = ({ before, dropped = [] }: ReminderPolicy): string[] => [
  ...(before.length === 0 ? ["those before the target"] : []),
  ...dropped.map((stage) => LEFT_OUT[stage]),
];

/** Who and what the reminders leave out; empty where nothing is left out. */
export const leftOutWords = ({ reminderPolicy: policy }: Committee, people: readonly Person[]): string => {
  const names = people.filter(({ id }) => policy.without?.includes(id)).map(({ name }) => name);
  const stages = stagesOut(policy);
  return [
    ...(stages.length > 0 ? [`reminders: ${stages.join(", ")}`] : []),
    ...(names.length > 0 ? [`people: ${names.join(", ")}`] : []),
  ].join("; ");
};

/** Who and what the reminders leave out, with what puts them back for whoever may. Nothing where nothing is left out. */
export const leftOutRow = (committee: Committee, people: readonly Person[], mayChange: boolean): Part[] => {
  const detail = leftOutWords(committee, people);
  if (detail === "") return [];
  const button: Button = {
    label: "Put back",
    press: {
      command: "reminders choose",
      committee: committee.code,
      values: { stages: STAGES.join(","), without: "nobody" },
    },
  };
  return [{ kind: "row", title: [{ bold: "Left out" }], detail, ...(mayChange ? { button } : {}) }];
};

/** Takes one person back among those who are reminded. */
export const putBackButton = (committee: Committee, personId: string): Button => {
  const others = (committee.reminderPolicy.without ?? []).filter((id) => id !== personId);
  return {
    label: "Remind again",
    press: {
      command: "reminders choose",
      committee: committee.code,
      values: { without: others.length > 0 ? others.join(",") : "nobody" },
    },
  };
};
