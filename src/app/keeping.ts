import type { FileData } from "../cards/card.js";
import type { Spread } from "../domain/digest/digest.js";
import type { TrendPoint } from "../domain/digest/trend.js";

/** Pictures of figures. Each throws where it cannot be drawn: the words then go alone. */
export type Charts = {
  trend(chart: { title: string; classification: string; points: readonly TrendPoint[] }): Promise<FileData>;
  parties(chart: {
    title: string;
    classification: string;
    parties: readonly (Spread & { name: string })[];
  }): Promise<FileData>;
};

/** Files that can be fetched for a while by whoever is given their token, and by nobody else. */
export type Files = {
  /** Keeps a file until then, at least. The token tells whoever has it nothing, and cannot be made up. */
  keep(file: FileData, until: Date): Promise<string>;
  /** Null for a token that is none of ours, or whose time is over. */
  open(token: string): Promise<FileData | null>;
  /** Forgets the files whose time is over. */
  sweep(): Promise<void>;
};
