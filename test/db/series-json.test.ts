import { expect, it } from "vitest";
import { readSeries, toJson } from "../../src/db/json.js";
import { occurrencesOf } from "../../src/domain/series.js";

const KEPT = { kind: "main", rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", start: "10:00", minutes: 60, place: null };

it("a series that was kept before its rule had a day of its own counts from its first day, as it did", () => {
  const series = readSeries(toJson([{ ...KEPT, from: "2022-05-04", version: 2 }]));
  expect(series.map(({ anchor }) => anchor)).toEqual(["2022-05-04"]);
  expect(readSeries(toJson(series))).toEqual(series);
  const later = { ...KEPT, from: "2022-05-12", anchor: "2022-05-04", version: 3 };
  const days = occurrencesOf(readSeries(toJson([...series, later])), "main", "2022-05-01", "2022-06-05");
  expect(days.map(({ day }) => day)).toEqual(["2022-05-04", "2022-05-18", "2022-06-01"]);
});
