import { addParty, confirmParties, renameParty } from "../app/keep-parties.js";
import type { Answer, Field, Part, Values } from "../cards/card.js";
import { pageOf } from "../cards/pages.js";
import { partiesOf } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { ANYTHING, readClauses, unquote } from "../domain/words.js";
import { adminForm, answerCard, answerDone, readPage, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { partyOptions } from "./party-options.js";
import { nextButtons } from "./setup-steps.js";

const listButton = (turn: Turn) => ({
  label: "All parties",
  press: { command: "party list", committee: turn.standing.committee.code, values: {} },
});

export const partyList: Command = {
  name: "party list",
  usage: "",
  summary: "lists the committee’s parties and their contacts",
  example: "party list",
  read: readPage("party list"),
  act: async (turn, values) => {
    const { committee } = turn.standing;
    const parties = partiesOf(turn.register, committee.id).toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
    const rows = parties.map((party) => {
      const contacts = turn.register.people.flatMap((person) =>
        person.contacts
          .filter(({ partyId }) => partyId === party.id)
          .map(({ deputy }) => `${person.name}${deputy ? " (deputy)" : ""}`),
      );
      return { party, contacts };
    });
    const parts = rows.map(
      ({ party, contacts }): Part => ({
        kind: "row",
        title: [
          { bold: party.name },
          party.known ? "" : "  (not confirmed)",
          party.formerNames.length > 0 ? `  formerly ${party.formerNames.join(", ")}` : "",
        ],
        detail: contacts.length > 0 ? contacts.join(", ") : "no contact yet",
        ...(party.known ? {} : { mark: "unconfirmed" as const }),
      }),
    );
    const button = {
      label: "Add a party",
      press: { command: "party add", committee: committee.code, values: {}, ask: true },
    };
    const card = {
      title: `${committee.code}: parties`,
      parts: parts.length > 0 ? parts : [{ kind: "text" as const, text: "There are none yet." }],
      buttons: turn.standing.operator || turn.standing.role === "secretary" ? [button] : [],
    };
    const press = { command: "party list", committee: committee.code, values: {} };
    return answerCard(
      turn,
      pageOf(card, Number(values.page ?? 1), press),
      rows.map(({ party, contacts }) => ({ ...party, contacts })),
    );
  },
};

const NAME: Field = { kind: "line", name: "name", label: "Name of the party", maxLength: 120 };

const addForm = (turn: Turn, values: Values): Answer =>
  adminForm(turn, "add a party", { command: "party add", title: "Add a party", submit: "Add", values, fields: [NAME] });

export const partyAdd: Command = {
  name: "party add",
  usage: "NAME",
  summary: "adds a party, or confirms one that was only named so far",
  example: "party add NetCo",
  read: (rest) => ok(rest.trim() === "" ? {} : { name: unquote(rest) }),
  form: async (turn, values) => addForm(turn, values),
  act: async (turn, values) => {
    if (!values.name) return addForm(turn, values);
    const added = await addParty(turn.app, whoOf(turn), { name: values.name });
    return answerDone(turn, added, ({ party, confirmed }) => ({
      title: confirmed ? `${party.name} is confirmed as a party` : `${party.name} is now a party`,
      parts: [{ kind: "text", text: "Name its contacts next, so that somebody answers for it." }],
      buttons: [
        {
          label: "Name a contact",
          press: {
            command: "person contact-for",
            committee: turn.standing.committee.code,
            values: { party: party.id },
            ask: true,
          },
        },
        listButton(turn),
      ],
    }));
  },
};

export const partyConfirm: Command = {
  name: "party confirm",
  usage: "",
  summary: "confirms every party that was only named so far, in minutes or as an owner",
  example: "party confirm",
  read: () => ok({}),
  act: async (turn) => {
    const confirmed = await confirmParties(turn.app, whoOf(turn));
    const next = confirmed.ok ? await nextButtons(turn) : [];
    return answerDone(turn, confirmed, (parties) => ({
      title: `${parties.length === 1 ? "One party is" : `${parties.length} parties are`} confirmed`,
      parts: [{ kind: "text", text: parties.map(({ name }) => name).join(", ") }],
      buttons: [...next, listButton(turn)],
    }));
  },
};

const renameForm = (turn: Turn, values: Values): Answer =>
  adminForm(turn, "rename a party", {
    command: "party rename",
    title: "Rename a party",
    submit: "Rename",
    values,
    fields: [
      {
        kind: "choice",
        name: "party",
        label: "Party",
        options: partyOptions(turn),
        ...(values.party ? { value: values.party } : {}),
      },
      { ...NAME, label: "New name", hint: "It stays known under its earlier name too." },
    ],
  });

export const partyRename: Command = {
  name: "party rename",
  usage: "OLD NAME to NEW NAME",
  summary: "renames a party; it is still found under its earlier name",
  example: "party rename NetCo to Network Company",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { to: ANYTHING });
    return ok({ ...(head === "" ? {} : { party: head }), ...(clauses.to ? { name: clauses.to } : {}) });
  },
  form: async (turn, values) => renameForm(turn, values),
  act: async (turn, { party, name, ...values }) => {
    if (!party || !name) return renameForm(turn, { ...values, ...(party ? { party } : {}) });
    const renamed = await renameParty(turn.app, whoOf(turn), { party, name });
    return answerDone(turn, renamed, (now) => ({
      title: `Renamed: ${now.name}`,
      parts: [{ kind: "text", text: `It is still found as ${now.formerNames.join(", ")}.` }],
      buttons: [listButton(turn)],
    }));
  },
};
