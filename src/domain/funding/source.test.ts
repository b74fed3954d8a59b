import { expect, test } from "vitest";
import { defaultSourceRules, fundingSources, purposes, warningFor } from "./source.ts";

// Standards, sections 10 and 11.
test.for([
  ["publicFunds", "enrolment_publicity"],
  ["publicFunds", "staff_pay"],
  ["publicFunds", "construction"],
  ["publicFunds", "debt"],
  ["selfRaised", "staff_pay"],
  ["donation", "staff_pay"],
  ["performance", "equipment"],
] as const)("%s may not pay for %s, and the warning names the paper", ([source, purpose]) => {
  expect(warningFor(defaultSourceRules, source, purpose)).toMatchObject({ source, purpose, basis: expect.stringMatching(/.{6,}/) });
});

test.for([
  ["publicFunds", "teaching_research"],
  ["publicFunds", "maintenance"],
  ["performance", "staff_pay"],
  ["county", "construction"],
  ["donation", "books"],
] as const)("%s may pay for %s", ([source, purpose]) => {
  expect(warningFor(defaultSourceRules, source, purpose)).toBeNull();
});

test("every source has a rule, every purpose a source, and a source without a rule may pay nothing", () => {
  expect(defaultSourceRules.map(({ source }) => source)).toEqual([...fundingSources]);
  for (const purpose of purposes.filter((one) => one !== "debt"))
    expect(fundingSources.some((source) => warningFor(defaultSourceRules, source, purpose) === null)).toBe(true);
  expect(warningFor([], "county", "books")).not.toBeNull();
});
