import type { Account } from "../domain/register.js";
import { SANDBOX_TENANT } from "../platforms.js";

/** The Playground asks for exactly so many other people; nobody needs them. */
const OTHERS = ["one", "two", "three", "four", "five"];

const user = (id: string, name: string, last: string) => ({
  id,
  name,
  userPrincipleName: `${id}@sandbox.invalid`,
  aadObjectId: `00000000-0000-0000-0000-0000000000${last}`,
  givenName: name,
  surname: "",
  email: `${id}@sandbox.invalid`,
});

const YOU = user("you", "You", "20");

/** Whoever sits before the Playground, as the bot knows them. */
export const PLAYGROUND_USER: Account = { platform: "teams", tenant: SANDBOX_TENANT, user: YOU.aadObjectId };

/** Who and where there is in the Playground's chat, in the form of its own file (YAML, of which JSON is a part). */
export const playgroundConfig = (teamName: string): object => ({
  version: "0.1.1",
  tenantId: SANDBOX_TENANT,
  bot: { id: "00000000-0000-0000-0000-000000000011", name: "OPSG" },
  currentUser: YOU,
  users: OTHERS.map((number, index) => user(`bystander-${number}`, `Bystander ${number}`, `2${index + 1}`)),
  personalChat: { id: "sandbox" },
  groupChat: { id: "sandbox-group", name: "Group chat" },
  team: {
    id: "sandbox-team",
    name: teamName,
    aadGroupId: "00000000-0000-0000-0000-000000000031",
    channels: [],
  },
});
