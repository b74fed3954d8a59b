import { defineConfig } from "vitest/config";

/** Journeys in a real browser, one file after the other: two browsers on two cores only wait for each other. */
export default defineConfig({
  test: {
    include: ["tests/journeys/**/*.test.ts"],
    globalSetup: ["tests/database-setup.ts"],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As long as the browser itself waits for what it looks for.
    expect: { poll: { timeout: 30_000 } },
  },
});
