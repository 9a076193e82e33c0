import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Route } from "./server.js";

export type Metrics = {
  /** `/metrics`, in Prometheus' text format. */
  route: Route;
  /** Begins timing a request; call the result with its status when it is answered. */
  request(path: string): (status: number) => void;
  /** Begins timing a door; call the result with what it answered. */
  door(name: string): (answer: string) => void;
  /** Counts a message that the bot sent of its own accord. */
  delivery(outcome: string): void;
  /** Counts a message given up because it may have arrived, where the platform cannot be asked. */
  unsure(platform: string): void;
};

/** Seconds; the platforms give up on an answer after 3. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "opsg_http_request_seconds",
    help: "Time to answer an HTTP request, by path and status",
    labelNames: ["path", "status"],
    buckets: BUCKETS,
    registers,
  });
  const doors = new Histogram({
    name: "opsg_door_seconds",
    help: "Time to answer at a door (dispatch, press, reply), by what was answered",
    labelNames: ["door", "answer"],
    buckets: BUCKETS,
    registers,
  });
  const deliveries = new Counter({
    name: "opsg_deliveries_total",
    help: "Messages the bot sent of its own accord, by what came of them",
    labelNames: ["outcome"],
    registers,
  });
  const unsure = new Counter({
    name: "opsg_deliveries_unsure_total",
    help: "Messages given up because they may have arrived and the platform cannot be asked",
    labelNames: ["platform"],
    registers,
  });
  return {
    route: {
      method: "GET",
      path: "/metrics",
      handle: async (_request, response) => {
        response.writeHead(200, { "content-type": registry.contentType }).end(await registry.metrics());
      },
    },
    request: (path) => {
      const stop = requests.startTimer({ path });
      return (status) => void stop({ status });
    },
    door: (door) => {
      const stop = doors.startTimer({ door });
      return (answer) => void stop({ answer });
    },
    delivery: (outcome) => deliveries.inc({ outcome }),
    unsure: (platform) => unsure.inc({ platform }),
  };
};
