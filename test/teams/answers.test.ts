import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ALEX, activity, BOT, message, post, pressOf, TENANT } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { sampleDoors } from "./doors.js";
import { startTeamsBot, type TeamsBot } from "./teams-bot.js";

let connector: Connector;
let bot: TeamsBot;
let sample: ReturnType<typeof sampleDoors>;

beforeEach(async () => {
  connector = await startConnector();
  sample = sampleDoors();
  bot = await startTeamsBot(sample.doors, { patienceMs: 60 });
});
afterEach(async () => {
  await bot.close();
  await connector.close();
});

const send = (rest: object) => post(bot, activity(connector, "personal", rest));
const heard = () => sample.calls[0]?.said;
const html = (content: string) => ({ attachments: [{ contentType: "text/html", content }] });

/** As Teams writes a quote: who wrote it, when, the beginning of it, then the person's own words. */
const quote = (own: string) =>
  `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1646128000123"><strong itemprop="mri" itemid="28:bot">opsg</strong><span itemprop="time" itemid="1646128000123"></span><p itemprop="preview">OPSG 64/01 is due today &amp; needs an answer</p></blockquote><p>${own}</p>`;

describe("a quoted reply", () => {
  test("says which message it answers, and has the person's own words alone", async () => {
    await send({
      ...message("opsg\nOPSG 64/01 is due today & needs an answer\ndone &amp; dusted"),
      ...html(quote("done &amp; dusted")),
    });
    expect(heard()).toEqual(
      expect.objectContaining({
        text: "done & dusted",
        answers: {
          conversation: "a:alex",
          messageId: "1646128000123",
          quoted: "OPSG 64/01 is due today & needs an answer",
        },
      }),
    );
  });

  test.each<[string, object, object]>([
    [
      "as newer clients tell of it",
      {
        text: '<quoted messageId="77"/> done',
        entities: [{ type: "quotedReply", quotedReply: { messageId: "77", preview: "OPSG 64/01 is due" } }],
      },
      { messageId: "77", quoted: "OPSG 64/01 is due" },
    ],
    [
      "as an attachment",
      {
        text: "done",
        attachments: [
          {
            contentType: "messageReference",
            content: JSON.stringify({ messageId: "78", messagePreview: "OPSG 64/02" }),
          },
        ],
      },
      { messageId: "78", quoted: "OPSG 64/02" },
    ],
    ["named by its id alone", { text: "done", replyToId: "79" }, { messageId: "79", quoted: "" }],
  ])("is read %s", async (_, rest, answers) => {
    await send({ ...message("done"), ...rest });
    expect(heard()).toMatchObject({ text: "done", answers: { conversation: "a:alex", ...answers } });
  });

  test.each([
    { attachments: [{ contentType: "messageReference", content: "{" }] },
    { attachments: [{ contentType: "messageReference", content: null }] },
    { entities: [{ type: "quotedReply", quotedReply: {} }] },
    html("<blockquote>not a reply of Teams'</blockquote>"),
    {},
  ])("is none in %j", async (rest) => {
    await send({ ...message("done"), ...rest });
    expect(heard()).not.toHaveProperty("answers");
  });
});

describe("what comes with the words", () => {
  test("a file is kept as a link to where it lies, never as the address that opens it to anybody", async () => {
    await send({
      ...message("the slides"),
      attachments: [
        {
          contentType: "application/vnd.microsoft.teams.file.download.info",
          contentUrl: "https://sample.sharepoint.com/personal/alex/slides.pptx",
          name: "slides.pptx",
          content: { downloadUrl: "https://download.example.org/secret", fileType: "pptx" },
        },
      ],
    });
    expect(heard()?.text).toBe("the slides\nhttps://sample.sharepoint.com/personal/alex/slides.pptx");
  });

  test("an address behind a word is kept, one that stands there is not doubled", async () => {
    await send({
      ...message("see the paper and https://example.org/b"),
      ...html(
        '<p>see <a href="https://example.org/a?x=1&amp;y=2">the paper</a> and <a href="https://example.org/b">https://example.org/b</a> <a href="javascript:alert(1)">x</a></p>',
      ),
    });
    expect(heard()?.text).toBe("see the paper and https://example.org/b\nhttps://example.org/a?x=1&y=2");
  });
});

describe("a message that was edited or deleted", () => {
  const original = { id: "1646128000999" };
  const edit = (rest: object = {}) => ({
    ...message("64/01 not done"),
    ...original,
    type: "messageUpdate",
    channelData: { tenant: { id: TENANT }, eventType: "editMessage" },
    ...rest,
  });

  test("bears the id of the message, and an event of its own for each edit", async () => {
    await send({ ...message("64/01 done"), ...original });
    await send(edit({ timestamp: "2027-02-22T09:05:00.000Z" }));
    await send(edit({ timestamp: "2027-02-22T09:06:00.000Z" }));
    await send(edit({ timestamp: "2027-02-22T09:06:00.000Z" }));
    const [said, first, second, again] = sample.calls;
    expect([said?.door, first?.door, first?.said?.text]).toEqual(["reply", "amend", "64/01 not done"]);
    expect(new Set(sample.calls.map(({ caller }) => caller.message))).toEqual(new Set([`teams:a:alex/${original.id}`]));
    expect(new Set([said, first, second].map((call) => call?.caller.event)).size).toBe(3);
    expect(first?.caller.changedAt).toEqual(new Date("2027-02-22T09:05:00.000Z"));
    expect(again?.caller.event).toBe(second?.caller.event);
    expect(connector.shown("a:alex")).toHaveLength(4);
  });

  test("deleted, it comes as gone, and nothing is said where there is nothing to say", async () => {
    await send(edit({ type: "messageDelete", channelData: { eventType: "softDeleteMessage" }, text: undefined }));
    expect(sample.calls).toMatchObject([{ door: "amend", said: null }]);
    expect(connector.shown("a:alex")).toEqual([]);
  });

  test("brought back, it is an edit", async () => {
    await send(edit({ channelData: { eventType: "undeleteMessage" } }));
    expect(sample.calls).toMatchObject([{ door: "amend", said: { text: "64/01 not done" } }]);
  });

  test("is passed over in a channel, of another kind, and of our own", async () => {
    await post(bot, activity(connector, "channel", { ...message("x"), type: "messageUpdate" }));
    await send(edit({ channelData: { eventType: "somethingElse" } }));
    await send(edit({ from: BOT }));
    expect(sample.calls).toEqual([]);
  });
});

test("a button on a card that stays is answered below it, so that the reminder is there to be redrawn", async () => {
  const press = { command: "action show", committee: "DEMO", values: { reference: "64/01" } };
  const { body } = await send(pressOf({ verb: "opsg", opsg: { press, stays: true } }));
  expect(JSON.stringify(body)).toContain("See below.");
  expect(connector.shown("a:alex")).toHaveLength(1);
  expect(sample.calls[0]?.caller.speaker).toMatchObject({ name: ALEX.name });
});
