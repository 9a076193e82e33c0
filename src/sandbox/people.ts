import type { Person } from "../domain/register.js";

/** Ends the addresses of the sample's people. By RFC 2606 nobody can have such a one. */
const INVENTED = "@sandbox.invalid";

export const inventedAddress = (name: string): string => `${name.toLowerCase().replace(/\W+/g, ".")}${INVENTED}`;

/** Whether somebody is invented, so that anybody at the machine may speak as them: of a real person it would be a lie. */
export const isInvented = ({ email }: Person): boolean => email?.endsWith(INVENTED) ?? false;
