import type { Named } from "./named.js";
import { beginsAnswer } from "./run-on.js";

/** Between a reference and a figure that shares its meeting: "64/26, 27 and 28". */
const NEXT = /^(?:\s*,)?\s*(?:(?:and|plus)\s+|[&+]\s*|(?<=,\s*))(\d{1,3})(?:[-–](\d{1,3}))?(?![\w/%–-]|[.:]\d)/iu;
/** The list goes on, or ends with what is said of it all. */
export const GOES_ON =
  /^\s*(?:$|[,;.!?:&+\n]|(?:and|plus|is|are|was|were|both|all|have been|has been|until|till|til|except|excepting|excluding|excl|apart from|other than|bar|but not|not|with the exception|should|will|can|could|stay|remain)\b)/iu;
/** After such a list, or one action, another figure of which something else is said: "64/12 and 13 done; 14 is late". */
const AGAIN =
  /^[^/\n]{0,80}?[;.,]\s+(?:(?:and|but|while|whereas)\s+)?(\d{1,3})(?=(?:\s*[:–—-])?\s+(?:stays?|is|needs?|done|remains?|not|will|was|has|on track|late|can)\b)/iu;
/** As many are one range. */
const LONGEST = 20;

/**
 * Another figure of which something else is said, after what was said of a list or of one action. After one, a figure that
 * does not stand as the log writes it, "64/01 done, 10 late", may as well count something.
 */
const againIn = (
  text: string,
  like: Named,
  at: number,
  { digits, alone }: { digits: number; alone: boolean },
): Named[] => {
  const again = AGAIN.exec(text.slice(at, at + 120));
  const figure = again?.[1] ?? "";
  if (!again || figure.length < digits || (alone && like.opens !== "clause")) return [];
  const to = at + again[0].length;
  const reference = { ...like.reference, sequence: Number(figure) };
  const unsure = alone && !/^0\d/u.test(figure) ? { unsure: true } : {};
  return [{ ...like, reference, from: to - figure.length, to, opens: "clause", ...unsure }];
};

/**
 * The bare figures of a list that begins with a full reference. `unsure`: written shorter than the first, "64/01, 5 done",
 * they may as well count something.
 */
export const bareAfter = (text: string, first: Named): Named[] => {
  if (!first.clear) return [];
  const digits = /\d+$/u.exec(text.slice(first.from, first.to))?.[0].length ?? 0;
  const { asked: _, ...like } = first;
  const found: Named[] = [];
  let at = first.to;
  for (;;) {
    const next = NEXT.exec(text.slice(at, at + 20));
    if (!next) break;
    const [whole, figure = "", end = figure] = next;
    const [from, to] = [
      at + whole.length - (next[2] === undefined ? figure : `${figure}-${end}`).length,
      at + whole.length,
    ];
    const more = Number(end) - Number(figure);
    if (Number(figure) < 1 || more < 0 || more >= LONGEST) break;
    for (let sequence = Number(figure); sequence <= Number(end); sequence++)
      found.push({
        ...like,
        reference: { ...first.reference, sequence },
        ...{ from, to, opens: first.opens === "nothing" ? "nothing" : "range" },
        ...(figure.length < digits ? { unsure: true } : {}),
      });
    at = to;
  }
  const after = text.slice(at, at + 60);
  if (found.length === 0) return againIn(text, like, at, { digits, alone: true });
  if (!(GOES_ON.test(after) || beginsAnswer(after))) return [];
  return [...found, ...againIn(text, like, at, { digits, alone: false })];
};
