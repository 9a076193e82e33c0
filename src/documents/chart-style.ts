import type { EChartsCoreOption } from "echarts/core";
import { renderPng } from "./render.js";

/** Small, with large letters: on a phone the picture is shown at two thirds of this. */
const WIDTH = 520;
export const FONT = 15;
const FAMILY = "DejaVu Sans";

/** Told apart by whoever sees no red or no green (Okabe and Ito), in grey too, and each with a pattern or sign of its own. */
export const COLOURS = { overdue: "#D55E00", soon: "#F0B000", later: "#0072B2", undated: "#B0B0B0", ink: "#222222" };
export const PATTERNS = {
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

export const text = { fontFamily: FAMILY, fontSize: FONT, color: COLOURS.ink };
export const legend = { top: 34, left: 8, itemWidth: 22, itemHeight: 13, itemGap: 14, textStyle: text };
export const heading = (words: string) => ({
  text: words,
  left: 8,
  top: 4,
  textStyle: { ...text, fontSize: FONT + 2, fontWeight: "bold" },
});

/** The classification, at the foot of what is taken from the log. */
export const marked = (classification: string) => ({
  text: `Classification: ${classification}`,
  left: 8,
  bottom: 2,
  textStyle: { ...text, fontSize: FONT - 3, fontWeight: "normal" },
});
/** Room for it below the plot. */
export const FOOT = 48;

export const figure = (value: number): string => value.toLocaleString("en-GB");

/** Room for names or figures before the plot: the font's letters are about so wide. */
export const leftFor = (labels: readonly string[]): number =>
  18 + Math.ceil(Math.max(0, ...labels.map(({ length }) => length)) * FONT * 0.62);

export const draw = async (option: EChartsCoreOption, height: number): Promise<Uint8Array> => {
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
