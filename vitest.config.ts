import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts", "tools/**/*.test.ts"],
    exclude: ["tests/journeys/**", "**/node_modules/**"],
    // Vitest leaves one core for itself, which is half of two; the database that the tests wait for leaves time enough.
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ["tests/database-setup.ts"],
  },
});
