import { expect, test } from "vitest";
import { atPointInTime, pathOf, queryOf, wordsOf } from "./address.ts";

test("parameters are filled in and escaped", () => {
  expect(pathOf("/api/imports/:kind/:importId/errors", { kind: "schools", importId: "a/b" })).toBe("/api/imports/schools/a%2Fb/errors");
});

test("a missing parameter is a mistake of the program", () => {
  expect(() => pathOf("/api/schools/:schoolId", {})).toThrow("expected text");
});

test.for([
  { query: {}, text: "" },
  { query: { q: "", term: undefined, asOf: null }, text: "" },
  { query: { q: "一中", page: 2 }, text: "?q=%E4%B8%80%E4%B8%AD&page=2" },
])("the query $query reads $text", ({ query, text }) => {
  expect(queryOf(query)).toBe(text);
});

test("what goes into an address comes out of it as text", () => {
  expect(wordsOf(queryOf({ q: "a&b=c", page: 2, asOf: "2026-05-10" }))).toEqual({ q: "a&b=c", page: "2", asOf: "2026-05-10" });
});

test.for([
  { address: "/records?state=submitted", shown: { asOf: "2026-03-31" }, whole: "/records?asOf=2026-03-31&state=submitted" },
  { address: "/records", shown: {}, whole: "/records" },
  { address: "/calendar?asOf=2026-01-01", shown: { asOf: "2026-03-31" }, whole: "/calendar?asOf=2026-01-01" },
])("$address shown on $shown is $whole", ({ address, shown, whole }) => {
  expect(atPointInTime(address, shown)).toBe(whole);
});
