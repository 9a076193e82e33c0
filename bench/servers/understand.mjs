// How long it takes to understand a reply: every one of those that are kept as a test, again and again.
import { readFileSync } from "node:fs";
import { understandLine } from "../../dist/cli/understand.js";

const replies = readFileSync(process.argv[2], "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.stringify(JSON.parse(line).reply ?? JSON.parse(line).text));
const ROUNDS = 20;
const took = [];
for (let round = 0; round < ROUNDS + 5; round++)
  for (const reply of replies) {
    const began = performance.now();
    understandLine(reply, "2022-02-03");
    if (round >= 5) took.push((performance.now() - began) * 1_000);
  }
took.sort((a, b) => a - b);
const at = (share) => took[Math.floor(took.length * share)];
console.log(JSON.stringify({ replies: replies.length, p50: at(0.5), p99: at(0.99) }));
