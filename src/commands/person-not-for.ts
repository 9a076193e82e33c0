import { endContact } from "../app/end-contact.js";
import { ok } from "../domain/result.js";
import { whoOf } from "./answers.js";
import { aloneRows, contactButtons } from "./left-alone.js";
import { partyField, personCommand } from "./person-change.js";
import { readParty } from "./whom.js";

const NAME = "person not-for";

export const personNotFor = personCommand({
  name: NAME,
  usage: "NAME PARTY [anyway]",
  summary:
    "ends that a person answers for a party, as contact or deputy; all else stays. It asks first where nobody could be reached for the party then",
  example: `${NAME} "Alex Green" NetCo`,
  doing: "name contacts",
  title: "Answers for a party no more",
  submit: "End it",
  field: partyField,
  change: async (turn, person, value) => {
    const { committee } = turn.standing;
    const party = readParty(turn, value.replace(/\s+anyway$/iu, ""));
    if (!party.ok) return party;
    const { id, name } = party.value;
    const anyway = /\sanyway$/iu.test(value);
    const ended = await endContact(turn.app, whoOf(turn), { person, party: party.value, anyway });
    if (!ended.ok) return ended;
    const { kind, alone, leaves } = ended.value;
    if (kind === "ended")
      return ok({
        title: `${person.name} no longer answers for ${name}`,
        parts: leaves ? [{ kind: "text", text: `They have no other part in ${committee.code}.` }] : [],
        buttons: contactButtons(turn, alone),
      });
    const sure = { command: NAME, committee: committee.code, values: { line: `${person.id} ${id} anyway` } };
    return ok({
      title: `Shall ${person.name} answer for ${name} no more?`,
      tone: "warning",
      parts: [
        {
          kind: "text",
          text: `Nothing is changed yet.${leaves ? ` ${person.name} has no other part in ${committee.code}.` : ""}${alone.length > 0 ? " Nobody would be reminded any more of what this party owes:" : ""}`,
        },
        ...(await aloneRows(turn, alone)),
      ],
      buttons: [...contactButtons(turn, alone), { label: "End it all the same", press: sure, style: "danger" }],
    });
  },
});
