/** Words at a place on a page: from the left and from the bottom, in points. */
export type Placed = { x: number; y: number; text: string; size?: number; bold?: boolean };

const escaped = (text: string): string => text.replace(/[\\()]/gu, "\\$&");

/** A PDF by hand: pages of Helvetica, the words where they are put. `trailer` adds to its last dictionary; `packed` is drawn on each page before its words. */
export const makePdf = (
  pages: Placed[][],
  { trailer = "", packed }: { trailer?: string; packed?: Buffer } = {},
): Uint8Array => {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add("");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  const bold = add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
  const before = packed
    ? `${add(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString("latin1")}\nendstream`)} 0 R `
    : "";
  const kids = pages.map((placed) => {
    const content = `BT ${placed
      .map(
        ({ x, y, text, size = 10, bold }) => `/F${bold ? 2 : 1} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj`,
      )
      .join("\n")} ET`;
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [${before}${stream} 0 R] /Resources << /Font << /F1 3 0 R /F2 ${bold} 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] >>`;
  let file = "%PDF-1.4\n";
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, "latin1"));
};
