import { expect, test } from "vitest";
import { NetworkFailure, problemOf } from "./problem.ts";
import { shouldRetry } from "./query.ts";

test.for([
  { failures: 0, error: problemOf(404, null), again: false },
  { failures: 0, error: problemOf(409, { code: "stale" }), again: false },
  { failures: 0, error: problemOf(503, null), again: true },
  { failures: 0, error: new NetworkFailure(), again: true },
  { failures: 1, error: new NetworkFailure(), again: false },
])("after $failures tries and $error.message it asks again: $again", ({ failures, error, again }) => {
  expect(shouldRetry(failures, error)).toBe(again);
});
