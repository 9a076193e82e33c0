import { ok, type Result, refuse } from "./result.js";

export type Status = "open" | "completion proposed" | "closed" | "withdrawn";

/** A step that moves an action from one status to another. */
export type Step = "propose" | "decline" | "close" | "withdraw" | "reopen";

/** Who may take a step: `owner` is a contact of an owning party; `officer` the Chair or the Secretary. */
type Rule = {
  from: readonly Status[];
  to: Status;
  by: "owner" | "officer";
  needs?: "reason" | "meeting";
  doing: string;
};

/** Domain rule 4, the only transitions there are. An officer may do whatever an owner may. */
export const STEPS: Record<Step, Rule> = {
  propose: { from: ["open"], to: "completion proposed", by: "owner", doing: "propose that it is done" },
  decline: {
    from: ["completion proposed"],
    to: "open",
    by: "officer",
    needs: "reason",
    doing: "decline its completion",
  },
  close: { from: ["open", "completion proposed"], to: "closed", by: "officer", needs: "meeting", doing: "close it" },
  withdraw: {
    from: ["open", "completion proposed"],
    to: "withdrawn",
    by: "officer",
    needs: "reason",
    doing: "withdraw it",
  },
  reopen: { from: ["closed", "withdrawn"], to: "open", by: "officer", needs: "reason", doing: "reopen it" },
};

/** Open, or waiting for the committee to agree that it is done: what stands on the list of outstanding actions. */
export const isOutstanding = (status: Status): boolean => status === "open" || status === "completion proposed";

export const stepsFrom = (status: Status): Step[] =>
  (Object.keys(STEPS) as Step[]).filter((step) => STEPS[step].from.includes(status));

const IS: Record<Status, string> = {
  open: "is open",
  "completion proposed": "awaits the committee’s agreement to its completion",
  closed: "is closed",
  withdrawn: "is withdrawn",
};

const WHO = {
  owner: "a contact of the owner, the Chair or the Secretary",
  officer: "the Chair or the Secretary",
} as const;

/** The status a step leads to, or a refusal that says the state the action is in and who may do what. */
export const takeStep = (step: Step, status: Status, reference: string): Result<Status> => {
  const rule = STEPS[step];
  if (rule.from.includes(status)) return ok(rule.to);
  const possible = stepsFrom(status).map((name) => `${WHO[STEPS[name].by]} may ${STEPS[name].doing}`);
  return refuse(`${reference} ${IS[status]}, so nobody can ${rule.doing}.`, `As it stands, ${possible.join("; ")}.`);
};
