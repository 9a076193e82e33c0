import type { Charts } from "../app/keeping.js";
import { openIn, type Spread } from "../domain/digest/digest.js";
import { COLOURS, draw, FONT, FOOT, figure, heading, leftFor, legend, marked, PATTERNS, text } from "./chart-style.js";

/** Longer figures beside each other would touch: every second is left to the words. Characters. */
const MAX_FIGURE = 4;

/** The lower line: how much of the scale a figure takes up, and the line above it. */
type Lower = { room: number; above: number[] };

/** A figure of the lower line: under its point, but not under the axis; above it, but not on the upper line; else beside it. */
const placeOf = (value: number, { room, above }: Lower, index: number) => {
  if (value > room) return { position: "bottom" };
  return (above[index] ?? value) - value > room ? { position: "top" } : { position: [11, -10] };
};

/** A line of the trend. Where both are the same, the upper one's figure says it for both. */
const line = (name: string, color: string, symbol: string, values: number[], lower: Lower | null) => {
  const crowded = values.some((value) => figure(value).length > MAX_FIGURE);
  return {
    name,
    type: "line",
    data: values.map((value, index) => ({
      value,
      label: {
        show: (!crowded || (values.length - 1 - index) % 2 === 0) && lower?.above[index] !== value,
        ...(lower === null ? { position: "top" } : placeOf(value, lower, index)),
      },
    })),
    symbol,
    symbolSize: 9,
    itemStyle: { color },
    lineStyle: { color, width: 3, ...(lower === null ? {} : { type: "dashed" }) },
    labelLayout: { hideOverlap: true },
    label: {
      show: true,
      formatter: ({ value }: { value: number }) => figure(value),
      ...text,
      fontSize: FONT - 2,
      color,
    },
  };
};

/** A name that is longer is cut in its middle, so that names with a common beginning stay apart. Characters. */
const MAX_NAME = 22;
const short = (name: string): string =>
  name.length > MAX_NAME
    ? `${name.slice(0, MAX_NAME / 2 - 1).trimEnd()}…${name.slice(-MAX_NAME / 2).trimStart()}`
    : name;

type Kind = keyof typeof PATTERNS;
const KINDS = Object.keys(PATTERNS) as Kind[];
const NAMES: Record<Kind, string> = { overdue: "Overdue", soon: "Due soon", later: "On time", undated: "No date" };

const segment = (kind: Kind, parties: readonly Spread[]) => ({
  name: NAMES[kind],
  type: "bar",
  stack: "open",
  barWidth: 22,
  data: parties.map((party) => party[kind]),
  // Without a border, which would hide a narrow piece.
  itemStyle: { color: COLOURS[kind], decal: PATTERNS[kind] },
});

/** Under each bar the figures of its pieces, in their colours and order: inside, only the long ones would have room. */
const figures = (parties: readonly Spread[]) => ({
  type: "bar",
  stack: "open",
  data: parties.map(() => 0),
  label: {
    show: true,
    position: "right",
    distance: 1,
    offset: [0, 22],
    formatter: ({ dataIndex }: { dataIndex: number }) => {
      const party = parties[dataIndex];
      const told = party ? KINDS.filter((kind) => party[kind] > 0) : [];
      return told.map((kind) => `{${kind}|■} ${figure(party?.[kind] ?? 0)}`).join("   ");
    },
    ...text,
    fontSize: FONT - 1,
    rich: Object.fromEntries(KINDS.map((kind) => [kind, { ...text, fontSize: FONT + 1, color: COLOURS[kind] }])),
  },
});

/** At the end of each bar, what its pieces add up to. */
const sums = (values: number[]) => ({
  type: "bar",
  stack: "open",
  data: values.map(() => 0),
  label: {
    show: true,
    position: "right",
    formatter: ({ dataIndex }: { dataIndex: number }) => figure(values[dataIndex] ?? 0),
    ...text,
  },
});

/** The two pictures of the digest. */
export const charts: Charts = {
  trend: async ({ title, classification, points }) => {
    const most = Math.max(1, ...points.map(({ open }) => open));
    return {
      name: "open-and-overdue.png",
      type: "image/png",
      bytes: await draw(
        {
          title: [heading(title), marked(classification)],
          legend,
          grid: { left: leftFor([figure(most)]), right: 26, top: 84, bottom: FOOT },
          xAxis: {
            type: "category",
            data: points.map(({ meeting }) => String(meeting)),
            axisLabel: { ...text, interval: "auto" },
            axisTick: { show: false },
          },
          yAxis: {
            type: "value",
            minInterval: 1,
            axisLabel: { ...text, formatter: figure },
            splitLine: { lineStyle: { color: "#e4e4e4" } },
          },
          series: [
            line(
              "Open",
              COLOURS.later,
              "circle",
              points.map(({ open }) => open),
              null,
            ),
            line(
              "Overdue",
              COLOURS.overdue,
              "triangle",
              points.map(({ overdue }) => overdue),
              { room: most / 8, above: points.map(({ open }) => open) },
            ),
          ],
        },
        348,
      ),
    };
  },
  parties: async ({ title, classification, parties }) => {
    const most = Math.max(1, ...parties.map(openIn));
    const fromTop = parties.toReversed();
    return {
      name: "open-by-party.png",
      type: "image/png",
      bytes: await draw(
        {
          title: [heading(title), marked(classification)],
          legend,
          grid: {
            left: leftFor(fromTop.map(({ name }) => short(name))),
            right: 30 + 10 * figure(most).length,
            top: 66,
            bottom: FOOT,
          },
          xAxis: {
            type: "value",
            minInterval: 1,
            axisLabel: { ...text, hideOverlap: true, formatter: figure },
            splitNumber: 4,
            splitLine: { lineStyle: { color: "#e4e4e4" } },
          },
          yAxis: {
            type: "category",
            data: fromTop.map(({ name }) => short(name)),
            axisLabel: text,
            axisTick: { show: false },
          },
          series: [
            figures(fromTop),
            ...KINDS.map((kind) => segment(kind, fromTop)),
            sums(fromTop.map((party) => openIn(party))),
          ],
        },
        122 + 54 * parties.length,
      ),
    };
  },
};
