import type { Action } from "./action.js";
import type { AuditEntry, Did } from "./audit.js";
import { printTarget } from "./day-words.js";
import { ok, type Result, refuse } from "./result.js";
import type { Status } from "./status.js";
import type { Targets } from "./target.js";

/** What somebody says of an action; all else is undone by its own opposite (a closed action is reopened). */
const SAID: ReadonlySet<Did> = new Set<Did>(["updated", "retargeted", "proposed", "snoozed", "corrected"]);

/** Whether a change is what somebody said of an action, or its taking back. */
export const isOfSaying = ({ did }: AuditEntry): boolean => SAID.has(did) || did === "undone";

/** So long what was said can be taken back. Milliseconds: a day. */
const GOOD_FOR_MS = 24 * 60 * 60 * 1000;

/** Who asks: a linked person, or (null) the operator. */
export type Asking = { personId: string | null; by: string };

export const isTheirs = (entry: AuditEntry, { personId, by }: Asking): boolean =>
  entry.personId === personId && (personId !== null || entry.by === by);

/** Somebody's own rest from an action changes nothing for anybody else. */
const isRest = ({ did, before }: AuditEntry): boolean =>
  did === "snoozed" || (did === "undone" && "snoozedUntil" in before);

/**
 * The last thing somebody said of an action, with the corrections that followed it: its changes, oldest first. Good until
 * the next change of the action, at most a day.
 * @param newestFirst the latest changes of the action
 * @param which the change that is meant; left out: the last
 */
export const findUndoable = (
  name: string,
  newestFirst: readonly AuditEntry[],
  asking: Asking,
  now: Date,
  which?: string,
): Result<AuditEntry[]> => {
  const entries = newestFirst.filter((entry) => isTheirs(entry, asking) || !isRest(entry));
  const [last] = entries;
  const right = "Say what is right now, and I record that as well.";
  if (!last) return refuse(`There is nothing of yours to take back on ${name}.`);
  if (last.did === "undone" && isTheirs(last, asking)) {
    const moved = entries.find(({ after }) => "target" in after);
    const stands = moved?.did === "retargeted" && isTheirs(moved, asking) && typeof moved.after.target === "string";
    return stands
      ? refuse(
          `What you said last of ${name} is taken back already. That you moved its target to ${printTarget(moved.after.target as string)} before that stands.`,
          "Say which day is right, and I move it again: need until, and the day.",
        )
      : refuse(`What you said last of ${name} is taken back already.`, right);
  }
  if (!isTheirs(last, asking)) {
    const said = entries.some((entry) => SAID.has(entry.did) && isTheirs(entry, asking));
    return said
      ? refuse(`Since then ${last.by} has changed ${name}, so what you said before stands.`, right)
      : refuse(`There is nothing of yours to take back on ${name}: the last change is by ${last.by}.`);
  }
  if (!SAID.has(last.did))
    return refuse(
      `The last change of ${name} is none that can be taken back so.`,
      "Open the action to see what can be done.",
    );
  const chain = [last];
  for (const entry of entries.slice(1)) {
    if (chain[0]?.did !== "corrected" || entry.message === undefined || entry.message !== last.message) break;
    chain.unshift(entry);
  }
  if (which !== undefined && !chain.some(({ id }) => id === which))
    return refuse(`Something else was said of ${name} since, so that stands.`, right);
  if (now.getTime() - (chain[0]?.at ?? last.at).getTime() > GOOD_FOR_MS)
    return refuse(`That was said of ${name} more than a day ago, so it stands.`, right);
  if (chain.some(({ did, before }) => did === "retargeted" && readTargets(before.targets) === undefined))
    return refuse(`How the target of ${name} stood before is not known any more, so it stands.`, right);
  return ok(chain);
};

/** The change that proposed the completion which stands, if it is among the latest changes of the action, newest first. */
export const proposalIn = (newestFirst: readonly AuditEntry[]): AuditEntry | undefined => {
  const last = newestFirst.find(({ after }) => "status" in after);
  return last?.after.status === "completion proposed" ? last : undefined;
};

const STATUSES: readonly Status[] = ["open", "completion proposed", "closed", "withdrawn"];

const readTargets = (value: unknown): Targets | undefined => {
  const { last, revised, moves } = (value ?? {}) as Partial<Targets>;
  const isTarget = (one: unknown): one is string | null => one === null || typeof one === "string";
  return isTarget(last) && isTarget(revised) && typeof moves === "number" ? { last, revised, moves } : undefined;
};

/** How things stood before these changes of an action, oldest first: field to value, the earliest counts. */
export const stoodBefore = (chain: readonly AuditEntry[]): Record<string, unknown> =>
  Object.assign({}, ...chain.toReversed().map(({ before }) => before));

/** The action as it was before these changes; the same object where they changed nothing on it. */
export const restored = (action: Action, chain: readonly AuditEntry[]): Action => {
  const before = stoodBefore(chain);
  const status = STATUSES.find((one) => one === before.status) ?? action.status;
  const targets = readTargets(before.targets) ?? action.targets;
  return status === action.status && targets === action.targets ? action : { ...action, status, targets };
};
