import { type Account, PLATFORM_NAMES } from "../domain/register.js";
import type { Card } from "./card.js";

/** Somebody asks to be added: for the Secretary, to approve or decline. */
export const askedCard = (committee: string, asked: { account: Account; name: string; email: string | null }): Card => {
  const { account, name, email } = asked;
  const id = { [account.platform]: `${account.tenant}/${account.user}` };
  const values = { name, ...(email ? { email } : {}), ...id };
  return {
    title: `${name} asks to be added to ${committee}`,
    parts: [
      {
        kind: "facts",
        facts: [
          { label: "Writes on", value: PLATFORM_NAMES[account.platform] },
          { label: "E-mail address", value: email ?? "not vouched for by the platform" },
          { label: "Account", value: `${account.tenant}/${account.user}` },
        ],
      },
      { kind: "note", text: "Names are chosen by the account’s owner: approve only somebody you expected." },
    ],
    buttons: [
      { label: "Approve", press: { command: "person add", committee, values }, style: "primary" },
      { label: "Approve with a role or party", press: { command: "person add", committee, values, ask: true } },
      { label: "Decline", press: { command: "person decline", committee, values: id }, style: "danger" },
    ],
  };
};

/** Told to somebody who asked, once they are added. */
export const addedCard = (committee: { code: string; name: string }): Card => ({
  title: `You have been added to ${committee.code}`,
  tone: "good",
  parts: [{ kind: "text", text: `I keep the action log of the ${committee.name}. From now on you can use me here.` }],
  buttons: [
    { label: "What I can do", press: { command: "welcome", committee: committee.code, values: {} }, style: "primary" },
    { label: "Outstanding actions", press: { command: "action list", committee: committee.code, values: {} } },
  ],
});
