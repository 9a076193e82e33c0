import { PAGE_HEADERS, page } from "./about.js";
import type { Route } from "./server.js";

/** A file as it is handed out. */
type Served = { name: string; type: string; bytes: Uint8Array };

const PATH = "/files/";

/** Where a file can be fetched by its token. */
export const fileUrl = (base: string, token: string): string => `${base}${PATH}${token}`;

/** The same whatever is wrong with a link: nobody learns from it which files there are. */
const GONE = {
  title: "This link does not work any more",
  text: [
    "Links to files work for a limited time, most for an hour; or it was not copied whole.",
    "Ask the bot for the file again, and it gives you a new link: where you asked before, or in your own chat with it.",
  ],
};

const isPicture = ({ type }: Served): boolean => type.startsWith("image/");

/** Pictures are shown where they are asked for; everything else is saved. */
const disposition = (file: Served): string =>
  `${isPicture(file) ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

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
      response.writeHead(404, { ...PAGE_HEADERS, "cache-control": "no-store" }).end(page(GONE));
      return;
    }
    response
      .writeHead(200, {
        "content-type": file.type,
        "content-length": file.bytes.byteLength,
        "content-disposition": disposition(file),
        // A picture is looked at again and again; another file's link is to die when its time is over.
        "cache-control": isPicture(file) ? "private, max-age=3600" : "private, no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "referrer-policy": "no-referrer",
      })
      .end(file.bytes);
  },
});
