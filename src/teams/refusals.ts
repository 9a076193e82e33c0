import { AsyncLocalStorage } from "node:async_hooks";

/** A request that may yet turn out to be nobody's; `why` is what the SDK said of it. */
export type Asking = { yet: boolean; why?: string };

const LONGEST_WHY = 200;

const firstLine = (said: unknown): string =>
  (said instanceof Error ? said.message : String(said)).split("\n", 1)[0]?.slice(0, LONGEST_WHY) ?? "";

/**
 * The SDK prints a stack on standard error for each request that it does not authorise: anybody could fill a disk by
 * asking. What it says of such a request is noted instead, for the one line of the log; all else is printed as ever.
 */
export const openRefusals = () => {
  const asking = new AsyncLocalStorage<Asking>();
  let undo = (): void => undefined;
  return {
    during: <T>(request: Asking, work: () => Promise<T>): Promise<T> => asking.run(request, work),
    start: (): void => {
      // biome-ignore lint/suspicious/noConsole: the SDK prints there
      const print = console.error;
      console.error = (...said: unknown[]): void => {
        const request = asking.getStore();
        if (request && !request.yet) request.why ??= firstLine(said[0]);
        else print.apply(console, said);
      };
      undo = () => {
        console.error = print;
      };
    },
    stop: (): void => undo(),
  };
};
