// Prints the Slack manifest for this installation: with the public address filled in, or for Socket Mode.
//   node scripts/slack-manifest.mjs https://log.example.org      (or PUBLIC_URL=https://log.example.org)
//   node scripts/slack-manifest.mjs --socket
import { readFileSync } from "node:fs";

const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};

const [given, ...more] = process.argv.slice(2);
if (more.length > 0) fail("Give one address, or --socket.");
const manifest = JSON.parse(readFileSync(new URL("../manifests/slack/manifest.json", import.meta.url), "utf8"));

if (given === "--socket") {
  // Slack dials nobody in Socket Mode: no address stands in the manifest.
  for (const command of manifest.features.slash_commands) delete command.url;
  delete manifest.settings.event_subscriptions.request_url;
  delete manifest.settings.interactivity.request_url;
  manifest.settings.socket_mode_enabled = true;
  // Without an address of its own there is no link to unfold; with one (PUBLIC_URL), it does so here too.
  if (URL.canParse(process.env.PUBLIC_URL ?? ""))
    manifest.features.unfurl_domains = [new URL(process.env.PUBLIC_URL).hostname];
  else {
    delete manifest.features.unfurl_domains;
    manifest.settings.event_subscriptions.bot_events = manifest.settings.event_subscriptions.bot_events.filter(
      (event) => event !== "link_shared",
    );
  }
} else {
  const address = given ?? process.env.PUBLIC_URL;
  if (!address)
    fail("Give the address under which Slack reaches the bot (https://…), set PUBLIC_URL, or give --socket.");
  if (!URL.canParse(address) || new URL(address).protocol !== "https:")
    fail(`"${address}" is no https:// address; Slack calls no other.`);
  const url = `${address.replace(/\/+$/, "")}/slack/events`;
  for (const command of manifest.features.slash_commands) command.url = url;
  manifest.features.unfurl_domains = [new URL(address).hostname];
  manifest.settings.event_subscriptions.request_url = url;
  manifest.settings.interactivity.request_url = url;
}
process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
