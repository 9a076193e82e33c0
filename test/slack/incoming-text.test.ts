import { expect, it } from "vitest";
import { readText } from "../../src/slack/incoming-text.js";

const find = async (user: string, label: string | undefined) => ({
  name: label ?? `Name of ${user}`,
  account: { platform: "slack" as const, tenant: "T1", user },
});

it.each([
  ["done, thanks", "done, thanks"],
  ["a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"],
  ["&lt;!channel&gt;", "<!channel>"],
  ["<!channel> <!here> <!everyone>", "@channel @here @everyone"],
  ["<!subteam^S1|@ops> <!subteam^S1>", "@ops subteam"],
  ["<!date^1392734382^{date}|18 February 2014>", "18 February 2014"],
  ["<#C1|ops> <#C2|> <#C3>", "#ops #C2 #C3"],
  ["<https://a.example/?x=1&amp;y=2>", "https://a.example/?x=1&y=2"],
  ["<https://a.example|the plan>", "https://a.example"],
  ["<mailto:a@b.example|a@b.example>", "a@b.example"],
  ["<@U1|ann> and <@W2>", "@ann and @Name of W2"],
  ["<@U1|a|b>", "@a|b"],
  ["<>", ""],
  ["a < b", "a < b"],
  ["<unclosed", "<unclosed"],
  ["", ""],
])("%j reads %j", async (slack, said) => {
  expect((await readText(slack, find)).text).toBe(said);
});

it("says whose account each mention stands for", async () => {
  const { mentions } = await readText("<@U1|ann> and <@W2>", find);
  expect(mentions.map(({ text, account }) => [text, account.user])).toEqual([
    ["@ann", "U1"],
    ["@Name of W2", "W2"],
  ]);
});
