import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";

/** Debian's; `CHROMIUM` names another. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const hasChromium = (): boolean => existsSync(CHROMIUM);

const root = resolve(import.meta.dirname, "../..");

/** What the Playground says of itself: its people and its conversations. */
export type PlaygroundConfig = {
  tenantId: string;
  bot: { id: string; name: string };
  currentUser: { id: string; name: string; aadObjectId: string };
  users: { id: string; name: string; aadObjectId: string }[];
  personalChat: { id: string };
  teams: { id: string; channels: { id: string; name: string }[] }[];
};

export type Playground = {
  url: string;
  config: PlaygroundConfig;
  /** Sends an invoke to the bot and gives its answer (message extensions have no buttons in the Playground). */
  invoke(name: string, value: unknown, conversation?: string): Promise<unknown>;
  /** Says something in a conversation without the browser; `mention` puts the bot's name before it. */
  say(text: string, to: { conversation: string; mention?: boolean }): Promise<void>;
  /** Sends an activity to the bot, as anybody and from anywhere: what is not given is as in the personal chat. */
  deliver(activity: object): Promise<void>;
  stop(): Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

/** Starts Microsoft's Agents Playground on loopback, talking to the bot at `endpoint` (`http://127.0.0.1:…/api/messages`). */
export const startPlayground = async (endpoint: string, port?: number): Promise<Playground> => {
  const at = port ?? (await freePort());
  const folder = mkdtempSync(join(tmpdir(), "playground-"));
  const cli = join(root, "node_modules/@microsoft/m365agentsplayground/cli.js");
  const args = ["--import", join(import.meta.dirname, "loopback.mjs"), cli, "start"];
  const child = spawn(process.execPath, [...args, "-e", endpoint, "-c", "msteams", "-p", String(at), "--dt", "true"], {
    cwd: folder,
    env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none", M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, "log") },
  });
  let output = "";
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async () => {
    child.kill("SIGTERM");
    const killer = setTimeout(() => child.kill("SIGKILL"), 3_000);
    await ended;
    clearTimeout(killer);
    rmSync(folder, { recursive: true, force: true });
  };
  await new Promise<void>((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`The Playground did not start:\n${output}`)), 60_000);
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (!output.includes(`Listening on ${at}`)) return;
      clearTimeout(timer);
      done();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then(() => {
      clearTimeout(timer);
      failed(new Error(`The Playground ended:\n${output}`));
    });
  });
  const url = `http://127.0.0.1:${at}`;
  const ask = async (path: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const answer = await fetch(url + path, { ...init, headers: { "content-type": "application/json" } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const text = await answer.text();
    return text === "" ? undefined : JSON.parse(text);
  };
  const { config } = (await ask("/_internal/v1/config")) as { config: PlaygroundConfig };
  const from = { id: config.currentUser.id };
  return {
    url,
    config,
    stop,
    invoke: (name, value, conversation = config.personalChat.id) =>
      ask("/_conversation/v1/invoke", { name, from, conversation: { id: conversation }, value }),
    deliver: async (activity) => {
      const whole = {
        id: randomUUID(),
        channelId: "msteams",
        serviceUrl: `${url}/_connector`,
        from: config.currentUser,
        recipient: config.bot,
        conversation: { id: config.personalChat.id, conversationType: "personal", tenantId: config.tenantId },
        channelData: { tenant: { id: config.tenantId } },
        ...activity,
      };
      await ask("/_internal/v1/customActivities", whole);
    },
    say: async (text, { conversation, mention }) => {
      const words = `<at>${config.bot.name}</at>`;
      const mentions = mention ? [{ mentioned: { id: config.bot.id }, text: words }] : [];
      const body = { from, text: mention ? `${words} ${text}` : text, textFormat: "plain", mentions };
      await ask(`/_conversation/v1/conversations/${conversation}/messages`, body);
    },
  };
};

/** The Playground in a browser: what a person sees, types and presses. */
export type Seat = {
  page: Page;
  /** Types into the message box and sends. */
  type(text: string): Promise<void>;
  /** Presses the last button of this name, when it is there. */
  press(name: string): Promise<void>;
  /** Waits until the text stands somewhere on the page. */
  sees(text: string | RegExp): Promise<void>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
};

export const takeSeat = async (playground: Playground, size = { width: 1100, height: 1000 }): Promise<Seat> => {
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const page = await browser.newPage({ viewport: size, locale: "en-GB" });
  page.setDefaultTimeout(15_000);
  await page.goto(playground.url);
  // The forms in the cards have text boxes too.
  const box = page.locator('[role="textbox"][contenteditable="true"]').last();
  await box.waitFor();
  // Its log would take a third of the picture.
  await page.getByTitle("Hide log panel").click();
  return {
    page,
    type: async (text) => {
      await box.click();
      await box.fill(text);
      await box.press("Enter");
    },
    press: (name) => page.getByRole("button", { name, exact: true }).last().click(),
    sees: (text) => page.getByText(text).last().waitFor(),
    screenshot: async (file) => {
      await page.screenshot({ path: join(root, "test-results", file) });
    },
    close: () => browser.close(),
  };
};
