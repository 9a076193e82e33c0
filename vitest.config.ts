import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Three suites: what runs anywhere; what needs a PostgreSQL; what needs a browser. */
export default defineConfig({
  test: {
    // More than there are cores on a small machine: many of these wait for a clock or a socket.
    maxWorkers: Math.max(3, availableParallelism()),
    projects: [
      {
        test: {
          name: "anywhere",
          // The program keeps no state in its modules, so test files may share them: half the time goes into loading otherwise.
          isolate: false,
          globalSetup: "test/temporary-folder.ts",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.postgres.test.ts", "test/**/*.browser.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "postgres",
          include: ["test/**/*.postgres.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
