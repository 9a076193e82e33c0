import { belongsTo, type Committee, type Register } from "../domain/register.js";
import type { NewDelivery } from "./deliveries.js";

/** Whom a notice is sent to: every channel bound to the committee, and whoever asked for it. */
export const noticeRecipients = (
  register: Register,
  committee: Committee,
): { to: NewDelivery["to"]; name: string }[] => [
  ...register.channels
    .filter(({ committeeId }) => committeeId === committee.id)
    .map(({ platform, tenant, channel }) => ({
      to: { platform, tenant, channel },
      name: `${platform}/${tenant}/${channel}`,
    })),
  ...committee.notices.people.flatMap((personId) => {
    const person = register.people.find(({ id }) => id === personId);
    return person && belongsTo(register, person, committee.id) ? [{ to: { personId }, name: personId }] : [];
  }),
];
