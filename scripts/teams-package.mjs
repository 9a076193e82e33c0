// Makes the Teams app: a zip of the manifest, with this installation's ids and addresses filled in, and its two icons.
//   npm run -s teams-package -- [--app-id GUID] [--public-url URL] [--privacy-url URL] [--terms-url URL] [--out FILE]
// Ids and addresses not given are taken from MICROSOFT_APP_ID and PUBLIC_URL; the bot itself serves /privacy and /terms there.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { crc32 } from "node:zlib";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "manifests/teams");

/** 1 January 1980, the first day there is in a zip: the same files make the same zip. */
const DOS_DATE = 0x0021;

/** The fields that a file's local header and its entry in the directory share; the files are stored, not compressed. */
const fields = (name, content) => {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(DOS_DATE, 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(content.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
};

const signature = (bytes) => Buffer.from([0x50, 0x4b, ...bytes]);

const zip = (files) => {
  const bodies = [];
  const entries = [];
  let offset = 0;
  for (const [name, content] of files) {
    const shared = fields(name, content);
    const body = Buffer.concat([signature([3, 4]), shared, Buffer.from(name), content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([signature([1, 2]), Buffer.from([20, 0]), shared, rest, Buffer.from(name)]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, signature([5, 6]), end]);
};

const { values } = parseArgs({
  options: {
    "app-id": { type: "string", default: process.env.MICROSOFT_APP_ID ?? "" },
    "public-url": { type: "string", default: process.env.PUBLIC_URL ?? "" },
    "privacy-url": { type: "string" },
    "terms-url": { type: "string" },
    out: { type: "string", default: join(root, "dist/opsg-teams.zip") },
  },
});

const faults = [];
const appId = values["app-id"].toLowerCase();
if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(appId))
  faults.push(
    "MICROSOFT_APP_ID (or --app-id): the bot's app id is expected, a GUID like 1b4f3c8e-0000-4000-8000-000000000000.",
  );

const address = (option, given) => {
  if (given?.startsWith("https://") && URL.canParse(given)) return given.replace(/\/+$/u, "");
  faults.push(`${option}: an address that begins with https:// is expected.`);
  return "";
};
const site = address("PUBLIC_URL (or --public-url)", values["public-url"]);
const privacy = address("--privacy-url", values["privacy-url"] ?? `${site || "https://example.com"}/privacy`);
const terms = address("--terms-url", values["terms-url"] ?? `${site || "https://example.com"}/terms`);

if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n`);
  process.exit(2);
}

const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
manifest.version = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
manifest.id = appId;
manifest.developer = { ...manifest.developer, websiteUrl: site, privacyUrl: privacy, termsOfUseUrl: terms };
for (const part of [...manifest.bots, ...manifest.composeExtensions]) part.botId = appId;

mkdirSync(dirname(resolve(values.out)), { recursive: true });
writeFileSync(
  values.out,
  zip([
    ["manifest.json", Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
    ...["color.png", "outline.png"].map((name) => [name, readFileSync(join(folder, name))]),
  ]),
);
process.stdout.write(`${values.out}\n`);
