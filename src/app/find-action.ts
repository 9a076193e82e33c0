import type { Action } from "../domain/action.js";
import { printReference, readReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { ActionReads } from "./action-store.js";

/** The action a loosely written reference means in this committee. */
export const findAction = async (
  actions: ActionReads,
  committee: Committee,
  reference: string,
): Promise<Result<Action>> => {
  const read = readReference(reference, committee.code);
  if (!read.ok) return read;
  const action = await actions.find(committee.id, read.value.meeting, read.value.sequence);
  if (action) return ok(action);
  const last = await actions.lastSequence(committee.id, read.value.meeting);
  const instead =
    last === 0
      ? `No action was raised at meeting ${read.value.meeting}. Type /opsg action list to see the log.`
      : `Meeting ${read.value.meeting} has actions up to ${printReference({ ...read.value, sequence: last })}. Type /opsg action list meeting ${read.value.meeting} to see them.`;
  return refuse(`There is no action ${printReference(read.value)}.`, instead, "reference");
};
