import type { Button, Press, Values } from "../cards/card.js";
import { ok } from "../domain/result.js";
import type { Command } from "./command.js";

const NAME = "leave form";

/** Where whoever leaves a form goes on, by what its command is about. */
const WAYS: Record<string, { label: string; command: string }> = {
  meeting: { label: "All meetings", command: "meeting list" },
  agenda: { label: "The agenda", command: "agenda" },
  notices: { label: "The notices", command: "notices" },
  reminders: { label: "The reminders", command: "reminders" },
  calendar: { label: "The calendars", command: "calendar" },
};

/** The press by which a form of a command is left; `values` are what was known before it was filled in. */
export const leaveForm = ({ command, committee, values }: Press): Press => {
  const about = command.split(" ", 1)[0] ?? "";
  const { number } = values;
  return {
    command: NAME,
    committee,
    values: { ...(about in WAYS ? { about } : {}), ...(number === undefined ? {} : { number }) },
  };
};

/** Where one was: of a meeting that the form was about, its own agenda or record. */
const wayBack = (committee: string, { about, number }: Values): Button[] => {
  const way = WAYS[about ?? ""];
  const button = (label: string, command: string, values: Values = {}): Button => ({
    label,
    press: { command, committee, values },
  });
  if (way === undefined) return [button("What can I do?", "welcome")];
  if (number !== undefined && about === "meeting") return [button("The record", "meeting record", { number })];
  return [button(way.label, way.command, number !== undefined && about === "agenda" ? { number } : {})];
};

export const leavingForm: Command = {
  name: NAME,
  usage: "",
  summary: "leaves a form: nothing is changed",
  example: NAME,
  read: () => ok({}),
  act: async ({ standing }, values) => ({
    kind: "card",
    card: { title: "Nothing was changed", parts: [], buttons: wayBack(standing.committee.code, values) },
    audience: "person",
  }),
};
