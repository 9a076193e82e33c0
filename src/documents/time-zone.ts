import { type ZoneChange, zoneChanges } from "../domain/zone-changes.js";

const two = (n: number): string => String(n).padStart(2, "0");

/** `+0100` */
const offset = (minutes: number): string =>
  `${minutes < 0 ? "-" : "+"}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;

const component = ({ at, before, after, name }: ZoneChange, summer: boolean): string[] => {
  const kind = summer ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${at.replace(/[-:]/g, "")}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(after)}`,
    `TZNAME:${name}`,
    `END:${kind}`,
  ];
};

/** A zone's clock from one day to another, as RFC 5545 has it: each change by itself, so that it is right in any zone. */
export const vtimezone = (zone: string, from: string, to: string): string => {
  const changes = zoneChanges(zone, from, to);
  const winter = Math.min(...changes.map(({ after }) => after));
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${zone}`,
    ...changes.flatMap((change) => component(change, change.after > winter)),
    "END:VTIMEZONE",
  ].join("\r\n");
};
