import { expect, it } from "vitest";
import { COMMON } from "../../src/slack/emoji.js";
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
  ["done :tada:", "done 🎉"],
  [":white_check_mark: done:rocket:", "✅ done🚀"],
  [":+1: :thumbsup::skin-tone-5:", "👍 👍🏾"],
  ["as :our_own_party_parrot: says", "as :our_own_party_parrot: says"],
  ["at 10:100:30, in a ratio of 1:1234:5", "at 10:100:30, in a ratio of 1:1234:5"],
  ["<https://a.example/:tada:>", "https://a.example/:tada:"],
  ["64/01: done, 64/02: late", "64/01: done, 64/02: late"],
])("%j reads %j", async (slack, said) => {
  expect((await readText(slack, find, COMMON)).text).toBe(said);
});

it("leaves what looks like an emoji in a command as it was typed", async () => {
  expect((await readText("action update 64/01 :tada:", find)).text).toBe("action update 64/01 :tada:");
});

it("says whose account each mention stands for", async () => {
  const { mentions } = await readText("<@U1|ann> and <@W2>", find);
  expect(mentions.map(({ text, account }) => [text, account.user])).toEqual([
    ["@ann", "U1"],
    ["@Name of W2", "W2"],
  ]);
});
