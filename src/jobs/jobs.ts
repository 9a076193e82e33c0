/** Work the bot does of its own accord. Its pattern says when it is woken (node-cron's five fields), not what is owed. */
export type Job = { name: string; cron: string; run(): Promise<void> };

/** What wakes up by itself. */
export const jobs = (work: { deliver(): Promise<void> }): Job[] => [
  { name: "deliver", cron: "* * * * *", run: work.deliver },
];
