import { expect, test } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import type { Register } from "../../src/domain/register.js";
import { hear, type Speaker } from "../../src/domain/standing.js";

const committee = newCommittee("c", "DEMO", "Demonstration group");
const account = { platform: "teams", tenant: "t", user: "kim" } as const;
const place = { kind: "channel", platform: "teams", tenant: "t", channel: "general" } as const;
const kim: Register["people"][number] = {
  id: "p",
  name: "Kim",
  email: null,
  awayUntil: null,
  accounts: [account],
  roles: [{ committeeId: "c", role: "member" }],
  contacts: [],
  lastWroteOn: null,
};
const register = (people: Register["people"]): Register => ({
  committees: [committee],
  parties: [],
  people,
  channels: [
    {
      platform: "teams",
      tenant: "t",
      channel: "general",
      committeeId: "c",
      name: "General",
      classification: "White",
      outsiders: false,
    },
  ],
});
const speaker = (guest?: boolean): Speaker => ({ kind: "account", account, name: "Kim", ...(guest ? { guest } : {}) });

test.each([
  ["somebody of the tenant whom nobody linked may read a bound channel", [], false, "known"],
  ["a guest whom nobody linked sees nothing", [], true, "stranger"],
  ["a guest whom the Secretary linked has their role's full rights", [kim], true, "known"],
])("%s", (_name, people, guest, expected) => {
  const heard = hear(register(people), speaker(guest), place);
  expect(heard.kind).toBe(expected);
  if (people.length > 0) expect(heard).toMatchObject({ standing: { role: "member" } });
});
