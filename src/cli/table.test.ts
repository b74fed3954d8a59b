import { expect, test } from "vitest";
import { renderTable } from "./table.ts";

test("Chinese breaks anywhere, a Latin word or a figure stays whole, columns line up", () => {
  const table = renderTable(["承诺", "Note"], [["每学期开展两次经验交流会", "they state no number"]], 30);
  expect(table.split("\n")).toEqual([
    "承诺            Note",
    "──────────────  ──────────────",
    "每学期开展两次  they state no",
    "经验交流会      number",
  ]);
});

test("a word longer than its column is broken after all", () => {
  const lines = renderTable(["a", "b"], [["x".repeat(30), "y"]], 20).split("\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20);
  expect(lines.join("").match(/x/g)).toHaveLength(30);
});
