import { createServer } from "node:http";
import { pause } from "./random.mjs";

const QUIET_MS = 200;

/** Teams' connector: takes every message and keeps it, by the person in whose chat it came. */
export const openConnector = async (random, { latency }) => {
  const messages = [];
  let begun = 0;
  let open = 0;
  let last = 0;
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    open++;
    last = performance.now();
    response.once("close", () => open--);
    const user = /\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/.exec(decodeURIComponent(request.url))?.[1];
    if (user && request.method === "POST") begun++;
    const [before, behind] = [random.between(...latency), random.between(...latency)];
    await pause(before);
    if (user && request.method === "POST") messages.push({ user, text });
    await pause(behind);
    response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ id: `m${messages.length}` }));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    isQuiet: () => open === 0 && performance.now() - last > QUIET_MS,
    /** How many messages were begun to be sent. */
    begun: () => begun,
    messages: () => messages,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
