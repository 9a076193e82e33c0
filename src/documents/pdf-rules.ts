/** A straight line that is printed: the edge of a table's cells, or one under words. Points from the bottom left. */
export type Rule = { x0: number; y0: number; x1: number; y1: number };

type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];
/** What is thicker is an area, what is shorter a dot. Points. */
const THICKEST = 2;
const SHORTEST = 4;

const times = (m: Matrix, [a, b, c, d, e, f]: Matrix): Matrix => [
  m[0] * a + m[2] * b,
  m[1] * a + m[3] * b,
  m[0] * c + m[2] * d,
  m[1] * c + m[3] * d,
  m[0] * e + m[2] * f + m[4],
  m[1] * e + m[3] * f + m[5],
];

const at = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** The straight lines among what a page draws, whether they were stroked or are thin areas, as Word has them. */
export const rulesOf = (
  drawn: { fnArray: readonly number[]; argsArray: readonly unknown[] },
  codes: { save: number; restore: number; transform: number; constructPath: number },
): Rule[] => {
  const rules: Rule[] = [];
  const kept: Matrix[] = [];
  let now: Matrix = SAME;
  for (const [index, code] of drawn.fnArray.entries()) {
    const args = drawn.argsArray[index];
    if (code === codes.save) kept.push(now);
    else if (code === codes.restore) now = kept.pop() ?? SAME;
    else if (code === codes.transform) now = times(now, args as Matrix);
    else if (code === codes.constructPath) {
      const bounds = (args as [number, unknown, ArrayLike<number> | null])[2];
      if (!bounds) continue;
      const [[ax, ay], [bx, by]] = [at(now, bounds[0] ?? 0, bounds[1] ?? 0), at(now, bounds[2] ?? 0, bounds[3] ?? 0)];
      const rule = { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) };
      const [wide, high] = [rule.x1 - rule.x0, rule.y1 - rule.y0];
      if (Math.min(wide, high) <= THICKEST && Math.max(wide, high) >= SHORTEST) rules.push(rule);
    }
  }
  return rules;
};
