import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

/** A folder that lies in memory, on Linux. */
const MEMORY = "/dev/shm";
/** Containers are often given less, and several tests have long logs. Bytes. */
const ENOUGH = 2 ** 30;

const hasRoom = (): boolean => {
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH;
};

let folder: string | undefined;

/** Temporary folders lie in memory where there is room: a commit waits for the disk, which nothing here is to outlive. */
export const setup = (): void => {
  if (!existsSync(MEMORY) || !hasRoom()) return;
  folder = mkdtempSync(join(MEMORY, "opsg-tests-"));
  process.env.TMPDIR = folder;
};

export const teardown = (): void => {
  if (folder) rmSync(folder, { recursive: true, force: true });
};
