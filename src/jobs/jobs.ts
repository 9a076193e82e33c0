/** Work the bot does of its own accord. Its pattern says when it is woken (node-cron's), not what is owed. */
export type Job = { name: string; cron: string; run(): Promise<void> };

/** What wakes up by itself. The six-field patterns begin with seconds: a conversation takes one message a second. */
export const jobs = (work: {
  plan(): Promise<void>;
  deliver(): Promise<void>;
  redraw(): Promise<void>;
  freshen(): Promise<void>;
  catchUp(): Promise<void>;
  foresee(): Promise<void>;
  tidy(): Promise<void>;
}): Job[] => [
  { name: "plan", cron: "* * * * *", run: work.plan },
  { name: "deliver", cron: "*/2 * * * * *", run: work.deliver },
  { name: "redraw", cron: "*/2 * * * * *", run: work.redraw },
  { name: "freshen", cron: "*/3 * * * * *", run: work.freshen },
  { name: "catch up", cron: "*/20 * * * * *", run: work.catchUp },
  { name: "foresee", cron: "*/10 * * * *", run: work.foresee },
  { name: "tidy", cron: "17 * * * *", run: work.tidy },
];
