import type { ImportReport } from "../domain/minutes/report.js";
import { referenceOf } from "./import-actions.js";
import { auditImport, type Import } from "./import-context.js";

/** More of one action than anybody has ever said: read at once. */
const ALL = 100_000;

/** Whether a line that could not be read names the action: the final may hold it after all. */
const isNamedIn = (
  { unread }: Import["minutes"],
  { meeting, sequence }: { meeting: number; sequence: number },
): boolean => unread.some(({ text }) => new RegExp(`\\b${meeting} ?/ ?0*${sequence}\\b`, "u").test(text));

/**
 * What the draft of a meeting raised and its final has no longer was not agreed: it is withdrawn, as though the final had
 * come first. Where anybody has said or done something about it, or other minutes name it, it stays, and that is told.
 */
export const withdrawDraftOnly = async (run: Import, report: ImportReport): Promise<void> => {
  const { tx, committee, minutes } = run;
  const { committee: code, number } = minutes.meeting;
  for (const printed of report.absent.filter((one) => referenceOf(code, one).meeting === number)) {
    const reference = referenceOf(code, printed);
    const action = await tx.actions.find(committee.id, number, reference.sequence);
    const history = action ? await tx.actions.history(action.id, ALL) : [];
    if (!action || !history.some(({ did }) => did === "imported")) continue;
    if (
      isNamedIn(minutes, reference) ||
      history.some(({ source, meeting }) => source !== "minutes" || meeting !== number)
    ) {
      report.differences.push(
        `${printed} stands only in the draft, but something came of it since: it stays. Withdraw it if it is not to be done.`,
      );
      continue;
    }
    await auditImport(run, {
      actionId: action.id,
      subject: printed,
      did: "withdrawn",
      before: { status: action.status },
      after: { status: "withdrawn" },
      reason: `It stands only in the draft of the minutes of ${code} ${number}.`,
    });
    await tx.actions.save({ ...action, status: "withdrawn" });
    report.changes.updated += 1;
    report.touched.push({
      reference: printed,
      written: "updated",
      closed: false,
      what: `${action.status} → withdrawn`,
    });
    report.differences.push(`${printed} stands only in the draft: it is withdrawn.`);
    report.absent = report.absent.filter((one) => one !== printed);
  }
};
