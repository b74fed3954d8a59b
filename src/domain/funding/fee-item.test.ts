import { expect, test } from "vitest";
import { stages } from "../school/stage.ts";
import { defaultFeeItems, judgeWaiver } from "./fee-item.ts";

function verdicts(key: string): string[] {
  const item = defaultFeeItems.find((one) => one.key === key);
  if (!item) throw new Error(`expected the fee item ${key}`);
  return stages.map((stage) => judgeWaiver(item, stage));
}

/** 义务教育法 Art. 2, 12 and 25; our collection of rules, section 11: at the compulsory stage, meals, boarding or supplies. */
test.for([
  ["meals", ["allowed", "allowed", "allowed"]],
  ["boarding", ["allowed", "allowed", "allowed"]],
  ["supplies", ["allowed", "allowed", "allowed"]],
  ["tuition", ["free-already", "free-already", "allowed"]],
  ["sundry", ["free-already", "free-already", "allowed"]],
  ["textbooks", ["free-already", "free-already", "allowed"]],
  ["placement", ["not-to-be-asked", "not-to-be-asked", "not-to-be-asked"]],
  ["lessons", ["not-to-be-asked", "not-to-be-asked", "not-to-be-asked"]],
] as const)("a waiver of %s at the primary, junior and senior stage is %s", ([key, expected]) => {
  expect(verdicts(key)).toEqual(expected);
});

test("every item says its law in words", () => {
  for (const { law } of defaultFeeItems) expect(law.length).toBeGreaterThan(10);
  const tuition = defaultFeeItems.find(({ key }) => key === "tuition");
  expect(tuition?.law).toContain("义务教育法第二条");
});
