// The bare imports: the packages that a configuration needs, imported as the program imports them, and nothing done.
import { PACKAGES } from "../packages.mjs";

for (const name of process.argv.slice(2).flatMap((group) => PACKAGES[group])) await import(name);
console.log("ready");
setInterval(() => {}, 60_000);
