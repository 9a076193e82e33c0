import { readFileSync } from "node:fs";
import { it } from "vitest";
import { understand } from "../../src/domain/answer/understand.js";
import { about, fits } from "../domain/answer/about.js";
it("zz", () => {
  let wrong = 0, danger = 0, n = 0;
  const lines: string[] = [];
  for (const line of readFileSync(process.env.F ?? "test/fixtures/replies.jsonl", "utf8").split("\n").filter(Boolean)) {
    const { text, accept } = JSON.parse(line); n++;
    const { words, ...read } = understand(text, about());
    if (!fits({ words, ...read }, accept)) {
      wrong++;
      const d = (read.kind === "completion" && !accept.some((a: any) => a.kind === "completion")) || (read.kind === "target" && !accept.some((a: any) => a.kind === "target" && a.target === read.target));
      if (d) danger++;
      lines.push(`${d ? "DANGER" : "wrong"} ${JSON.stringify(text)} ${JSON.stringify(accept)} ${JSON.stringify(Object.fromEntries(Object.entries(read).filter(([, v]) => v !== null)))}`);
    }
  }
  console.log(`\n${lines.join("\n")}\nTOTAL ${n} wrong ${wrong} danger ${danger}`);
});
