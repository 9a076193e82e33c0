import { defineConfig } from "vitest/config";

/** Three suites: what runs anywhere; what needs a PostgreSQL; what needs a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "anywhere",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.postgres.test.ts", "test/**/*.browser.test.ts"],
          testTimeout: 20_000,
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
