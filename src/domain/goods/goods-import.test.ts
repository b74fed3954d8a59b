import { expect, test } from "vitest";
import { parseGoodsItem } from "./goods-import.ts";

const cells = {
  name: "台式计算机",
  kind: "设备",
  count: "20",
  unit: "台",
  unitValue: "3,980.00",
  valueBasis: "",
  spec: "",
  classCode: "a02010105",
  source: "",
  custodian: "",
};

test("a row becomes an item; without a basis a transfer is at book value and a donation by invoice", () => {
  const expected = { name: "台式计算机", kind: "equipment", count: 20, unit: "台", unitValueFen: 398_000, classCode: "A02010105" };
  expect(parseGoodsItem({ row: 4, cells }, "transfer").value).toMatchObject({ ...expected, valueBasis: "book" });
  expect(parseGoodsItem({ row: 4, cells }, "donation").value).toMatchObject({ ...expected, valueBasis: "invoice" });
});

test.for([
  ["count", "", "missing"],
  ["count", "0", "no-number"],
  ["count", "二十", "no-number"],
  ["unitValue", "三千", "no-amount"],
  ["unitValue", "-5", "no-amount"],
  ["unitValue", "1.234", "no-amount"],
  ["kind", "设各", "unknown-word"],
  ["valueBasis", "随便", "unknown-word"],
  ["classCode", "A0201", "none"],
  ["classCode", "02010105", "class-form"],
] as const)("%s “%s”: %s", ([key, text, code]) => {
  const { value, errors } = parseGoodsItem({ row: 4, cells: { ...cells, [key]: text } }, "donation");
  expect(errors.map((error) => [error.column, error.code])).toEqual(code === "none" ? [] : [[key, code]]);
  expect(value === null).toBe(code !== "none");
});

test("a slip of the hand is told with what may have been meant", () => {
  const { errors } = parseGoodsItem({ row: 4, cells: { ...cells, kind: "设各" } }, "donation");
  expect(errors[0]?.suggestion).toBe("设备");
});
