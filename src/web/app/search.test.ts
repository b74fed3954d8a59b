import { expect, test } from "vitest";
import { listQuery } from "../../contract/shared.ts";
import { listRecords } from "../../contract/record.ts";
import { pointInTimeSearch, searchOf } from "./search.ts";

test("words become what the contract says; defaults stay out of the address", () => {
  expect(searchOf(listQuery)({ q: "一中", page: "3" })).toEqual({ q: "一中", page: 3 });
  expect(searchOf(listQuery)({})).toEqual({});
});

test.for([
  { search: { page: "0" } },
  { search: { page: "many" } },
  { search: { category: "no-such" } },
  { search: { from: "2026-02-30" } },
  { search: { other: "x" } },
])("$search opens the page without it", ({ search }) => {
  expect(searchOf(listRecords.query)(search)).toEqual({});
});

test("the day and the term are read from every address", () => {
  expect(pointInTimeSearch({ asOf: "2026-03-31", term: "2026-spring", q: "x" })).toEqual({ asOf: "2026-03-31", term: "2026-spring" });
  expect(pointInTimeSearch({ asOf: "20260331" })).toEqual({});
});
