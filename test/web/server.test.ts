import { request } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../../src/web/free-port.js";
import { healthRoutes } from "../../src/web/health.js";
import { createMetrics } from "../../src/web/metrics.js";
import { type Route, serve, type WebServer } from "../../src/web/server.js";

const running: WebServer[] = [];
const faults: unknown[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  faults.length = 0;
});

const web = async (routes: Route[], metrics = createMetrics()): Promise<WebServer> => {
  const server = await serve({
    host: "127.0.0.1",
    port: 0,
    routes,
    onFault: (error) => faults.push(error),
    onRequest: metrics.request,
  });
  running.push(server);
  return server;
};

const echo: Route = {
  method: "POST",
  path: "/echo",
  handle: (incoming, response) => void incoming.pipe(response),
};

describe("the web server", () => {
  it("answers a route with its own method, whatever the query says", async () => {
    const { url } = await web([echo]);
    const answer = await fetch(`${url}/echo?x=1`, { method: "POST", body: "hello" });
    expect([answer.status, await answer.text()]).toEqual([200, "hello"]);
  });

  it.each([
    ["an address that is not there", "GET", "/nothing", 404],
    ["an address with something after it", "POST", "/echo/more", 404],
    ["an address with the wrong method", "GET", "/echo", 405],
    ["a deletion", "DELETE", "/echo", 405],
  ])("%s is refused", async (_, method, path, status) => {
    const { url } = await web([echo]);
    const answer = await fetch(`${url}${path}`, { method });
    expect(answer.status).toBe(status);
    if (status === 405) expect(answer.headers.get("allow")).toBe("POST");
  });

  it("a fault in a route is answered 500, told once, and the next request is served", async () => {
    const broken: Route = {
      method: "GET",
      path: "/broken",
      handle: async () => {
        throw new Error("broken");
      },
    };
    const { url } = await web([broken, echo]);
    expect((await fetch(`${url}/broken`)).status).toBe(500);
    expect(faults).toEqual([new Error("broken")]);
    expect((await fetch(`${url}/echo`, { method: "POST", body: "x" })).status).toBe(200);
  });

  it("stopping lets an answer that is under way finish, and takes no more", async () => {
    let finish = (): void => {};
    let begun = (): void => {};
    const underWay = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const slow: Route = {
      method: "GET",
      path: "/slow",
      handle: (_request, response) =>
        new Promise((resolve) => {
          finish = () => {
            response.end("finished");
            resolve();
          };
          begun();
        }),
    };
    const server = await web([slow]);
    const answer = fetch(`${server.url}/slow`);
    await underWay;
    const stopped = server.stop();
    await expect(fetch(`${server.url}/slow`)).rejects.toThrow();
    finish();
    expect(await (await answer).text()).toBe("finished");
    await stopped;
  });

  it("an idle connection that was kept alive does not hold up stopping", async () => {
    const server = await web([echo]);
    const socket = connect(server.port, "127.0.0.1");
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write("POST /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n\r\nx");
    await new Promise((resolve) => socket.once("data", resolve));
    await server.stop();
    await closed;
  });

  it("says alive, and says ready only while everything is", async () => {
    let open = true;
    const { url } = await web(
      healthRoutes([
        { name: "database", ready: async () => open || Promise.reject(new Error("gone")) },
        { name: "slack", ready: () => true },
      ]),
    );
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, database: true, slack: true });
    open = false;
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, { ready: false, database: false, slack: true }]);
    expect((await fetch(`${url}/healthz`, { method: "HEAD" })).status).toBe(200);
  });

  it("counts requests, doors and deliveries for Prometheus, without an address somebody made up", async () => {
    const metrics = createMetrics();
    const { url } = await web([metrics.route, echo], metrics);
    await fetch(`${url}/echo`, { method: "POST", body: "x" });
    await fetch(`${url}/made-up`);
    metrics.door("dispatch")("card");
    metrics.delivery("sent");
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('opsg_http_request_seconds_count{path="/echo",status="200"} 1');
    expect(text).toContain('opsg_http_request_seconds_count{path="other",status="404"} 1');
    expect(text).not.toContain("made-up");
    expect(text).toContain('opsg_door_seconds_count{door="dispatch",answer="card"} 1');
    expect(text).toContain('opsg_deliveries_total{outcome="sent"} 1');
    expect(text).toContain("process_cpu_user_seconds_total");
  });

  it("a port in use is said by the system's own code, and a free one is found beside it", async () => {
    const server = await web([]);
    await expect(
      serve({ host: "127.0.0.1", port: server.port, routes: [], onFault: () => {}, onRequest: () => () => {} }),
    ).rejects.toMatchObject({ code: "EADDRINUSE" });
    const other = await freePort("127.0.0.1", server.port);
    expect(other).not.toBe(server.port);
    expect(await freePort("127.0.0.1", 0)).toBe(0);
  });

  it("half a request is not waited for for ever: nonsense is answered 400", async () => {
    const server = await web([echo]);
    const status = await new Promise((resolve) => {
      const socket = connect(server.port, "127.0.0.1", () => socket.write("nonsense\r\n\r\n"));
      socket.once("data", (data) => resolve(String(data).split("\r\n")[0]));
    });
    expect(status).toBe("HTTP/1.1 400 Bad Request");
  });

  it("a caller who goes away in the middle leaves no fault behind", async () => {
    const { port } = await web([echo]);
    await new Promise<void>((resolve) => {
      const outgoing = request({
        port,
        host: "127.0.0.1",
        path: "/echo",
        method: "POST",
        headers: { "content-length": 9 },
      });
      outgoing.on("error", () => resolve());
      outgoing.write("abc");
      setTimeout(() => outgoing.destroy(new Error("gone")), 20);
    });
    expect(faults).toEqual([]);
  });
});
