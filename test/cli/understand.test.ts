import { expect, it } from "vitest";
import { runCli } from "../../src/cli/run.js";

const typed = async (lines: string[], ...argv: string[]) => {
  let out = "";
  let err = "";
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    lines: () => lines,
    columns: null,
  };
  const exit = await runCli(argv, terminal, () => Promise.reject(new Error("the log was opened")));
  return { exit, out, err };
};

it("replies are read one a line, without opening the log", async () => {
  const lines = ["need until 4 March", '"Hi,\\n\\ndone\\n\\nThanks,\\nSam"', '"not JSON', ""];
  const { exit, out } = await typed(lines, "understand", "--on", "2022-02-03", "--json");
  expect(exit).toBe(0);
  const none = { target: null, until: null, offer: null, ask: null };
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { kind: "target", ...none, target: "2022-03-04", words: "need until 4 March" },
    { kind: "completion", ...none, words: "done" },
    { kind: "update", ...none, words: '"not JSON' },
    { kind: "update", ...none, words: "" },
  ]);
});

it.each([
  ["understand"],
  ["understand", "--on", "30 February"],
  ["understand", "--on", "2022-02-30"],
  ["understand", "done", "--on", "2022-02-03"],
  ["action", "list", "--on", "2022-02-03"],
])("is wrong use: %s %s %s %s", async (...argv) => {
  const { exit, out, err } = await typed([], ...argv);
  expect([exit, out]).toEqual([2, ""]);
  expect(err).toContain("--on");
});
