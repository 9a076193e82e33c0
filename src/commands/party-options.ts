import type { Option } from "../cards/card.js";
import { partiesOf } from "../domain/register.js";
import type { Turn } from "./command.js";

/** The committee's parties to choose from in a form, by name; a platform's renderer sees to its limits. */
export const partyOptions = ({ register, standing }: Turn): Option[] =>
  partiesOf(register, standing.committee.id)
    .map(({ id, name }) => ({ label: name, value: id }))
    .toSorted((a, b) => a.label.localeCompare(b.label, "en-GB"));
