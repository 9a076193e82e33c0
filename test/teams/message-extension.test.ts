import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { activity, post, until } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { newForm, sampleDoors } from "./doors.js";
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

const invoke = (name: string, value: object) =>
  post(bot, activity(connector, "channel", { type: "invoke", name, value }));

const on = (content: string, contentType = "html") => ({
  commandId: "raiseAction",
  commandContext: "message",
  messagePayload: {
    id: "1",
    body: { contentType, content },
    linkToMessage: "https://teams.microsoft.com/l/message/1",
  },
});

describe("“Raise an action” on a message", () => {
  test("opens the form in a dialog, filled with the message's words and a link to it", async () => {
    const html =
      "<div><p>NetCo &amp; GridCo to agree<br>by <b>Friday</b> &lt;soon&gt;</p><!-- x --><script>alert(1)</script></div>";
    const { status, body } = await invoke("composeExtension/fetchTask", on(html));
    expect(status).toBe(200);
    expect(body).toMatchObject({ task: { type: "continue", value: { title: "Raise an action" } } });
    expect(sample.calls).toMatchObject([
      {
        door: "press",
        press: {
          command: "action new",
          committee: null,
          ask: true,
          values: {
            text: "NetCo & GridCo to agree\nby Friday <soon>",
            link: "https://teams.microsoft.com/l/message/1",
          },
        },
      },
    ]);
    const card = JSON.stringify(body);
    expect(card).toContain("Action.Submit");
    expect(card).not.toContain("Action.Execute");
  });

  test("a plain message is taken as it is", async () => {
    await invoke("composeExtension/fetchTask", on("a <b> & c", "text"));
    expect(sample.calls[0]?.press?.values.text).toBe("a <b> & c");
  });

  test("the sent form raises the action, and the dialog shows it", async () => {
    const { press, nonce } = newForm({ link: "https://teams.microsoft.com/l/message/1" });
    const data = { opsg: { press, nonce }, text: "NetCo to try", owners: "NetCo" };
    const { body } = await invoke("composeExtension/submitAction", { commandId: "raiseAction", data });
    expect(JSON.stringify(body)).toContain("DEMO 8/01 is raised");
    expect(sample.calls[0]).toMatchObject({
      nonce,
      press: { values: { text: "NetCo to try", link: "https://teams.microsoft.com/l/message/1" } },
    });
  });

  test("a form with a fault stays open", async () => {
    const { press, nonce } = newForm();
    const data = { opsg: { press, nonce }, text: "NetCo to try", target: "2027-02-30" };
    const { body } = await invoke("composeExtension/submitAction", { commandId: "raiseAction", data });
    expect(JSON.stringify(body)).toContain("There is no 30 February.");
  });

  test("when it takes long, the dialog says so, and what was done is told in the person's own chat", async () => {
    sample.slow.ms = 300;
    const opened = await invoke("composeExtension/fetchTask", on("x"));
    expect(JSON.stringify(opened.body)).toContain("Try again");
    // Met in the channel before, so that a chat can be opened.
    await post(bot, activity(connector, "channel", { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] }));
    const { press, nonce } = newForm();
    const { body } = await invoke("composeExtension/submitAction", {
      commandId: "raiseAction",
      data: { opsg: { press, nonce }, text: "x" },
    });
    expect(body).toMatchObject({ task: { type: "message" } });
    await until(() => connector.shown("opened-29:alex").length === 1);
    expect(connector.shown("opened-29:alex")[0]?.card?.fallbackText).toBe("DEMO 8/01 is raised");
  });
});
