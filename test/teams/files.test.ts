import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer, Card } from "../../src/cards/card.js";
import type { Doors } from "../../src/commands/command.js";
import type { TeamsDeps } from "../../src/teams/open.js";
import { ALEX, activity, CHANNEL, mention, message, post } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { memoryFiles, startTeamsBot, type TeamsBot } from "./teams-bot.js";

const FILE = { name: "log.csv", type: "text/csv", bytes: new TextEncoder().encode("a,b") };
const PICTURE: Card = {
  title: "Digest",
  parts: [{ kind: "picture", file: { ...FILE, name: "chart.png", type: "image/png" }, alt: "NetCo 3, GridCo 2." }],
  buttons: [],
};

let connector: Connector;
let bot: TeamsBot;
let files: ReturnType<typeof memoryFiles>;
let given: Answer;
const give = async (): Promise<Answer> => given;
const doors: Doors = { dispatch: give, press: give, reply: give, amend: give };

const start = async (rest: Partial<TeamsDeps> = {}) => {
  files = memoryFiles();
  bot = await startTeamsBot(doors, { files, fileUrl: (token) => `https://bot.example.org/files/${token}`, ...rest });
};
beforeEach(async () => {
  connector = await startConnector();
  connector.members.set(ALEX.id, { id: ALEX.id, aadObjectId: ALEX.aadObjectId });
});
afterEach(async () => {
  await bot.close();
  await connector.close();
});

const ask = () => post(bot, activity(connector, "personal", message("digest")));
const shown = (where: string) => connector.shown(where).map(({ card, text }) => JSON.stringify(card ?? text));

test("a picture is shown from a signed address, with the words that say its figures", async () => {
  await start();
  given = { kind: "card", card: PICTURE, audience: "person" };
  await ask();
  const [card] = shown("a:alex");
  expect(card).toContain('"url":"https://bot.example.org/files/token-1"');
  expect(card).toContain('"altText":"NetCo 3, GridCo 2."');
  expect(card).not.toContain("data:");
});

test("without a public address the words go alone, and the operator is told once", async () => {
  await start({ fileUrl: () => null });
  given = { kind: "card", card: PICTURE, audience: "person" };
  await ask();
  await ask();
  expect(shown("a:alex")[1]).toMatch(/could not be shown.*NetCo 3, GridCo 2\./u);
  expect(bot.log.lines.filter((line) => line.message.includes("PUBLIC_URL"))).toHaveLength(1);
});

const consent = (value: object) =>
  post(bot, activity(connector, "personal", { type: "invoke", name: "fileConsent/invoke", replyToId: "q", value }));

