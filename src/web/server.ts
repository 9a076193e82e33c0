import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Route = {
  method: "GET" | "POST";
  /** One that ends in an asterisk stands for every address that begins as it does. */
  path: string;
  /** Answers the request. What it throws is answered 500, if nothing was answered yet, and told to `onFault`. */
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
};

export type WebServer = { url: string; port: number; stop(): Promise<void> };

/** A sender that dawdles longer is cut off; a platform's request arrives within a second. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** What is under way when we stop may take this long to finish. */
const STOP_TIMEOUT_MS = 10_000;

const refuse = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
};

const isAt = (route: Route, path: string): boolean =>
  route.path.endsWith("*") ? path.startsWith(route.path.slice(0, -1)) : route.path === path;

/** The name of an address as it stands in a URL. */
const inUrl = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/**
 * One HTTP server for everything. Rejects as node:net does where it cannot listen (`EADDRINUSE`).
 * @param onAnswer called once an answer is out, with the route's path (or "other") and the seconds it took
 */
export const serve = async (options: {
  host: string;
  port: number;
  routes: readonly Route[];
  onFault(error: unknown, path: string): void;
  onRequest(path: string): (status: number) => void;
}): Promise<WebServer> => {
  const { routes, onFault, onRequest } = options;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    const here = routes.filter((route) => isAt(route, path));
    const done = onRequest(here[0]?.path ?? "other");
    response.once("close", () => done(response.statusCode));
    const method = request.method === "HEAD" ? "GET" : request.method;
    const route = here.find((candidate) => candidate.method === method);
    if (here.length === 0) return refuse(response, 404, "There is nothing at this address.");
    if (!route) {
      response.setHeader("allow", here.map((candidate) => candidate.method).join(", "));
      return refuse(
        response,
        405,
        `This address answers ${here.map((candidate) => candidate.method).join(", ")} only.`,
      );
    }
    try {
      await route.handle(request, response);
    } catch (error) {
      onFault(error, route.path);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "Something went wrong here.");
    }
  };

  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: 65_000 },
    (request, response) => {
      if (stopping) response.setHeader("connection", "close");
      void answer(request, response);
    },
  );
  let stopping = false;

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${inUrl(options.host)}:${port}`,
    port,
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        server.close(() => {
          clearInterval(sweep);
          clearTimeout(cut);
          resolve();
        });
        // A connection whose answer was under way becomes idle only when that answer is out.
        const sweep = setInterval(() => server.closeIdleConnections(), 50);
        const cut = setTimeout(() => server.closeAllConnections(), STOP_TIMEOUT_MS);
      }),
  };
};
