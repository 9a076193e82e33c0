import { PLATFORM_NAMES, type Platform } from "../domain/register.js";
import { doubtMark, type Finding, gapMark, isMendedByTarget } from "../domain/setup/findings.js";
import { joinNames } from "../domain/words.js";
import type { Button, Card, Part, Text, Values } from "./card.js";

const HEADINGS: Record<Finding["kind"], string> = {
  asks: "Ask to be added",
  "no contact": "Parties with open actions and nobody to write to",
  gone: "People who cannot be reached any more",
  "no owner": "Actions without a party that the committee knows",
  date: "Dates that are very likely a slip",
  gap: "Gaps in the numbering",
  minutes: "What looked wrong in the minutes",
  "not mentioned": "Open, and not named in the newest minutes",
};

/** The longest beginning of an action's sentence in a line. Characters. */
const MAX_TEXT = 90;

/** Parties named in a line, where the same people answer for more. */
const MOST_PARTIES = 5;

const cut = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text);

type Drawn = { title: Text; detail: Text; buttons: Button[] };

const draw = (committee: string, finding: Finding): Drawn => {
  const act = (label: string, command: string, values: Values = {}): Button => ({
    label,
    press: { command, committee, values },
  });
  const open = (label: string, command: string, values: Values = {}): Button => ({
    label,
    press: { command, committee, values, ask: true },
  });
  switch (finding.kind) {
    case "asks": {
      const { name, email, account } = finding;
      const values = { name, ...(email ? { email } : {}), [account.platform]: account.id };
      const on = PLATFORM_NAMES[account.platform];
      return {
        title: [{ bold: name }],
        detail: `${email ?? "no address that the platform vouches for"} · on ${on}`,
        buttons: [
          act("Approve", "person add", values),
          open("Approve with a role or party", "person add", values),
          act("Decline", "person decline", { [account.platform]: account.id }),
        ],
      };
    }
    case "no contact": {
      const { parties, why, person } = finding;
      const [first, ...others] = parties;
      const party: Values = first && others.length === 0 ? { party: first.id } : {};
      const names = parties.slice(0, MOST_PARTIES).map(({ name }) => name);
      const more = parties.length - names.length;
      return {
        title: [{ bold: joinNames(more > 0 ? [...names, `${more} more`] : names) }],
        detail: why,
        buttons: [
          open("Name a contact", "person contact-for", party),
          ...(person === null ? [open("Add a person", "person add", party)] : []),
        ],
      };
    }
    case "gone": {
      const { id, name, why, parties } = finding;
      const names = parties.slice(0, MOST_PARTIES);
      const more = parties.length - names.length;
      return {
        title: [{ bold: name }],
        detail: [
          ...(parties.length > 0 ? [`contact for ${joinNames(more > 0 ? [...names, `${more} more`] : names)}`] : []),
          why,
        ].join(" · "),
        buttons: [act("Try again", "reminders retry", { person: id })],
      };
    }
    case "no owner": {
      const { reference, unknown } = finding;
      const [name] = unknown;
      return {
        title: [{ bold: reference }],
        detail: unknown.length > 0 ? `owner ${unknown.join(", ")}, not confirmed` : "no owner",
        buttons: [
          ...(name === undefined ? [] : [act(`Confirm ${name.slice(0, 40)}`, "party add", { name })]),
          open("Reassign", "action assign", { reference }),
        ],
      };
    }
    case "date":
      return {
        title: [{ bold: finding.reference }],
        detail: finding.doubts.join(" "),
        buttons: [
          open("Correct the date", "action target", {
            reference: finding.reference,
            what: "slip",
            shown: finding.day,
          }),
          open("Revise target", "action target", { reference: finding.reference }),
          act("Seen to", "setup check", { date: finding.reference, shown: finding.day }),
        ],
      };
    case "gap": {
      const numbers = finding.missing.map(
        (number) => `${committee} ${finding.meeting}/${String(number).padStart(2, "0")}`,
      );
      const gap = { gap: String(finding.meeting), shown: gapMark(finding.missing) };
      const more = numbers.length > 8 ? ` and ${numbers.length - 8} more` : "";
      return {
        title: [{ bold: `Meeting ${finding.meeting}` }],
        detail: `${numbers.slice(0, 8).join(", ")}${more} ${numbers.length === 1 ? "is" : "are"} not in the log. Numbers are never given anew: import that meeting’s minutes, or note that ${numbers.length === 1 ? "it was never given, or was" : "they were never given, or were"} closed before this log began.`,
        buttons: [
          open("Import minutes", "minutes import"),
          act("Never given", "setup check", gap),
          act("Closed before this log", "setup check", { ...gap, as: "closed before" }),
        ],
      };
    }
    case "minutes": {
      const { meeting, position, message, reference, code, action } = finding;
      const shown = doubtMark(finding);
      const mend =
        code === "action-duplicate"
          ? open(
              "Raise it anew",
              "action new",
              action ? { doubt: `${meeting}/${position}`, shown } : { meeting: String(meeting) },
            )
          : reference !== null && isMendedByTarget(code)
            ? open("Revise target", "action target", { reference })
            : undefined;
      return {
        title: [{ bold: `Minutes of ${committee} ${meeting}` }],
        detail: action ? `${message} The other: “${cut(action.text)}”` : message,
        buttons: [
          ...(mend ? [mend] : []),
          act("Seen to", "setup check", { meeting: String(meeting), position: String(position), shown }),
        ],
      };
    }
    case "not mentioned": {
      const { reference, text, meeting } = finding;
      return {
        title: [{ bold: reference }, `  ${cut(text)}`],
        detail: `the minutes of ${committee} ${meeting} do not name it`,
        buttons: [
          open("Close it", "action close", { reference, meeting: String(meeting) }),
          act("Show", "action show", { reference }),
        ],
      };
    }
  }
};

