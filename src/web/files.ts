import type { Route } from "./server.js";

/** A file as it is handed out. */
type Served = { name: string; type: string; bytes: Uint8Array };

const PATH = "/files/";

/** Where a file can be fetched by its token. */
export const fileUrl = (base: string, token: string): string => `${base}${PATH}${token}`;

/** Pictures are shown where they are asked for; everything else is saved. */
const disposition = ({ name, type }: Served): string =>
  `${type.startsWith("image/") ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/**
 * `/files/<token>`: whoever has the token gets its file.
 * @param open gives the file of a token; null for one that is forged or whose time is over
 */
export const fileRoute = (open: (token: string) => Promise<Served | null>): Route => ({
  method: "GET",
  path: `${PATH}*`,
  handle: async (request, response) => {
    const token = (request.url ?? "").split("?", 1)[0]?.slice(PATH.length) ?? "";
    const file = await open(token);
    if (!file) {
      response
        .writeHead(404, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" })
        .end("There is no such file, or its time is over. Ask the bot for it again.\n");
      return;
    }
    response
      .writeHead(200, {
        "content-type": file.type,
        "content-length": file.bytes.byteLength,
        "content-disposition": disposition(file),
        "cache-control": "private, max-age=3600",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "referrer-policy": "no-referrer",
      })
      .end(file.bytes);
  },
});
