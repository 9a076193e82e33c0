import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { IncomingStore } from "../../src/app/incoming.js";
import type { Files } from "../../src/app/keeping.js";
import type { Connection, Conversations, Log } from "../../src/app/ports.js";
import type { FileData } from "../../src/cards/card.js";
import type { Doors } from "../../src/commands/command.js";
import type { Account } from "../../src/domain/register.js";
import { openTeams, type TeamsDeps, type TeamsSettings } from "../../src/teams/open.js";

export const PLAYGROUND_SETTINGS: TeamsSettings = {
  appId: null,
  appPassword: null,
  appType: "SingleTenant",
  tenantId: null,
  production: false,
};

export const memoryConversations = (): Conversations & { kept: Map<string, unknown>; writes: number } => {
  const key = ({ tenant, user }: Account) => `${tenant} ${user}`;
  const memory = {
    kept: new Map<string, unknown>(),
    writes: 0,
    remember: async (account: Account, reference: unknown) => {
      memory.writes++;
      memory.kept.set(key(account), JSON.parse(JSON.stringify(reference)));
    },
    recall: async (account: Account) => memory.kept.get(key(account)) ?? null,
  };
  return memory;
};

/** Files in memory, each behind a token that counts. */
export const memoryFiles = (): Files & { kept: { file: FileData; until: Date }[] } => {
  const kept: { file: FileData; until: Date }[] = [];
  return {
    kept,
    keep: async (file, until) => `token-${kept.push({ file, until })}`,
    open: async (token) => kept[Number(token.replace("token-", "")) - 1]?.file ?? null,
    sweep: async () => {},
  };
};

/** Lines that would have been logged. */
export type Logged = { level: "info" | "warn" | "error"; fields: object; message: string };

export const memoryLog = (): Log & { lines: Logged[] } => {
  const lines: Logged[] = [];
  const at = (level: Logged["level"]) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return { lines, info: at("info"), warn: at("warn"), error: at("error") };
};

/** Forgets at once what came in: what comes again is then known by its event alone. */
export const forgetfulIncoming = (): IncomingStore => ({
  begin: async () => ({ kind: "new" }),
  noteLate: async () => {},
  answered: async () => {},
  left: async () => [],
});

export type TeamsBot = {
  url: string;
  connection: Connection;
  conversations: ReturnType<typeof memoryConversations>;
  log: ReturnType<typeof memoryLog>;
  close(): Promise<void>;
};

/** The Teams side alone, on loopback, with these doors behind it. */
export const startTeamsBot = async (
  doors: Doors,
  rest: Partial<TeamsDeps> & { settings?: TeamsSettings } = {},
): Promise<TeamsBot> => {
  const { settings = PLAYGROUND_SETTINGS, ...deps } = rest;
  const conversations = memoryConversations();
  const log = memoryLog();
  const clock = { now: () => new Date("2027-02-22T09:00:00Z") };
  const connection = await openTeams(settings, {
    doors,
    log,
    clock,
    conversations,
    incoming: forgetfulIncoming(),
    files: memoryFiles(),
    fileUrl: () => null,
    channelState: async () => "open",
    ...deps,
  });
  await connection.start();
  const server = createServer((request, response) => connection.listener?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    await connection.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/messages`, connection, conversations, log, close };
};
