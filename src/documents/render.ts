import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A picture is drawn so wide: sharp on a phone's screen, and small enough to be sent at once. Pixels. */
const WIDTH_PX = 1_040;
/** Each takes a few tens of megabytes while it is drawn. */
const AT_ONCE = 2;
/** More would be waited for longer than anybody waits for a picture. */
const MAX_WAITING = 40;

let drawing = 0;
const waiting: (() => void)[] = [];

/** Waits for a turn; gives what ends it. */
const takeTurn = async (): Promise<() => void> => {
  if (drawing >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new Error("Too many pictures are being drawn already");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else drawing++;
  return () => {
    const next = waiting.shift();
    if (next) next();
    else drawing--;
  };
};

/** The two cuts of the one family that pictures are lettered in; the machine's own fonts are never asked for. */
const fontFiles = (): string[] => {
  const folder = join(dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")), "ttf");
  return ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((name) => join(folder, name));
};

/** Draws an SVG as a PNG, beside whatever else is going on; only so many at once. */
export const renderPng = async (svg: string): Promise<Uint8Array> => {
  const end = await takeTurn();
  try {
    const { renderAsync } = await import("@resvg/resvg-js");
    const drawn = await renderAsync(svg, {
      fitTo: { mode: "width", value: WIDTH_PX },
      background: "#ffffff",
      font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: "DejaVu Sans" },
    });
    return new Uint8Array(drawn.asPng());
  } finally {
    end();
  }
};
