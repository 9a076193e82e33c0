// The floor of an export: the library alone, on rows of the same size that are at hand, written to a file.
import { writeFileSync } from "node:fs";
import { openSqlite } from "../sqlite.mjs";

const [kind, database, out] = process.argv.slice(2);
const db = openSqlite(database);
const rows = (table, order) => db.prepare(`SELECT * FROM "${table}" ORDER BY ${order}`).raw().all();
const text = (row) => row.map((cell) => (typeof cell === "string" || typeof cell === "number" ? cell : null));

const libraries = {
  csv: async () =>
    rows("Action", '"meeting", "sequence"')
      .map((row) => `${text(row).join(",")}\r\n`)
      .join(""),
  json: async () => {
    const tables = ["Action", "Owner", "AuditEntry", "Update", "TargetMove"];
    return JSON.stringify(tables.map((table) => db.prepare(`SELECT * FROM "${table}"`).all()));
  },
  spreadsheet: async () => {
    const { default: exceljs } = await import("exceljs");
    const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: out, useStyles: true });
    for (const table of ["Action", "Update", "TargetMove"]) {
      const sheet = book.addWorksheet(table);
      for (const row of rows(table, table === "Action" ? '"meeting"' : '"row"'))
        sheet.addRow(text(row).slice(0, 12)).commit();
      sheet.commit();
    }
    await book.commit();
    return null;
  },
  paper: async () => {
    const { Document, Packer, Paragraph, Table, TableCell, TableRow } = await import("docx");
    const cell = (value) => new TableCell({ children: [new Paragraph(String(value ?? ""))] });
    const outstanding = db
      .prepare(
        'SELECT "meeting", "text", "dateRaised", "lastTarget", "revisedTarget", "ownerIds", "status" FROM "Action" WHERE "outstanding" = 1',
      )
      .raw()
      .all();
    const row = ([last, ...cells]) => [
      new TableRow({ children: cells.map(cell) }),
      new TableRow({ children: [cell(last)] }),
    ];
    const table = new Table({ rows: outstanding.flatMap(row) });
    return Packer.toBuffer(new Document({ sections: [{ children: [table] }] }));
  },
};

const written = await libraries[kind]();
if (written !== null) writeFileSync(out, written);
db.close();
console.log("written");
