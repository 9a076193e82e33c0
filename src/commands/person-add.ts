import { addPerson } from "../app/add-person.js";
import { ANY_TENANT } from "../app/link-account.js";
import type { Answer, Field, Part, Values } from "../cards/card.js";
import { confirmCard, namesakesCard, printAccounts } from "../cards/same-person.js";
import { type Account, type Person, type Platform, peopleOf, ROLES, sameAccount } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, capital, readClauses } from "../domain/words.js";
import { adminForm, answerCard, answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Picked, Turn } from "./command.js";
import { partyOptions } from "./party-options.js";
import { readParty } from "./whom.js";

const CLAUSES = {
  role: /^["“]?(?:secretary|chair|member|observer|none)\b/iu,
  email: ANYTHING,
  "contact-for": ANYTHING,
  "deputy-for": ANYTHING,
  slack: /^\S+$|^\S+\s/u,
  teams: /^\S+$|^\S+\s/u,
  accept: /^(?:known|another)\b|^[\w-]{8,}(?:\s|$)/iu,
};

const read = (rest: string): Result<Values> => {
  const { head, clauses } = readClauses(rest, CLAUSES);
  const { "contact-for": party, "deputy-for": deputyFor, ...others } = clauses;
  return ok({
    ...(head === "" ? {} : { name: head }),
    ...others,
    ...(party ? { party } : {}),
    ...(deputyFor ? { party: deputyFor, deputy: "yes" } : {}),
  });
};

/** An account as typed: `U012`, or `T034/U012` where there are several workspaces. */
const readAccount = (turn: Turn, platform: Platform, text: string): Result<Account> => {
  const parts = /^(?:([A-Za-z0-9:._-]+)\/)?([A-Za-z0-9:._@-]{2,200})$/u.exec(text.trim());
  if (!parts?.[2])
    return refuse(
      `“${text.slice(0, 60)}” is not an account’s id.`,
      "On Slack it is in the profile, under “Copy member ID”: U012ABCDEF.",
      platform,
    );
  const seen = turn.register.channels.filter((channel) => channel.platform === platform).map(({ tenant }) => tenant);
  const here =
    turn.caller.place.kind === "channel" && turn.caller.place.platform === platform ? [turn.caller.place.tenant] : [];
  const tenants = new Set([...here, ...seen]);
  const only = tenants.size === 1 ? [...tenants][0] : undefined;
  return ok({ platform, tenant: parts[1] ?? only ?? ANY_TENANT, user: parts[2] });
};

export const accountsOf = (turn: Turn, values: Values): Result<Account[]> => {
  const accounts: Account[] = turn.mentions
    .filter(({ text }) => values.name?.includes(text))
    .map(({ account }) => account);
  for (const platform of ["slack", "teams"] as const) {
    const text = values[platform];
    if (!text) continue;
    const account = readAccount(turn, platform, text);
    if (!account.ok) return account;
    accounts.push(account.value);
  }
  return ok(accounts);
};

const channelsOf = ({ register, standing }: Turn) =>
  register.channels.filter(({ committeeId }) => committeeId === standing.committee.id);

/** Those of the committee's channels who do not belong to it yet. */
const newcomers = async (turn: Turn): Promise<Picked[]> => {
  const ours = peopleOf(turn.register, turn.standing.committee.id).flatMap(({ accounts }) => accounts);
  const people = (await turn.caller.people?.(channelsOf(turn))) ?? [];
  return people.filter(({ account }) => !ours.some((one) => sameAccount(one, account)));
};

/** Somebody may be picked from the platform's people, unless an account is given already. */
const pickedField = async (turn: Turn, values: Values): Promise<Field[]> => {
  if (values.slack || values.teams) return [];
  const field = {
    name: "picked",
    label: "Who",
    optional: true,
    ...(values.picked ? { value: values.picked } : {}),
  };
  const hint = "Their name and address are taken from their profile.";
  if (turn.caller.findPicked) return [{ kind: "person", hint, ...field }];
  const options = (await newcomers(turn)).map(({ account, name, verifiedEmail }) => ({
    label: verifiedEmail === null ? name : `${name}, ${verifiedEmail}`,
    value: account.user,
  }));
  return options.length === 0
    ? []
    : [{ kind: "choice", hint: "Somebody of the committee’s channels", options, ...field }];
};

const findPicked = async (turn: Turn, picked: string): Promise<Picked | null> => {
  if (turn.caller.findPicked) return turn.caller.findPicked(picked);
  return (await newcomers(turn)).find(({ account }) => account.user === picked) ?? null;
};

/** What was picked and typed, together: the profile gives what was left out. */
const withPicked = async (turn: Turn, values: Values): Promise<Result<{ values: Values; accounts: Account[] }>> => {
  if (!values.picked) return ok({ values, accounts: [] });
  const found = await findPicked(turn, values.picked);
  if (!found)
    return refuse("The platform does not say who that is.", "Write their name and e-mail address instead.", "picked");
  const { name, verifiedEmail, account } = found;
  return ok({
    values: { ...values, name: values.name || name, email: values.email || (verifiedEmail ?? "") },
    accounts: [account],
  });
};

const form = async (turn: Turn, values: Values): Promise<Answer> => {
  const picked = may(turn.standing, "administer") ? await pickedField(turn, values) : [];
  return adminForm(turn, "add a person", {
    command: "person add",
    title: "Add a person",
    submit: "Add",
    values,
    fields: [
      ...picked,
      {
        kind: "line",
        name: "name",
        label: "Name",
        maxLength: 120,
        ...(picked.length > 0 ? { optional: true, hint: "Needed only for somebody who is not picked above." } : {}),
        ...(values.name ? { value: values.name } : {}),
      },
      {
        kind: "line",
        name: "email",
        label: "E-mail address",
        hint: "Their account is linked when they first write from it.",
        maxLength: 254,
        optional: true,
        ...(values.email ? { value: values.email } : {}),
      },
      {
        kind: "choice",
        name: "role",
        label: "Role",
        value: values.role ?? "member",
        options: ROLES.map((role) => ({ label: capital(role), value: role })),
      },
      {
        kind: "choice",
        name: "party",
        label: "Answers for",
        optional: true,
        options: partyOptions(turn),
        ...(values.party ? { value: values.party } : {}),
      },
    ],
  });
};

/** What was given, with everything that was picked or mentioned in words: a button carries no more. */
const typedOf = ({ picked: _, ...values }: Values, name: string, accounts: Account[]): Values => ({
  ...values,
  name,
  ...Object.fromEntries(
    accounts.map(({ platform, tenant, user }) => [platform, tenant === ANY_TENANT ? user : `${tenant}/${user}`]),
  ),
});

/** What is known of somebody who was added, and what is not. */
const partsOf = ({ accounts, email, name }: Person, namesakes: Person[]): Part[] => [
  {
    kind: "text",
    text:
      accounts.length > 0
        ? `Linked: ${printAccounts(accounts, ANY_TENANT)}. They can write to me at once.`
        : email
          ? `Their account is linked when they first write from ${email}.`
          : "No account or e-mail address is known yet, so I cannot write to them.",
  },
  ...(namesakes.length === 0
    ? []
    : [
        {
          kind: "note" as const,
          text: `The committee has ${namesakes.length + 1} people called ${name} now. Name the one you mean by e-mail address; two who are one person you bring together with person merge, and whoever should not be there you take out with person remove.`,
        },
      ]),
];

export const personAdd: Command = {
  name: "person add",
  usage:
    '"NAME" [role secretary | chair | member | observer] [email ADDRESS] [contact-for PARTY] [slack ID] [teams ID] [accept known | another]',
  summary: "adds a person to the committee",
  example: 'person add "Alex Green" role member email alex@example.org contact-for NetCo',
  read,
  form,
  act: async (turn, given) => {
    const picked = await withPicked(turn, given);
    if (!picked.ok) return answerProblem(picked.problem);
    const { values } = picked.value;
    if (!values.name) return form(turn, values);
    const accounts = accountsOf(turn, values);
    if (!accounts.ok) return answerProblem(accounts.problem);
    const party = values.party ? readParty(turn, values.party, values.deputy === "yes") : ok(undefined);
    if (!party.ok) return answerProblem(party.problem);
    const role = ROLES.find((known) => known === values.role?.toLowerCase());
    const contact = party.value && { party: party.value, deputy: values.deputy === "yes" };
    const name = values.name.replace(/^@/u, "");
    const all = [...accounts.value, ...picked.value.accounts];
    const { email, accept } = values;
    const added = await addPerson(turn.app, whoOf(turn), { name, email, role, contact, accounts: all, accept });
    if (!added.ok) return answerProblem(added.problem);
    const { committee } = turn.standing;
    const { code } = committee;
    const { person } = added.value;
    const asking = { code, values: typedOf(values, name, all) };
    if (added.value.kind === "confirm")
      return answerCard(turn, confirmCard({ ...asking, accounts: printAccounts(person.accounts, ANY_TENANT) }, person));
    if (added.value.kind === "which") {
      const card = namesakesCard(
        turn.register,
        committee,
        { ...asking, accounts: printAccounts(all, ANY_TENANT) || (email ?? "") },
        added.value.namesakes,
      );
      return { kind: "card", card, audience: "person" };
    }
    const { already, namesakes } = added.value;
    return answerDone(turn, ok(person), () => ({
      title: already ? `${person.name} was known already, and belongs to ${code}` : `${person.name} is added`,
      parts: partsOf(person, namesakes),
      buttons: [{ label: "All people", press: { command: "person list", committee: code, values: {} } }],
    }));
  },
};
