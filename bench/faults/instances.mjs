import { fork } from "node:child_process";
import { once } from "node:events";
import { inProject } from "../machine.mjs";

/** Programs that are loaded and wait to be let go: while one works, the next one loads. */
export const openInstances = (env) => {
  const make = () => {
    const child = fork(inProject("bench/faults/bot.mjs"), {
      env: { PATH: process.env.PATH, NODE_ENV: "production", FAULTS_LOG: process.env.FAULTS_LOG, ...env },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const told = (word) =>
      new Promise((resolve, reject) => {
        child.on("message", (said) => said === word && resolve());
        child.once("exit", (code, signal) => reject(new Error(`an instance ended by itself (${code ?? signal})`)));
      });
    const [warm, started] = [told("warm"), told("started")];
    for (const one of [warm, started]) one.catch(() => {});
    return { child, warm, started };
  };
  let waiting = make();
  return {
    /** Lets the next one go, at an instant of its clock. */
    go: async (now) => {
      const { child, warm, started } = waiting;
      waiting = make();
      await warm;
      child.send({ now });
      return {
        started,
        setClock: (to) => child.connected && child.send({ now: to }),
        kill: async () => {
          child.kill("SIGKILL");
          if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
        },
      };
    },
    close: async () => {
      waiting.child.kill("SIGKILL");
      if (waiting.child.exitCode === null && waiting.child.signalCode === null) await once(waiting.child, "exit");
    },
  };
};
