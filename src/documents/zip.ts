import { inflateRawSync } from "node:zlib";
import { ok, type Result, refuse } from "../domain/result.js";

/** More parts than any Word document has. */
const MAX_PARTS = 2_000;
/** All parts unpacked. Bytes: minutes with many pictures come to a tenth of it. */
const MAX_UNPACKED = 60 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The end record, and the longest comment that may follow it. Bytes. */
const END_BYTES = 22;
const MAX_COMMENT = 65_535;

const damaged = () =>
  refuse("The file is damaged: it cannot be unpacked.", "Open it in Word, save it again, and send that.");

const tooMuch = () =>
  refuse(
    "The file unpacks to far more than any minutes hold, so it was not opened.",
    "Save the minutes anew without pictures, or send them as plain text.",
  );

const endOfDirectory = (file: Buffer): number => {
  const first = Math.max(0, file.length - END_BYTES - MAX_COMMENT);
  for (let at = file.length - END_BYTES; at >= first; at--) if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
};

/**
 * The parts of a zip file by their names, unpacked within bounds whatever the file says of their sizes. Refuses what is
 * locked, damaged, or made to burst whoever opens it.
 */
export const unzip = (bytes: Uint8Array): Result<Map<string, Buffer>> => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(file);
  if (end < 0) return damaged();
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_PARTS) return tooMuch();
  const parts = new Map<string, Buffer>();
  let left = MAX_UNPACKED;
  try {
    for (let index = 0, at = file.readUInt32LE(end + 16); index < count; index++) {
      if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) return damaged();
      if (file.readUInt16LE(at + 8) & 1)
        return refuse("The file is locked with a password.", "Save it without one, and send that.");
      const method = file.readUInt16LE(at + 10);
      const packed = file.readUInt32LE(at + 20);
      const [name, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field)) as [
        number,
        number,
        number,
      ];
      const local = file.readUInt32LE(at + 42);
      const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      const data = file.subarray(from, from + packed);
      if (data.length !== packed || (method !== 0 && method !== 8)) return damaged();
      const part = method === 0 ? data : inflateRawSync(data, { maxOutputLength: left + 1 });
      left -= part.length;
      if (left < 0) return tooMuch();
      parts.set(file.toString("utf8", at + 46, at + 46 + name), part);
      at += 46 + name + extra + comment;
    }
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? tooMuch() : damaged();
  }
  return ok(parts);
};
