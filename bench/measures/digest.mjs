import { join } from "node:path";
import { drawHome } from "../../dist/app/draw-home.js";
import { readDigest } from "../../dist/app/read-digest.js";
import { openStore } from "../../dist/db/open.js";
import { charts } from "../../dist/documents/charts.js";
import { renderPng } from "../../dist/documents/render.js";
import { roleIn } from "../../dist/domain/register.js";
import { openForSeed } from "../sqlite.mjs";
import { median } from "../table.mjs";

const RUNS = 15;
/** What a Chair may be kept waiting for the words. */
const LONGEST_MS = 300;
/** A week after the last meeting of a seeded log: twenty actions a meeting, a meeting a fortnight. */
const clockOf = (count) => {
  const now = new Date(Date.UTC(1990, 0, 9 + 14 * (count / 20 - 1) + 7));
  return { now: () => now };
};

/** The median of some runs, after a few that warm it up. Milliseconds. */
const timed = async (work) => {
  for (let run = 0; run < 3; run++) await work();
  const took = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return median(took);
};

const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

/** The digest's words and a person's Home, on a log of some size, beside one count and one page along an index. */
const onLog = async ({ file, count }) => {
  const clock = clockOf(count);
  const store = await openStore(`file:${file}`, { clock });
  try {
    const app = { store, clock, newId: () => "", charts, address: null };
    const { committees, people } = await store.register();
    const [committee] = committees;
    const committeeId = committee.id;
    const contact = people.find(({ contacts }) => contacts.length > 0);
    const secretary = people.find((person) => roleIn(person, committee.id) === "secretary");
    const size = `${count.toLocaleString("en-GB")} actions`;
    const counting = await timed(() => store.actions.count(committeeId, { show: "outstanding" }));
    const digest = await timed(() => readDigest(app, committee));
    const paging = await timed(() => store.actions.page({ committeeId, filter: { show: "outstanding" }, limit: 6 }));
    const home = await timed(() => drawHome(app, committee, contact.id, 1, null));
    const office = await timed(() => drawHome(app, committee, secretary.id, 1, null));
    return [
      { what: `one count along an index, ${size}`, figure: ms(counting) },
      {
        what: `digest, its words, ${size}`,
        figure: ms(digest),
        ratio: digest / counting,
        floor: "that count’s time",
        reach: `words in ${LONGEST_MS} ms`,
        reached: digest < LONGEST_MS,
      },
      { what: `one page along an index, ${size}`, figure: ms(paging) },
      { what: `home of a contact, ${size}`, figure: ms(home), ratio: home / paging, floor: "that page’s time" },
      { what: `home of the Secretary, ${size}`, figure: ms(office), ratio: office / paging, floor: "that page’s time" },
    ];
  } finally {
    await store.close();
  }
};

/** A log of which nearly a third changed at the twelve last meetings: only every 125th meeting of a large one was held. */
const busier = ({ file }, folder) => {
  const busy = join(folder, "busy.db");
  const from = openForSeed(file);
  from.prepare("VACUUM INTO ?").run(busy);
  from.close();
  const db = openForSeed(busy);
  db.exec(`DELETE FROM "Decision"`);
  db.exec(`DELETE FROM "Meeting" WHERE ((SELECT MAX("number") FROM "Meeting") - "number") % 125 <> 0`);
  db.close();
  return busy;
};

const changedMuch = async (large, folder) => {
  const clock = clockOf(large.count);
  const store = await openStore(`file:${busier(large, folder)}`, { clock });
  try {
    const app = { store, clock };
    const { committees } = await store.register();
    const counting = await timed(() => store.actions.count(committees[0].id, { show: "outstanding" }));
    const digest = await timed(() => readDigest(app, committees[0]));
    return [
      {
        what: `digest, its words, 100,000 actions of which 30,000 changed at the twelve last meetings`,
        figure: ms(digest),
        ratio: digest / counting,
        floor: "that count’s time",
        reach: `words in ${LONGEST_MS} ms`,
        reached: digest < LONGEST_MS,
      },
    ];
  } finally {
    await store.close();
  }
};

const points = Array.from({ length: 12 }, (_, n) => ({
  meeting: 60 + n,
  date: "",
  open: 20 + (n % 7),
  overdue: n % 5,
}));
const parties = Array.from({ length: 10 }, (_, n) => ({
  name: `Party ${n}`,
  overdue: n,
  soon: 3,
  later: 9 - n,
  undated: 1,
}));
const BARE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="520" height="330"><path d="M0 330L520 0" stroke="#000"/></svg>';

/** A picture, beside drawing one line of the same size. */
const pictures = async () => {
  const bare = await timed(() => renderPng(BARE));
  const trend = await timed(() =>
    charts.trend({ title: "Open and overdue at each meeting", points, classification: "White" }),
  );
  const bars = await timed(() => charts.parties({ title: "Open actions by party", parties, classification: "White" }));
  const beside = (what, took) => ({ what, figure: ms(took), ratio: took / bare, floor: "that line’s time" });
  return [
    { what: "one line drawn as a PNG of a chart’s size", figure: ms(bare) },
    beside("chart: open and overdue at twelve meetings", trend),
    beside("chart: ten parties", bars),
  ];
};

/** What a Chair waits for: the digest's words on a small and a large log, its pictures, and somebody's own view. */
export const measureDigest = async ({ folder, small, large }) => [
  ...(await onLog(small)),
  ...(await onLog(large)),
  ...(await changedMuch(large, folder)),
  ...(await pictures()),
];
