import { expect, test } from "vitest";
import { listQueryOf, orderOf, sortWord } from "./query-table-model.ts";

test.for([
  { sort: undefined, order: null },
  { sort: "name", order: "ascend" as const },
  { sort: "-name", order: "descend" as const },
])("$sort shows the column name as $order, and back", ({ sort, order }) => {
  expect(orderOf(sort, "name")).toBe(order);
  expect(sortWord("name", order)).toBe(sort);
});

test("another column's order is not this one's", () => {
  expect(orderOf("-name", "pupils")).toBeNull();
});

test("a list asks for its first page of twenty unless the address says more", () => {
  expect(listQueryOf("schools", { q: "一中" })).toEqual({ q: "一中", page: 1, size: 20 });
  expect(listQueryOf("schools", { page: 3, size: 50 })).toEqual({ page: 3, size: 50 });
});
