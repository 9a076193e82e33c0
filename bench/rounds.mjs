import { round } from "./load.mjs";
import { median } from "./table.mjs";

/** By requests, so that the code is as warm on a busy machine; the time is for one that is stuck. */
const WARM_UP = { count: 3_000, ms: 8_000 };
/** More than the quickest server here answers in a round. */
const MOST_REQUESTS = 60_000;

/**
 * Measures subjects against each other: at each number of connections, round after round through all of them, so that
 * whatever else the machine does hits all alike. A figure is the median of its rounds; a ratio the median of the ratios
 * within one round.
 * @param subjects `{ name, server, make, expects }`
 */
export const compare = async (subjects, { rounds, ms, connections = [1, 32] }) => {
  const rates = new Map();
  for (const subject of subjects) {
    const warm = await round({
      ...subject,
      port: subject.server.port,
      connections: 32,
      ...WARM_UP,
    });
    rates.set(subject.name, warm.rate);
  }
  const measured = new Map();
  for (const of of connections) {
    for (let turn = 0; turn < rounds; turn++) {
      for (const subject of subjects) {
        const count = Math.min(MOST_REQUESTS, Math.ceil((rates.get(subject.name) * ms * 1.3) / 1_000) + 100);
        const key = `${subject.name} ${of}`;
        const before = subject.server.cpuMs();
        const took = await round({ ...subject, port: subject.server.port, connections: of, ms, count });
        took.cpuMs = before === undefined ? undefined : subject.server.cpuMs() - before;
        rates.set(subject.name, Math.max(took.rate, rates.get(subject.name)));
        measured.set(key, [...(measured.get(key) ?? []), took]);
      }
    }
  }
  const of = (name, at) => measured.get(`${name} ${at}`);
  const figures = (name, at) => ({
    connections: at,
    rate: median(of(name, at).map(({ rate }) => rate)),
    p50: median(of(name, at).map(({ p50 }) => p50)),
    p99: median(of(name, at).map(({ p99 }) => p99)),
    cpu: cpuOf(of(name, at)),
  });
  return {
    figures,
    /** How a subject stands to its floor: by rate, and by what a request costs the server. */
    beside: (name, floor, at) => {
      const [ours, theirs] = [figures(name, at).cpu, figures(floor, at).cpu];
      return {
        ratio: median(of(name, at).map(({ rate }, turn) => rate / of(floor, at)[turn].rate)),
        ...(ours && theirs ? { byProcessor: theirs / ours } : {}),
      };
    },
  };
};

/** Processor time that the server takes for one request, over all rounds, in microseconds. */
const cpuOf = (rounds) => {
  if (rounds.some(({ cpuMs }) => cpuMs === undefined)) return undefined;
  const [cpuMs, answered] = rounds.reduce(([ms, all], took) => [ms + took.cpuMs, all + took.answered], [0, 0]);
  return (cpuMs / answered) * 1_000;
};
