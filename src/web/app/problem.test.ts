import { expect, test } from "vitest";
import { problemOf } from "./problem.ts";

test("a problem document keeps its code, sentence and fields", () => {
  const problem = problemOf(409, {
    code: "stale",
    detail: "别人刚刚改过",
    fields: [{ path: "version", code: "old" }, { path: 1 }],
    requestId: "r1",
  });
  expect(problem).toMatchObject({
    status: 409,
    code: "stale",
    detail: "别人刚刚改过",
    fields: [{ path: "version", code: "old" }],
    requestId: "r1",
  });
});

test.for([
  { status: 401, code: "not-signed-in" },
  { status: 404, code: "not-found" },
  { status: 413, code: "too-large" },
  { status: 418, code: "bad-input" },
  { status: 502, code: "bug" },
])("an answer of $status without a document is $code", ({ status, code }) => {
  expect(problemOf(status, null)).toMatchObject({ code, detail: null, fields: [] });
});
