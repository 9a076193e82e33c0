import type { Route } from "./server.js";

/** What must be in order before work is sent here: its name, and whether it is. */
export type Check = { name: string; ready(): boolean | Promise<boolean> };

const isReady = async (check: Check): Promise<boolean> => {
  try {
    return await check.ready();
  } catch {
    return false;
  }
};

/** `/healthz`: the process is alive. `/readyz`: the database is open and the platforms are connected; names what is not. */
export const healthRoutes = (checks: readonly Check[]): Route[] => [
  {
    method: "GET",
    path: "/healthz",
    handle: (_request, response) => void response.writeHead(200, { "content-type": "text/plain" }).end("alive\n"),
  },
  {
    method: "GET",
    path: "/readyz",
    handle: async (_request, response) => {
      const states = await Promise.all(
        checks.map(async (check) => ({ name: check.name, ready: await isReady(check) })),
      );
      const ready = states.every((state) => state.ready);
      const body = { ready, ...Object.fromEntries(states.map((state) => [state.name, state.ready])) };
      response.writeHead(ready ? 200 : 503, { "content-type": "application/json" }).end(`${JSON.stringify(body)}\n`);
    },
  },
];
