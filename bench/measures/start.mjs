import { join } from "node:path";
import { startServer } from "../machine.mjs";
import { nameOf, PACKAGES } from "../packages.mjs";
import { ourProgram, slackSettings, teamsSettings } from "../settings.mjs";
import { median } from "../table.mjs";

const STARTS = 5;

const CONFIGURATIONS = [
  { name: "Slack alone", groups: ["common", "slack"] },
  { name: "Teams alone", groups: ["common", "teams"] },
  { name: "Slack and Teams", groups: ["common", "slack", "teams"] },
];

const figure = ({ readyMs, readyCpuMs, restMb }) => {
  const ofThese = readyCpuMs === undefined ? "" : ` (${Math.round(readyCpuMs)} ms of processor time)`;
  return `${Math.round(readyMs)} ms${ofThese}, ${Math.round(restMb)} MB`;
};

const midOf = (starts) => ({
  readyMs: median(starts.map(({ readyMs }) => readyMs)),
  readyCpuMs: starts[0].readyCpuMs === undefined ? undefined : median(starts.map(({ readyCpuMs }) => readyCpuMs)),
  restMb: median(starts.map(({ restMb }) => restMb)),
});

const timed = async (starting) => {
  const server = await starting;
  const { readyMs, readyCpuMs } = server;
  if (server.url && (await fetch(`${server.url}/readyz`)).status !== 200) throw new Error("it is not ready");
  const restMb = await server.restMb();
  await server.stop();
  return { readyMs, readyCpuMs, restMb };
};

/** Time to ready and memory at rest, beside a process that only imports the packages. */
export const measureStart = async ({ folder, database, slackUrl }) => {
  const rows = [];
  for (const { name, groups } of CONFIGURATIONS) {
    const env = {
      ...(groups.includes("slack") ? slackSettings(slackUrl) : {}),
      ...(groups.includes("teams") ? teamsSettings : {}),
    };
    const imports = () => startServer("bench/servers/imports.mjs", groups, { cwd: folder, ready: /^(ready)$/m });
    const ours = (file) => ourProgram({ folder, database: file, env });
    const [bare, full] = [[], []];
    for (let start = 0; start < STARTS; start++) {
      bare.push(await timed(imports()));
      full.push(await timed(ours(database)));
    }
    const first = await timed(ours(join(folder, `first-${groups.join("-")}.db`)));
    const packages = groups.flatMap((group) => PACKAGES[group]).map(nameOf);
    rows.push(
      { what: `${name}: imports of ${packages.join(", ")}`, figure: figure(midOf(bare)) },
      {
        what: `${name}: ready, and memory at rest`,
        figure: figure(midOf(full)),
        ratio: median(full.map(({ readyMs }, at) => readyMs / bare[at].readyMs)),
        floor: "the bare imports' time",
        reach: { atMost: 1.5 },
      },
      { what: `${name}: the first start, which makes the database`, figure: figure(first) },
    );
  }
  return rows;
};
