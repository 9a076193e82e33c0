import { type ChangedSeries, changeSeries } from "../app/change-series.js";
import { viewMeetings } from "../app/view-meetings.js";
import { deny } from "../app/who.js";
import type { Answer, Button, Field, Part, Values } from "../cards/card.js";
import { clockWarning, meetingsCard, seriesWarning } from "../cards/meetings.js";
import { seriesCard, seriesFacts, seriesLine } from "../cards/series.js";
import { addDays, type Day, printDay } from "../domain/day.js";
import type { MeetingKind } from "../domain/meeting.js";
import { printLength } from "../domain/meeting-words.js";
import { ok, refuse } from "../domain/result.js";
import { printRule } from "../domain/rule-words.js";
import { KINDS } from "../domain/schedule.js";
import { latestVersion, type Series, seriesOn } from "../domain/series.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerCard, answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { filled } from "./meeting-forms.js";
import { todayIn } from "./meeting-show.js";

const NAME = "meeting series";
/** A change shows what comes of it in the first months. Days. */
const SHOWN_DAYS = 186;

const kindOf = (text: string | undefined): MeetingKind | undefined => KINDS.find((kind) => kind === text);

/** The series in force today, and what is planned to follow. */
const current = (series: readonly Series[], today: Day): Series[] =>
  KINDS.flatMap((kind) => {
    const now = seriesOn(series, kind, today);
    return series.filter((one) => one === now || (one.kind === kind && one.from !== null && one.from > today));
  });

const changeButton = (committee: string, kind: MeetingKind): Button => ({
  label: `Change ${kind} meetings`,
  press: { command: NAME, committee, values: { kind }, ask: true },
});

const seriesForm = (turn: Turn, values: Values): Answer => {
  if (!may(turn.standing, "meet"))
    return answerProblem(deny(turn.standing, "meet", "change when meetings are held").problem);
  const { committee } = turn.standing;
  const kind = kindOf(values.kind) ?? "main";
  const now = seriesOn(committee.series, kind, todayIn(turn));
  const rule = now?.rule;
  const seen = values.seen ?? String(latestVersion(committee.series, kind)?.version ?? 0);
  const line = (name: string, label: string, hint: string, value: string | null | undefined, optional = true): Field =>
    filled(
      { kind: "line", name, label, hint, maxLength: 300, ...(optional ? { optional } : {}) },
      values[name] ?? value,
    );
  return answerForm(turn, {
    command: NAME,
    title: `${kind === "main" ? "Main" : "Reporting"} meetings`,
    intro: "Meetings before the change stay as they were.",
    submit: "Change",
    values: { ...values, kind, seen },
    fields: [
      line("rule", "Days", "second Tuesday; last Friday; every other Monday; none", rule && printRule(rule), false),
      line("start", "Begins at", "For example 10:00", now?.start),
      line("length", "Length", "For example 3h or 90m", now && printLength(now.minutes)),
      line("place", "Place or link", "Where it is held; none, if that is not fixed", now?.place),
      filled({ kind: "day", name: "from", label: "From", optional: true }, values.from ?? addDays(todayIn(turn), 1)),
    ],
  });
};

/** A later change that was decided before stays. */
const stays = (next: Series | null): Part[] =>
  next?.from == null
    ? []
    : [
        {
          kind: "note",
          text: `This holds until ${printDay(addDays(next.from, -1))}. From ${printDay(next.from)} on they are held as was decided before: ${seriesLine(next)}. To change that, too, type: meeting series ${next.kind} … from ${printDay(next.from)}`,
        },
      ];

/** What somebody else had decided, which holds no more. */
const instead = (replaced: ChangedSeries["replaced"]): Part[] =>
  replaced?.series.from == null
    ? []
    : [
        {
          kind: "text",
          text: `Please check with ${replaced.by}, whose change from ${printDay(replaced.series.from)} on this replaces: ${seriesLine(replaced.series)}.`,
        },
      ];

export const meetingSeries: Command = {
  name: NAME,
  usage: "[main | reporting] [DAYS] [at TIME] [for LENGTH] [place PLACE] [from DAY]",
  summary: "shows on which days meetings are held, or changes it",
  example: "meeting series main second Tuesday at 10:00 for 3h",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { at: /^\d|^noon/iu, for: /^\d/u, place: ANYTHING, from: ANYTHING });
    const [, kind, rule = ""] = /^(?:(main|reporting)(?: meetings?)?(?:\s+|$))?(?:on )?(.*)$/isu.exec(head) ?? [];
    if (kind === undefined && (rule !== "" || Object.keys(clauses).length > 0))
      return refuse(
        "Which meetings are to change?",
        "Type /opsg meeting series main or meeting series reporting, and what is to change.",
      );
    return ok({
      ...(kind ? { kind: kind.toLowerCase() } : {}),
      ...(rule ? { rule } : {}),
      ...(clauses.at ? { start: clauses.at } : {}),
      ...(clauses.for ? { length: clauses.for } : {}),
      ...(clauses.place ? { place: clauses.place } : {}),
      ...(clauses.from ? { from: clauses.from } : {}),
    });
  },
  form: async (turn, values) => seriesForm(turn, values),
  act: async (turn, values) => {
    const { committee } = turn.standing;
    const { code } = committee;
    const kind = kindOf(values.kind);
    const today = todayIn(turn);
    if (kind === undefined) {
      const shown = current(committee.series, today);
      const buttons = may(turn.standing, "meet") ? KINDS.map((one) => changeButton(code, one)) : [];
      return answerCard(turn, seriesCard(committee, shown, buttons), shown);
    }
    const { rule, start, length, place, from, seen } = values;
    if ([rule, start, length, place].every((value) => value === undefined)) return seriesForm(turn, values);
    const changed = await changeSeries(turn.app, whoOf(turn), { kind, rule, start, length, place, from, seen });
    if (!changed.ok) return answerProblem(changed.problem);
    const { committee: now, series, next, replaced, ahead: planned } = changed.value;
    const first = series.from ?? today;
    const ahead = (await viewMeetings(turn.app, now, first, addDays(first, SHOWN_DAYS))).filter(
      ({ meeting }) => meeting.kind === kind,
    );
    const list = meetingsCard(now, `The ${kind} meetings of ${code} change from ${printDay(first)}`, ahead, today, [
      { label: "All meetings", press: { command: "meeting list", committee: code, values: {} } },
      changeButton(code, kind),
    ]);
    return answerCard(
      turn,
      {
        ...list,
        tone: "good",
        parts: [
          seriesFacts(series, now.zone),
          ...seriesWarning(ahead),
          ...clockWarning(now, planned),
          ...instead(replaced),
          ...stays(next),
          ...list.parts,
        ],
      },
      series,
    );
  },
};
