import { addedCard, askedCard } from "../cards/asked.js";
import type { Card } from "../cards/card.js";
import { noSecretaryCard } from "../cards/no-secretary.js";
import { toldCard } from "../cards/told.js";
import { printReference } from "../domain/reference.js";
import { type Committee, roleIn } from "../domain/register.js";
import { drawYourActions } from "./ask-owners.js";
import { drawDigest } from "./draw-digest.js";
import { drawNotRecorded } from "./draw-not-recorded.js";
import { drawNotice } from "./draw-notice.js";
import { drawSeriesNotice } from "./draw-series-notice.js";
import type { Message } from "./message.js";
import type { App } from "./ports.js";

/** What a queued message says, drawn from the register and the log as they are now; null where it is of no use any more. */
export const drawMessage = async (app: App, committee: Committee, message: Message): Promise<Card | null> => {
  const register = await app.store.register();
  switch (message.kind) {
    case "asked to be added": {
      const { account } = message;
      const known = register.people.some(({ accounts }) =>
        accounts.some(({ platform, user }) => platform === account.platform && user === account.user),
      );
      const request = await app.store.setup.request(committee.id, account);
      return known || request?.declinedAt ? null : askedCard(committee.code, message);
    }
    case "added":
      return addedCard(committee);
    case "no Secretary any more": {
      const person = register.people.find(({ id }) => id === message.personId);
      return person && roleIn(person, committee.id) === "secretary" ? null : noSecretaryCard(committee, message);
    }
    case "answered":
      return toldCard(committee.code, message);
    case "digest": {
      const { ownerIds, since, toChair } = message;
      const asked = { ...(ownerIds ? { ownerIds } : {}), ...(since === null ? {} : { since }) };
      const drawn = await drawDigest(app, committee, asked, { mayPost: toChair, unasked: toChair });
      return drawn.ok ? drawn.value.card : null;
    }
    case "your actions":
      return drawYourActions(app, committee, register, message);
    // Drawn with others of their kind in the same message.
    case "reminder":
    case "clash":
    case "nobody to remind":
    case "not reached":
    case "unanswered":
      return null;
    case "notice":
      return drawNotice(app, committee, message, { waiting: true });
    case "series notice":
      return drawSeriesNotice(app, committee, message, { waiting: true });
    case "not recorded":
      return drawNotRecorded(app, committee, message, { waiting: true });
    case "unknown owner": {
      const party = register.parties.find(({ id }) => id === message.partyId);
      if (!party || party.known) return null;
      const reference = printReference({ committee: committee.code, ...message.reference });
      return {
        title: `${reference} has an owner that ${committee.code} does not know`,
        tone: "warning",
        parts: [
          {
            kind: "text",
            text: [
              { bold: party.name },
              " was named as an owner. Confirm it as a party, or give the action to another.",
            ],
          },
        ],
        buttons: [
          {
            label: "Confirm it as a party",
            press: { command: "party add", committee: committee.code, values: { name: party.name } },
            style: "primary",
          },
          {
            label: `Reassign ${reference}`,
            press: { command: "action assign", committee: committee.code, values: { reference }, ask: true },
          },
          {
            label: "Show the action",
            press: { command: "action show", committee: committee.code, values: { reference } },
          },
        ],
      };
    }
  }
};
