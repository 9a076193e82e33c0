import { afterAll, beforeAll, expect, it } from "vitest";
import { aboutRoutes } from "../../src/web/about.js";
import { serve, type WebServer } from "../../src/web/server.js";

let web: WebServer;
beforeAll(async () => {
  web = await serve({
    host: "127.0.0.1",
    port: 0,
    routes: aboutRoutes(),
    onFault: () => {},
    onRequest: () => () => {},
  });
});
afterAll(() => web.stop());

it.each(["/", "/privacy", "/terms"])("%s, which the Teams app links to, is a page", async (path) => {
  const answer = await fetch(`${web.url}${path}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/html");
  expect(await answer.text()).toContain("<h1>");
});
