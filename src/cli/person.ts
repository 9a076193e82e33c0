import { foldName, type Person, type Register } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";

/** The one person with this e-mail address or name. */
export const findPerson = (register: Register, named: string): Result<Person> => {
  const wanted = foldName(named);
  const found = register.people.filter((person) => person.email === wanted || foldName(person.name) === wanted);
  if (found.length === 1 && found[0]) return ok(found[0]);
  if (found.length > 1)
    return refuse(`There are ${found.length} people called ${named}.`, "Name the one you mean by e-mail address.");
  return refuse(`Nobody called ${named} is known here.`, "Type /opsg person list to see who is.");
};
