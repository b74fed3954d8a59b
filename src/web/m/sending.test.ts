import { expect, test } from "vitest";
import type { ProblemCode } from "../../contract/shared.ts";
import { NetworkFailure, Problem, UnexpectedReply } from "../app/problem.ts";
import { isWorthRetrying } from "./sending.ts";

function problem(status: number, code: ProblemCode): Problem {
  return new Problem({ status, code, detail: null, fields: [], requestId: null });
}

test.for<readonly [string, Error, boolean]>([
  ["no connection", new NetworkFailure(), true],
  ["a proxy's error page", new UnexpectedReply(502), true],
  ["a session that is over", problem(401, "not-signed-in"), true],
  ["too much at once", problem(429, "too-many-attempts"), true],
  ["a busy server", problem(503, "busy"), true],
  ["a server that failed", problem(500, "bug"), true],
  ["a day outside the partnership", problem(400, "bad-input"), false],
  ["a pair that is not mine", problem(404, "not-found"), false],
  ["a file that is too large", problem(413, "too-large"), false],
  ["a mistake of our own", new TypeError("x"), false],
])("%s: sent again by itself? %s", ([, error, isRetried]) => {
  expect(isWorthRetrying(error)).toBe(isRetried);
});
