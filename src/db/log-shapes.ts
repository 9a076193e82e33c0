import { z } from "zod";
import { isoDay } from "../domain/day.js";
import type { Prisma } from "./generated/sqlite/client.js";

/** What the rows of a log's tables are made of, as data. */

export type Row<Model extends keyof Prisma.TypeMap["model"]> = Prisma.TypeMap["model"][Model]["payload"]["scalars"];

/** A row as data: the columns that hold JSON are what they hold, instants are ISO 8601, and some are not taken along. */
export type Copied<
  Model extends keyof Prisma.TypeMap["model"],
  Changed extends Partial<Record<keyof Row<Model>, unknown>>,
> = {
  [Column in Exclude<keyof Row<Model>, keyof Changed>]: Row<Model>[Column] extends Date
    ? string
    : Row<Model>[Column] extends Date | null
      ? string | null
      : Row<Model>[Column];
} & { [Column in keyof Changed as Changed[Column] extends never ? never : Column]: Changed[Column] };

export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isoDay(text) !== undefined, "no day of the calendar")
  .describe("a day, 2022-03-08");
export const instant = z.iso.datetime({ offset: true }).describe("an instant, ISO 8601");
export const text = z.string();
export const maybe = text.nullable();
export const number = z.int();
export const record = z.record(z.string(), z.unknown());

/** What is kept as JSON, if it can be read again as what it is to be. */
export const kept = (read: (text: string) => unknown) =>
  z.unknown().refine((value) => {
    try {
      read(JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }, "cannot be read");
