/** What the bench's invented committee writes about: texts by number, the same in every run. */

export const PARTIES = [
  "Quayside Cranes",
  "Tidewater Ferries",
  "Lamplight Pilots",
  "Saltmarsh Trust",
  "Harbour Office",
  "Rope Walk",
  "Chandlers",
  "Dredging Board",
  "Fish Market",
  "Customs House",
  "Lifeboat Station",
  "Dry Dock",
];

const VERBS = ["publish", "repair", "survey", "paint", "measure", "replace", "inspect", "chart"];
const SUBJECTS = ["calendar", "register", "timetable", "inventory", "report", "drawing", "schedule", "ledger"];
const PLACES = ["breakwater", "slipway", "pontoon", "quay", "lighthouse", "basin", "jetty", "sluice"];
const REASONS = ["storms", "springtides", "visitors", "inspectors", "builders", "skippers", "anglers", "gales"];
const SAID = ["ordered", "delayed", "delivered", "promised", "measured", "returned", "agreed", "started"];

const pick = (list, number) => list[number % list.length];

/** Ten actions have this word, however long the log is. */
export const RARE = "derrick";
const RARE_ACTIONS = 10;

export const actionText = (index) => {
  const what = `${pick(PARTIES, index)} to ${pick(VERBS, index)} the ${pick(SUBJECTS, Math.floor(index / 8))}`;
  const rare = index % 97 === 0 && index / 97 < RARE_ACTIONS ? ` beside the ${RARE}` : "";
  return `${what} of the ${pick(PLACES, Math.floor(index / 64))} before the ${pick(REASONS, index * 3)} come${rare}.`;
};

export const updateText = (number) => `The parts were ${pick(SAID, number)}.`;
