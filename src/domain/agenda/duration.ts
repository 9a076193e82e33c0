/** `20m`, `20 minutes`, `1h`, `1h30`: at the end of what was typed, or alone. */
export const DURATION =
  /(?:^|\s)(?:(?<hours>\d{1,2}) ?h(?:ours?)?(?: ?(?<rest>\d{1,2}) ?(?:m(?:in(?:ute)?s?)?)?)?|(?<minutes>\d{1,4}) ?m(?:in(?:ute)?s?)?\.?)\s*$/iu;

/** The minutes that a match of it stands for. */
export const minutesOf = ({ hours, rest, minutes }: Record<string, string | undefined>): number =>
  hours === undefined ? Number(minutes) : Number(hours) * 60 + Number(rest ?? 0);
