import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Json } from "./peer.js";

const frame = (text: string): Buffer => {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
};

/** The texts of the whole frames at the head of a client's bytes, and what is left. RFC 6455, as much as is needed. */
const readFrames = (bytes: Buffer): { texts: string[]; rest: Buffer } => {
  const texts: string[] = [];
  let at = 0;
  while (bytes.length >= at + 6) {
    const short = (bytes[at + 1] ?? 0) & 127;
    const length = short === 126 ? bytes.readUInt16BE(at + 2) : short;
    const mask = at + (short === 126 ? 4 : 2);
    if (bytes.length < mask + 4 + length) break;
    const body = bytes
      .subarray(mask + 4, mask + 4 + length)
      .map((byte, index) => byte ^ (bytes[mask + (index % 4)] ?? 0));
    if (((bytes[at] ?? 0) & 15) === 1) texts.push(Buffer.from(body).toString());
    at = mask + 4 + length;
  }
  return { texts, rest: bytes.subarray(at) };
};

/** Slack's end of a Socket Mode connection, on loopback. */
export const openSocketPeer = async () => {
  const acknowledged: Json[] = [];
  let socket: Duplex | undefined;
  const server = createServer();
  server.on("upgrade", (request, stream) => {
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    let waiting: Buffer = Buffer.alloc(0);
    stream.on("error", () => {});
    stream.on("data", (chunk: Buffer) => {
      const { texts, rest } = readFrames(Buffer.concat([waiting, chunk]));
      waiting = rest;
      for (const text of texts) acknowledged.push(JSON.parse(text) as Json);
    });
    socket = stream;
    stream.write(frame(JSON.stringify({ type: "hello", num_connections: 1 })));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link`,
    acknowledged,
    send: (envelope_id: string, type: string, payload: object): void =>
      void socket?.write(frame(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true }))),
    close: (): void => {
      socket?.destroy();
      server.close();
    },
  };
};
