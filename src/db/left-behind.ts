/** Tables that belong to one installation of the program, not to the log; why, for whoever adds one. */
export const LEFT_BEHIND: Record<string, string> = {
  RegisterVersion: "counts changes of one database",
  Conversation: "where one installation of the bot may write",
  SearchWord: "follows from texts and updates",
  KeptWords: "passes within days",
  Question: "is good for a day",
  Receipt: "what came into one installation",
  Incoming: "what one installation has still to answer",
  Delivery: "what one installation sent",
  KeptFile: "passes within an hour",
  Secret: "is one installation's",
  SavedView: "is a person's own",
  CalendarLink: "opens the calendar of one installation",
  Preview: "passes within a week",
  Request: "passes once it is answered",
  Doubt: "is told anew when the minutes are imported again",
};
