/** What was wrong with what a person typed, pressed or sent, in words for that person. Never thrown: a value. */
export type Problem = {
  /** What was wrong, as a full sentence. */
  what: string;
  /** What to type or do instead, as a full sentence. */
  instead?: string;
  /** The form field it concerns, so that a form can show it beside that field. */
  field?: string;
  /** Nothing was wrong with what was said: it lacks something. */
  missing?: true;
};

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (what: string, instead?: string, field?: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { what, ...(instead === undefined ? {} : { instead }), ...(field === undefined ? {} : { field }) },
});

/** As `refuse`, where something was left out. */
export const lacking = (what: string, instead: string, field?: string): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { ...refuse(what, instead, field).problem, missing: true },
});