/** Under which name it is found. */
const FOUND_AS: Record<Platform, string> = { teams: "with opsg on Teams", slack: "with Action log on Slack" };

/** Under the parties nobody can be written to: what the Secretary can send their people, to copy. */
const invitation = (committee: string, findings: readonly Finding[], platforms: readonly Platform[]): Part[] => {
  const to = new Set(findings.flatMap((one) => (one.kind === "no contact" ? one.strangers : [])));
  if (to.size === 0) return [];
  return [
    { kind: "heading", text: "A message to copy to those who cannot be written to yet" },
    { kind: "facts", facts: [{ label: "To", value: [...to].join(", ") }] },
    {
      kind: "text",
      text: `Hello, the actions of ${committee} are kept by a small assistant in ${joinNames(platforms.map((on) => PLATFORM_NAMES[on]))}. It reminds you before one of yours is due, and you answer it there in your own words. For that it needs to know your account: please open a chat ${platforms.map((on) => FOUND_AS[on]).join(", or ")} (search for the name), and write: hello. Use the account with the e-mail address that this came to. Thank you.`,
    },
  ];
};

const IN_ORDER: Part = {
  kind: "text",
  text: "The numbering has no gaps, every open action has a party that can be reached, and no date is out of place.",
};

const findingParts = (committee: string, findings: readonly Finding[], platforms: readonly Platform[]): Part[] =>
  findings.flatMap((finding, index): Part[] => {
    const { title, detail, buttons: mending } = draw(committee, finding);
    const heading: Part[] =
      findings[index - 1]?.kind === finding.kind ? [] : [{ kind: "heading", text: HEADINGS[finding.kind] }];
    const [only, ...others] = mending;
    const row: Part = { kind: "row", title, detail, ...(only && others.length === 0 ? { button: only } : {}) };
    const isLast = finding.kind === "no contact" && findings[index + 1]?.kind !== finding.kind;
    return [
      ...heading,
      row,
      ...(others.length > 0 ? [{ kind: "buttons" as const, buttons: mending }] : []),
      ...(isLast ? invitation(committee, findings, platforms) : []),
    ];
  });

/**
 * What somebody should look at, each with what mends it. Long: the caller pages it.
 * @param more.changed why what was pressed was not noted
 * @param more.platforms where people may write to the bot
 */
export const findingsCard = (
  committee: string,
  findings: readonly Finding[],
  buttons: Button[],
  { changed, platforms }: { changed: string | null; platforms: readonly Platform[] },
): Card => ({
  title: findings.length === 0 ? `${committee}: nothing to mend` : `${committee}: ${findings.length} to look at`,
  tone: findings.length === 0 ? "good" : "warning",
  parts: [
    ...(changed === null ? [] : [{ kind: "note" as const, text: changed }]),
    ...(findings.length === 0 ? [IN_ORDER] : findingParts(committee, findings, platforms)),
  ],
  buttons,
});

/** Of a log that holds nothing yet. */
export const nothingToCheckCard = (committee: string, buttons: Button[]): Card => ({
  title: `${committee}: nothing to check yet`,
  parts: [{ kind: "text", text: "The log holds no action yet. Import the last minutes, and check then." }],
  buttons,
});
