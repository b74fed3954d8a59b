import { expect, test } from "vitest";
import { endure, type Round } from "./endure.ts";

test.runIf(process.platform === "linux")(
  "what was acknowledged is there, once and whole, after server, database and both were killed",
  async () => {
    const rounds: Round[] = [];
    const problems = await endure({ rounds: 3, writes: 80, seed: 20_260_901, writers: 6 }, (round) => rounds.push(round));
    expect(problems).toEqual([]);
    expect(rounds.map(({ victim, acknowledged }) => [victim, acknowledged])).toEqual([
      ["server", 80],
      ["database", 80],
      ["everything", 80],
    ]);
    // A kill that met no write under way would have tried nothing.
    expect(Math.max(...rounds.map(({ unanswered }) => unanswered))).toBeGreaterThan(0);
  },
  120_000,
);
