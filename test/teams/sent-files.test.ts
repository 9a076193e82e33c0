import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { filesIn } from "../../src/teams/sent-files.js";

const INFO = "application/vnd.microsoft.teams.file.download.info";
const attached = (downloadUrl: string, name = "minutes.docx") => ({
  attachments: [
    { contentType: "text/html", content: "<p></p>" },
    { contentType: INFO, name, contentUrl: "https://example.sharepoint.com/minutes.docx", content: { downloadUrl } },
  ],
});

/** A place where files lie, and what was asked of it. */
const withPlace = async (use: (url: string, asked: string[]) => Promise<void>): Promise<void> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? "without a token"}`);
    if (request.url === "/away") return void response.writeHead(302, { location: "http://example.com/" }).end();
    if (request.url === "/there") return void response.writeHead(302, { location: "/minutes" }).end();
    if (request.url === "/endless") {
      response.writeHead(200);
      const more = (): void =>
        void (response.destroyed || response.write(Buffer.alloc(1 << 20), () => setImmediate(more)));
      return more();
    }
    response.writeHead(200, { "content-type": "application/octet-stream" }).end("Minutes");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
};

const fetched = async (url: string, anybody = true): Promise<string> => {
  const [file] = filesIn(attached(url), anybody);
  const bytes = await file?.bytes();
  if (!bytes) throw new Error("no file");
  return bytes.ok ? new TextDecoder().decode(bytes.value) : bytes.problem.what;
};

describe("a file sent in a personal chat on Teams", () => {
  it("is fetched from where Teams put it, with no token of ours", () =>
    withPlace(async (url, asked) => {
      expect(filesIn(attached(`${url}/minutes`), true)[0]?.name).toBe("minutes.docx");
      expect(await fetched(`${url}/minutes`)).toBe("Minutes");
      expect(await fetched(`${url}/there`)).toBe("Minutes");
      expect(new Set(asked)).toEqual(new Set(["/minutes without a token", "/there without a token"]));
    }));

  it("is not fetched from anywhere else, by redirection either", () =>
    withPlace(async (url, asked) => {
      expect(await fetched(`${url}/minutes`, false)).toMatch(/not kept where this platform/u);
      expect(await fetched("https://sharepoint.com.example.org/x", false)).toMatch(/not kept where this platform/u);
      expect(asked).toEqual([]);
      expect(await fetched(`${url}/away`)).toMatch(/not kept where this platform/u);
    }));

  it("that never ends is given up at ten megabytes", () =>
    withPlace(async (url) => {
      expect(await fetched(`${url}/endless`)).toMatch(/over 10 MB/u);
    }));

  it("is none where the attachment is a card, a picture or nonsense", () => {
    const attachments = [
      { contentType: "image/png", content: {} },
      { contentType: INFO, content: { downloadUrl: "file:///etc/passwd" }, name: "x" },
    ];
    expect(filesIn({ attachments }, true)).toEqual([]);
    expect(filesIn({ attachments: null }, true)).toEqual([]);
  });
});
