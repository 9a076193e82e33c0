// Loaded before the Agents Playground: it would listen on every interface of the machine.
import { Server } from "node:net";

const listen = Server.prototype.listen;
Server.prototype.listen = function (...given) {
  const [first] = given;
  if (first !== null && typeof first === "object" && "port" in first) first.host = "127.0.0.1";
  else if (typeof first === "number") given.splice(1, typeof given[1] === "string" ? 1 : 0, "127.0.0.1");
  return Reflect.apply(listen, this, given);
};
