import { type Account, type Committee, type Person, PLATFORM_NAMES, type Register } from "../domain/register.js";
import type { Button, Card, Part, Values } from "./card.js";
import { personDetail, personFacts } from "./person-row.js";

/** Where an account writes from, as the Secretary can tell it from another. `anyTenant`: its workspace is not known yet. */
export const printAccounts = (accounts: readonly Account[], anyTenant: string): string =>
  accounts
    .map(({ platform, tenant, user }) => {
      const where = PLATFORM_NAMES[platform];
      if (tenant !== anyTenant) return `${where} ${tenant}/${user}`;
      return `${where} ${user}, whose ${platform === "slack" ? "workspace" : "tenant"} is known once they first write`;
    })
    .join(", ");

/** What is to be added, and the button that adds it as somebody: their id, or `another`. */
type Asking = { code: string; values: Values; accounts: string };

const accept = ({ code, values }: Asking, label: string, who: string): Button => ({
  label,
  press: { command: "person add", committee: code, values: { ...values, accept: who } },
});

/** Whoever entered these accounts was not this committee's Secretary: they are looked at before they get rights here. */
export const confirmCard = (asking: Asking, person: Person): Card => ({
  title: "Is this the same person?",
  tone: "warning",
  parts: [
    {
      kind: "text",
      text: `${person.name} is known to me already, with accounts that ${asking.code} has not entered: ${asking.accounts}.`,
    },
    {
      kind: "text",
      text: "Whoever holds these accounts would have the rights you give. If they are not theirs, ask the operator. Nobody is added yet.",
    },
  ],
  buttons: [accept(asking, "They are theirs: add", person.id)],
});

/** As many of one name have a button. */
const MOST_OFFERED = 5;

/** The committee has somebody of that name, and only the Secretary can say whether it is they. */
export const namesakesCard = (register: Register, committee: Committee, asking: Asking, known: Person[]): Card => {
  const [first] = known;
  const name = first?.name ?? "";
  const only = known.length === 1;
  const shown = known.slice(0, MOST_OFFERED);
  const rows = shown.map((person, index): Part => {
    const facts = personFacts(register, committee, person);
    return {
      kind: "row",
      title: [...(only ? [] : [`${index + 1}. `]), { bold: person.name }, facts.role ? `  ${facts.role}` : ""],
      detail: [...(person.email ? [person.email] : []), personDetail(facts)].join(" · "),
    };
  });
  return {
    title: only
      ? `Is this the ${name} whom ${asking.code} knows already?`
      : `${asking.code} knows ${known.length} people called ${name}: is this one of them?`,
    tone: "warning",
    parts: [
      ...rows,
      {
        kind: "text",
        text:
          asking.accounts === ""
            ? "Nothing is changed yet."
            : `Nothing is changed yet. Whoever writes from ${asking.accounts} would have the rights shown; a name alone proves nothing.`,
      },
    ],
    buttons: [
      ...shown.map((person, index) => accept(asking, only ? "The same person" : `Number ${index + 1}`, person.id)),
      accept(asking, `Another ${name.slice(0, 50)}: add`, "another"),
    ],
  };
};
