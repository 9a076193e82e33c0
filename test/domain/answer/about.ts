import type { About, Understood } from "../../../src/domain/answer/understood.js";
import type { Day } from "../../../src/domain/day.js";
import { daysOfRule } from "../../../src/domain/series.js";
import type { Target } from "../../../src/domain/target.js";

const RULES = { main: "FREQ=MONTHLY;BYDAY=2TU", reporting: "FREQ=MONTHLY;BYDAY=4MO" } as const;
const DAYS = {
  main: daysOfRule(RULES.main, null, "2021-01-01", "2026-12-31"),
  reporting: daysOfRule(RULES.reporting, null, "2021-01-01", "2026-12-31"),
};

/** An action of the DCC with effective target Tuesday 8 February 2022, spoken of on Thursday 3 February. */
export const about = (more: { said?: Day; target?: Target; owners?: string[] } = {}): About => ({
  said: more.said ?? "2022-02-03",
  action: { target: more.target ?? "2022-02-08", owners: more.owners ?? ["DCC"] },
  committee: "OPSG",
  parties: ["DCC", "SECAS", "NetCo", "GridCo"],
  meeting: (kind, after) => DAYS[kind].find((day) => day > after) ?? null,
});

/** A reading that is acceptable; `true` means that something is there. */
export type Accepted = { kind: string; target?: string; until?: string | true; offer?: string; ask?: true };

export const fits = (read: Understood, accepted: readonly Accepted[]): boolean =>
  accepted.some((one) =>
    Object.entries(one).every(([name, value]) => {
      const found = read[name as keyof Understood];
      return value === true ? found !== null : found === value;
    }),
  );
