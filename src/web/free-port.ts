import { createServer } from "node:net";

const canListen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

/** How many neighbours are tried before the system is asked for any port at all. */
const NEIGHBOURS = 20;

/** The first free port from `from` upwards on this host; 0 (any) where a whole row of them is taken. */
export const freePort = async (host: string, from: number): Promise<number> => {
  for (let port = from; port < Math.min(from + NEIGHBOURS, 65_536); port += 1)
    if (await canListen(host, port)) return port;
  return 0;
};

export const isPortInUse = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EADDRINUSE";
