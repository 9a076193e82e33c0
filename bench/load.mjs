import { connect } from "node:net";

const HEADER_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("\r\n0\r\n\r\n");
const NONE = Buffer.alloc(0);

/** Whether these bytes are a whole answer. */
const isWhole = (bytes) => {
  const end = bytes.indexOf(HEADER_END);
  if (end === -1) return false;
  const length = /content-length: (\d+)/i.exec(bytes.toString("latin1", 0, end))?.[1];
  return length === undefined
    ? bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)
    : bytes.length >= end + 4 + Number(length);
};

const openSocket = (port) =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.setNoDelay(true);
    socket.once("error", reject);
  });

/**
 * Keeps `connections` sockets busy, each with the next request as soon as its answer is there, until the time or the
 * requests are up. Every answer must be a 2xx that holds `expects`.
 * @param make makes one request, ready for the wire; all are made before the clock starts
 */
export const round = async ({ port, make, expects, connections, ms, count }) => {
  const requests = Array.from({ length: count }, make);
  const sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(port)));
  const wanted = Buffer.from(expects);
  const latencies = [];
  let next = 0;
  const began = performance.now();
  const until = began + ms;
  let last = began;

  const serve = (socket) =>
    new Promise((resolve, reject) => {
      let pending = NONE;
      let sent = 0;
      const send = () => {
        sent = performance.now();
        if (next >= requests.length || sent >= until) return resolve();
        socket.write(requests[next++]);
      };
      socket.on("data", (chunk) => {
        pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
        if (!isWhole(pending)) return;
        last = performance.now();
        latencies.push(last - sent);
        if (pending[9] !== 0x32 || !pending.includes(wanted))
          return reject(
            new Error(`not the answer that was expected (${expects}): ${pending.toString().slice(0, 600)}`),
          );
        pending = NONE;
        send();
      });
      socket.once("error", reject);
      socket.once("close", () => reject(new Error("the server closed the connection")));
      send();
    });

  try {
    await Promise.all(sockets.map(serve));
  } finally {
    for (const socket of sockets) socket.removeAllListeners("close").destroy();
  }
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))];
  return { answered: latencies.length, rate: (latencies.length / (last - began)) * 1000, p50: at(0.5), p99: at(0.99) };
};
