/** What is used of mammoth's document tree. */
type Node = {
  type: string;
  children?: Node[];
  styleName?: string | null;
  numbering?: { isOrdered?: boolean; level?: string | number } | null;
  isBold?: boolean;
  value?: string;
};

const runsOf = (node: Node): Node[] =>
  (node.children ?? []).flatMap((child) => (child.type === "run" ? [child] : runsOf(child)));

const hasText = (node: Node): boolean =>
  node.type === "text" ? (node.value ?? "").trim() !== "" : (node.children ?? []).some(hasText);

/** A numbered paragraph that heads an item: by its style, or all of it in bold. */
const heads = (paragraph: Node): boolean => {
  if (!paragraph.numbering?.isOrdered) return false;
  if (/^heading/iu.test(paragraph.styleName ?? "")) return true;
  const runs = runsOf(paragraph).filter(hasText);
  return runs.length > 0 && runs.every(({ isBold }) => isBold);
};

/**
 * Word numbers headings as it draws them; the numbers stand nowhere in the text, and HTML would begin each list anew.
 * Here they are counted over the whole document and written before the words, as a reader sees them: `2.1 Planning`.
 */
export const numberHeadings = (document: Node): Node => {
  const counted: number[] = [];
  const children = (document.children ?? []).map((child): Node => {
    if (child.type !== "paragraph" || !heads(child)) return child;
    const level = Number(child.numbering?.level ?? 0);
    counted.length = level + 1;
    for (let above = 0; above < level; above++) counted[above] ??= 1;
    counted[level] = (counted[level] ?? 0) + 1;
    const number = `${counted.join(".")}${level === 0 ? "." : ""} `;
    const run: Node = { ...runsOf(child)[0], type: "run", children: [{ type: "text", value: number }] };
    return { ...child, numbering: null, children: [run, ...(child.children ?? [])] };
  });
  return { ...document, children };
};
