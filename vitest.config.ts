import { defineConfig } from "vitest/config";

/** Three suites: what runs anywhere; what needs a PostgreSQL; what needs a browser. */
export default defineConfig({
  test: {
    // Vitest leaves a core free for an editor; many of these wait for a clock or a socket, so none need be.
    maxWorkers: "100%",
    // The program keeps no state in its modules, so test files may share them: half the time goes into loading otherwise.
    isolate: false,
    projects: [
      {
        test: {
          name: "anywhere",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.postgres.test.ts", "test/**/*.browser.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "postgres",
          include: ["test/**/*.postgres.test.ts"],
          testTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/**/*.browser.test.ts"],
          testTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
