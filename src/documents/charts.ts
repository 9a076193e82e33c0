import type { EChartsCoreOption } from "echarts/core";
import type { Charts } from "../app/keeping.js";
import { renderPng } from "./render.js";

/** Small, with large letters: on a phone the picture is shown at two thirds of this. */
const WIDTH = 520;
const FONT = 15;
const FAMILY = "DejaVu Sans";

/** Told apart by whoever sees no red or no green (Okabe and Ito), in grey too, and each with a pattern or sign of its own. */
const COLOURS = { overdue: "#D55E00", soon: "#F0B000", later: "#0072B2", undated: "#B0B0B0", ink: "#222222" };
const PATTERNS = {
  overdue: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: -Math.PI / 4, color: "#00000055" },
  soon: {
    symbol: "circle",
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.6,
    color: "#00000044",
  },
  later: { symbol: "none" },
  undated: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1, 6], rotation: Math.PI / 2, color: "#00000044" },
} as const;

const text = { fontFamily: FAMILY, fontSize: FONT, color: COLOURS.ink };
const legend = { top: 34, left: 8, itemWidth: 22, itemHeight: 13, itemGap: 14, textStyle: text };
const heading = (words: string) => ({
  text: words,
  left: 8,
  top: 4,
  textStyle: { ...text, fontSize: FONT + 2, fontWeight: "bold" },
});

/** Room for names or figures before the plot: the font's letters are about so wide. */
const leftFor = (labels: readonly string[]): number =>
  18 + Math.ceil(Math.max(0, ...labels.map(({ length }) => length)) * FONT * 0.62);

const draw = async (option: EChartsCoreOption, height: number): Promise<Uint8Array> => {
  const echarts = await loadEcharts();
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ animation: false, backgroundColor: "#ffffff", ...option });
    return await renderPng(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
};

/** Only the parts that are used; once, when the first picture is asked for. */
const loadEcharts = async () => {
  const [core, charts, parts, renderers, features] = await Promise.all([
    import("echarts/core"),
    import("echarts/charts"),
    import("echarts/components"),
    import("echarts/renderers"),
    import("echarts/features"),
  ]);
  core.use([
    charts.BarChart,
    charts.LineChart,
    parts.TitleComponent,
    parts.LegendComponent,
    parts.GridComponent,
    renderers.SVGRenderer,
    features.LabelLayout,
  ]);
  return core;
};

const line = (name: string, color: string, symbol: string, values: number[], dashed: boolean) => ({
  name,
  type: "line",
  data: values,
  symbol,
  symbolSize: 9,
  itemStyle: { color },
  lineStyle: { color, width: 3, ...(dashed ? { type: "dashed" } : {}) },
  labelLayout: { hideOverlap: true },
  label: { show: true, position: "top", ...text, fontSize: FONT - 2, color },
});

/** A name that is longer is cut: the whole stands in the words. Characters. */
const MAX_NAME = 18;
const short = (name: string): string => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name);

const segment = (name: string, kind: keyof typeof PATTERNS, values: number[], most: number) => ({
  name,
  type: "bar",
  stack: "open",
  barWidth: 22,
  data: values,
  itemStyle: { color: COLOURS[kind], decal: PATTERNS[kind], borderColor: "#ffffff", borderWidth: 1 },
  label: {
    show: true,
    // A figure that its piece cannot hold would stand over the next one's.
    formatter: ({ value }: { value: number }) => (value > most / 18 ? String(value) : ""),
    ...text,
    fontWeight: "bold",
    color: kind === "later" ? "#ffffff" : COLOURS.ink,
    textBorderWidth: kind === "later" ? 0 : 3,
    textBorderColor: COLOURS[kind],
  },
});

/** The two pictures of the digest. */
export const charts: Charts = {
  trend: async ({ title, points }) => {
    const most = Math.max(1, ...points.map(({ open }) => open));
    return {
      name: "open-and-overdue.png",
      type: "image/png",
      bytes: await draw(
        {
          title: heading(title),
          legend,
          grid: { left: leftFor([most.toLocaleString("en-GB")]), right: 26, top: 84, bottom: 30 },
          xAxis: {
            type: "category",
            data: points.map(({ meeting }) => String(meeting)),
            axisLabel: { ...text, interval: "auto" },
            axisTick: { show: false },
          },
          yAxis: { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: "#e4e4e4" } } },
          series: [
            line(
              "Open",
              COLOURS.later,
              "circle",
              points.map(({ open }) => open),
              false,
            ),
            line(
              "Overdue",
              COLOURS.overdue,
              "triangle",
              points.map(({ overdue }) => overdue),
              true,
            ),
          ],
        },
        330,
      ),
    };
  },
  parties: async ({ title, parties }) => {
    const most = Math.max(1, ...parties.map(({ overdue, soon, later, undated }) => overdue + soon + later + undated));
    const fromTop = parties.toReversed();
    return {
      name: "open-by-party.png",
      type: "image/png",
      bytes: await draw(
        {
          title: heading(title),
          legend,
          grid: { left: leftFor(fromTop.map(({ name }) => short(name))), right: 26, top: 66, bottom: 30 },
          xAxis: {
            type: "value",
            minInterval: 1,
            axisLabel: { ...text, hideOverlap: true },
            splitLine: { lineStyle: { color: "#e4e4e4" } },
          },
          yAxis: {
            type: "category",
            data: fromTop.map(({ name }) => short(name)),
            axisLabel: text,
            axisTick: { show: false },
          },
          series: [
            segment(
              "Overdue",
              "overdue",
              fromTop.map(({ overdue }) => overdue),
              most,
            ),
            segment(
              "Due soon",
              "soon",
              fromTop.map(({ soon }) => soon),
              most,
            ),
            segment(
              "On time",
              "later",
              fromTop.map(({ later }) => later),
              most,
            ),
            segment(
              "No date",
              "undated",
              fromTop.map(({ undated }) => undated),
              most,
            ),
          ],
        },
        110 + 34 * parties.length,
      ),
    };
  },
};
