import type { IncomingMessage, ServerResponse } from "node:http";
// The whole package loads its AI parts too, which costs a quarter more time and memory; these two are all we use.
import { Application } from "@microsoft/teams-ai/lib/Application.js";
import { TeamsAdapter } from "@microsoft/teams-ai/lib/TeamsAdapter.js";
import {
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
  INVOKE_RESPONSE_KEY,
  type TurnContext,
} from "botbuilder";
import type { ChannelState } from "../app/channel-state.js";
import type { IncomingStore } from "../app/incoming.js";
import type { Files } from "../app/keeping.js";
import type { Clock, Connection, Conversations, Log } from "../app/ports.js";
import type { Doors } from "../commands/command.js";
import type { Bot } from "./bot.js";
import { catchUp } from "./catch-up.js";
import { channelKey, openMemory, recallChat } from "./chats.js";
import { readActivity, refuse, responseFor } from "./listener.js";
import { openMembers } from "./members.js";
import { openMessenger } from "./messenger.js";
import { type Asking, openRefusals } from "./refusals.js";
import { openRosters } from "./rosters.js";
import { addRoutes, handlerFor } from "./routes.js";
import { sendOnce } from "./send.js";

export type TeamsSettings = {
  /** Null only outside production: then nobody is authenticated, as Microsoft's Agents Playground needs it. */
  appId: string | null;
  appPassword: string | null;
  appType: "SingleTenant" | "MultiTenant" | "UserAssignedMsi";
  tenantId: string | null;
  production: boolean;
};

/** botbuilder's `ServiceClientCredentialsFactory`, which it does not export. */
type Credentials = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>;

export type TeamsDeps = {
  doors: Doors;
  log: Log;
  clock: Clock;
  conversations: Conversations;
  incoming: IncomingStore;
  /** What everybody in a channel may read of the log. */
  channelState(tenant: string, channel: string): Promise<ChannelState>;
  files: Files;
  /** Where a file can be fetched by its token; null where nobody could. */
  fileUrl(token: string): string | null;
  /** Whether files are given by a card that asks for consent; everywhere but in the Playground, unless a test says so. */
  asksConsent?: boolean;
  /** After so long a person is told that it is still being worked on. Milliseconds; 2,000 unless a test is in a hurry. */
  patienceMs?: number;
  /** Who vouches for tokens, where it is not Microsoft's public cloud; and how ours are got. */
  authority?: { options: ConfigurationBotFrameworkAuthenticationOptions; credentials: Credentials };
};

const PATIENCE_MS = 2_000;

const openAdapter = ({ appId, appPassword, appType, tenantId }: TeamsSettings, authority: TeamsDeps["authority"]) => {
  if (authority) return new TeamsAdapter(authority.options, authority.credentials);
  if (appId === null) return new TeamsAdapter({});
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: appType,
    ...(appPassword === null ? {} : { MicrosoftAppPassword: appPassword }),
    ...(tenantId === null ? {} : { MicrosoftAppTenantId: tenantId }),
  });
  return new TeamsAdapter({}, credentials);
};

/** What is under way: counted, so that stopping can wait for it. */
const openWork = (log: Log) => {
  const underWay = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown>, doing: string): void => {
    const watched = work.catch((error: unknown) => log.warn({ err: error }, `Teams: could not ${doing}`));
    underWay.add(watched);
    void watched.finally(() => underWay.delete(watched));
  };
  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  return { track, idle };
};

/** Says each line once. */
const openOnce = (log: Log): Bot["tellOperator"] => {
  const said = new Set<string>();
  return (line) => {
    if (said.has(line)) return;
    said.add(line);
    log.warn({}, line);
  };
};

/** Connects to Microsoft Teams. Throws where the settings cannot be right, saying which. */
export const openTeams = async (settings: TeamsSettings, deps: TeamsDeps): Promise<Connection> => {
  if (settings.production && settings.appId === null)
    throw new Error(
      "MICROSOFT_APP_ID is missing: without it anybody could speak as anybody, so production refuses to start.",
    );
  const { doors, log, clock, conversations, channelState } = deps;
  const adapter = openAdapter(settings, deps.authority);
  adapter.use((context, next) => sendOnce(adapter, context, next));
  const work = openWork(log);
  const bot: Bot = {
    adapter,
    appId: settings.appId ?? "",
    doors,
    log,
    clock,
    conversations,
    incoming: deps.incoming,
    underWay: new Map(),
    members: openMembers(clock),
    rosters: openRosters(clock),
    channelState,
    files: deps.files,
    fileUrl: deps.fileUrl,
    asksConsent: deps.asksConsent ?? settings.appId !== null,
    tellOperator: openOnce(log),
    patienceMs: deps.patienceMs ?? PATIENCE_MS,
    track: work.track,
  };
  const application = new Application({ adapter, removeRecipientMention: false });
  // Its timer cannot be switched off by its option, and is one for all turns at once.
  application.startTypingTimer = () => undefined;
  const remember = openMemory(log);
  addRoutes(application, bot, remember);

  const refusals = openRefusals();
  let state: "new" | "open" | "closed" = "new";

  const turn = async (context: TurnContext): Promise<void> => {
    try {
      await application.run(context);
    } catch (error) {
      log.error({ err: error, type: context.activity.type }, "A turn on Teams failed");
    }
    if (context.activity.type !== "invoke" || context.turnState.get(INVOKE_RESPONSE_KEY)) return;
    await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: {} } });
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (state !== "open") return refuse(response, 503, "Not ready.");
    const read = await readActivity(request);
    if (!read.ok) {
      if (read.status !== 405)
        log.warn({ status: read.status, why: read.why }, "A request to the Teams address was refused");
      return refuse(response, read.status, read.why);
    }
    const authorised: Asking = { yet: false };
    const incoming = { body: read.value, method: "POST", headers: { ...request.headers } };
    await refusals.during(authorised, () =>
      adapter.process(incoming, responseFor(response, authorised), async (context) => {
        authorised.yet = true;
        await turn(context);
      }),
    );
    if (authorised.yet) return;
    const { why } = authorised;
    log.warn({ status: response.statusCode, ...(why ? { why } : {}) }, "A request to the Teams address was refused");
  };

  return {
    messenger: openMessenger(bot),
    listener: (request, response) => {
      const answered = handle(request, response).catch((error: unknown) => {
        log.error({ err: error }, "A request from Teams failed");
        if (!response.headersSent) refuse(response, 500, "Something went wrong.");
      });
      work.track(answered, "answer a request");
    },
    start: async () => {
      refusals.start();
      state = "open";
    },
    ready: () => state === "open",
    catchUp: () => (state === "open" ? catchUp(bot, handlerFor(bot, remember)) : Promise.resolve()),
    shared: async ({ tenant, channel }) => (await recallChat(bot, channelKey(tenant, channel)))?.shared === true,
    stop: async () => {
      state = "closed";
      await work.idle();
      refusals.stop();
    },
  };
};
