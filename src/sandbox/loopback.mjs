// Loaded before the Agents Playground, in its own process. It would listen on every interface, where anybody in the same
// network could speak as the Secretary: here every server of that process listens on this machine alone.
import { Server } from "node:net";

const listen = Server.prototype.listen;

/** @param {unknown[]} args */
const onLoopback = ([first, ...rest]) => {
  if (typeof first === "number" || (typeof first === "string" && /^\d+$/.test(first)))
    return [Number(first), "127.0.0.1", ...rest.filter((arg) => typeof arg === "function")];
  if (typeof first === "object" && first !== null && "port" in first) return [{ ...first, host: "127.0.0.1" }, ...rest];
  return [first, ...rest];
};

Server.prototype.listen = function (...args) {
  return listen.apply(this, onLoopback(args));
};

// When the bot goes, even by a kill that lets nobody tidy up, the Playground goes too.
process.once("disconnect", () => process.exit());