/** A OneDrive that takes files, or answers with a fault. */
const openDrive = async (status = 201) => {
  const put: { range: string | undefined; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    put.push({ range: request.headers["content-range"], body });
    response.writeHead(status).end("{}");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/upload`;
  return { put, url, close: () => server.close() };
};
const uploadInfo = (uploadUrl: string) => ({
  contentUrl: "https://example.org/log.csv",
  name: "log.csv",
  uploadUrl,
  uniqueId: "u1",
  fileType: "csv",
});

test("in their own chat a person is asked, and a file that is allowed goes into their OneDrive", async () => {
  await start({ asksConsent: true });
  given = { kind: "card", card: { title: "The log", parts: [], buttons: [] }, audience: "person", file: FILE };
  await ask();
  expect(connector.shown("a:alex")[1]?.card).toMatchObject({ sizeInBytes: 3, acceptContext: { file: "token-1" } });
  const drive = await openDrive();
  const accepted = { type: "fileUpload", action: "accept", context: { file: "token-1" } };
  expect((await consent({ ...accepted, uploadInfo: uploadInfo(drive.url) })).status).toBe(200);
  drive.close();
  expect(drive.put).toEqual([{ range: "bytes 0-2/3", body: "a,b" }]);
  expect(connector.shown("a:alex").at(-1)?.card).toEqual({ uniqueId: "u1", fileType: "csv" });
});

test("a file goes nowhere else: not to another's address, not without its token, not when declined", async () => {
  await start({ asksConsent: true });
  given = { kind: "card", card: { title: "The log", parts: [], buttons: [] }, audience: "person", file: FILE };
  await ask();
  const token = { file: "token-1" };
  const say = async (value: object) => {
    await consent({ type: "fileUpload", ...value });
    return shown("a:alex").at(-1);
  };
  const elsewhere = uploadInfo("https://sharepoint.com.evil.example/upload");
  expect(await say({ action: "accept", context: token, uploadInfo: elsewhere })).toContain(
    "did not say where to put log.csv, so it was not given. Please ask for it again",
  );
  const drive = await openDrive();
  const mine = uploadInfo(drive.url);
  expect(await say({ action: "accept", context: { file: "forged" }, uploadInfo: mine })).toContain("hour is over");
  expect(await say({ action: "decline", context: {} })).toContain("keep the file");
  drive.close();
  expect(drive.put).toEqual([]);
});

test("a OneDrive that fails is told of, the operator's log says why, and Allow works when it is asked for again", async () => {
  await start({ asksConsent: true });
  given = { kind: "card", card: { title: "The log", parts: [], buttons: [] }, audience: "person", file: FILE };
  await ask();
  const accepted = { type: "fileUpload", action: "accept", context: { file: "token-1" } };
  const full = await openDrive(507);
  expect((await consent({ ...accepted, uploadInfo: uploadInfo(full.url) })).status).toBe(200);
  full.close();
  expect(shown("a:alex").at(-1)).toContain("could not be put into your OneDrive. Please ask for it again");
  expect(bot.log.lines.filter((line) => line.message.includes("OneDrive"))).toHaveLength(1);
  await ask();
  expect(connector.shown("a:alex").at(-1)?.card).toMatchObject({ acceptContext: { file: "token-2" } });
  const drive = await openDrive();
  await consent({ ...accepted, context: { file: "token-2" }, uploadInfo: uploadInfo(drive.url) });
  drive.close();
  expect(drive.put.map(({ body }) => body)).toEqual(["a,b"]);
});

test("Allow pressed twice puts the same file twice to where Teams says, and the question goes at the first", async () => {
  await start({ asksConsent: true });
  given = { kind: "card", card: { title: "The log", parts: [], buttons: [] }, audience: "person", file: FILE };
  await ask();
  const drive = await openDrive();
  const accepted = {
    type: "fileUpload",
    action: "accept",
    context: { file: "token-1" },
    uploadInfo: uploadInfo(drive.url),
  };
  expect((await consent(accepted)).status).toBe(200);
  expect((await consent(accepted)).status).toBe(200);
  drive.close();
  expect(drive.put.map(({ body }) => body)).toEqual(["a,b", "a,b"]);
});

test("where others read along there is a link that dies after an hour", async () => {
  await start({ asksConsent: true });
  given = { kind: "card", card: { title: "The log", parts: [], buttons: [] }, audience: "place", file: FILE };
  await post(bot, activity(connector, "channel", mention("export")));
  expect(shown(`${CHANNEL};messageid=7`)[0]).toContain("https://bot.example.org/files/token-1");
  expect(files.kept[0]?.until).toEqual(new Date("2027-02-22T10:00:00Z"));
});

test("without a public address a file in a channel is told where to ask for", async () => {
  await start({ asksConsent: true, fileUrl: () => null });
  given = { kind: "card", card: { title: "The log", parts: [], buttons: [] }, audience: "place", file: FILE };
  await post(bot, activity(connector, "channel", mention("export")));
  expect(shown(`${CHANNEL};messageid=7`)[0]).toContain("Ask me for it in our own chat");
});

test("a file to be opened at once, such as a meeting for a calendar, is a link also in one's own chat", async () => {
  await start();
  const meeting = { ...FILE, name: "OPSG-2022-03-28.ics", type: "text/calendar", opened: true as const };
  given = { kind: "card", card: { title: "OPSG 67", parts: [], buttons: [] }, audience: "person", file: meeting };
  await ask();
  expect(shown("a:alex").join()).toContain('"url":"https://bot.example.org/files/token-1"');
  expect(shown("a:alex").join()).not.toContain("file.consent");
});
