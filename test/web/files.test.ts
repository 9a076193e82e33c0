import { afterEach, expect, it } from "vitest";
import { fileRoute, fileUrl } from "../../src/web/files.js";
import { createMetrics } from "../../src/web/metrics.js";
import { serve, type WebServer } from "../../src/web/server.js";

let server: WebServer | undefined;
afterEach(() => server?.stop());

const FILES: Record<string, { name: string; type: string; bytes: Uint8Array }> = {
  chart: { name: "chart.png", type: "image/png", bytes: new Uint8Array([1, 2, 3]) },
  paper: { name: "Papier d’été (1).docx", type: "application/x", bytes: new Uint8Array([4]) },
};

const open = async () => {
  const metrics = createMetrics();
  server = await serve({
    host: "127.0.0.1",
    port: 0,
    routes: [fileRoute(async (token) => FILES[token] ?? null), metrics.route],
    onFault: () => {},
    onRequest: metrics.request,
  });
  return server.url;
};

it("whoever has a file's token gets it: a picture to be seen, anything else to be saved", async () => {
  const url = await open();
  const chart = await fetch(fileUrl(url, "chart"));
  expect([chart.status, chart.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(chart.headers.get("content-disposition")).toBe("inline; filename*=UTF-8''chart.png");
  expect([...new Uint8Array(await chart.arrayBuffer())]).toEqual([1, 2, 3]);
  const paper = await fetch(fileUrl(url, "paper"));
  expect(paper.headers.get("content-disposition")).toBe(
    "attachment; filename*=UTF-8''Papier%20d%E2%80%99%C3%A9t%C3%A9%20%281%29.docx",
  );
  expect(paper.headers.get("x-content-type-options")).toBe("nosniff");
});

it.each(["forged", "", "chart/more", "..%2Fchart"])("without its token (“%s”) there is nothing", async (token) => {
  const answer = await fetch(fileUrl(await open(), token));
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toContain("text/html");
  const said = await answer.text();
  expect(said).toContain("This link does not work any more");
  expect(said).toContain("Ask the bot for the file again");
});

it("a file to be saved is not kept by browsers beyond its link’s time; a picture is, to be looked at again", async () => {
  const url = await open();
  const kept = async (token: string) => (await fetch(fileUrl(url, token))).headers.get("cache-control");
  expect(await kept("paper")).toBe("private, no-store");
  expect(await kept("chart")).toBe("private, max-age=3600");
});

it("a token never stands in the figures that are kept of requests", async () => {
  const url = await open();
  await fetch(fileUrl(url, "chart"));
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain("/files/*");
  expect(metrics).not.toContain("/files/chart");
});
