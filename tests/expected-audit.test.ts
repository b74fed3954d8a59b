import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseDay } from "../src/domain/calendar/day.ts";
import { audit } from "../src/domain/obligation/audit.ts";
import { selectAudited } from "../src/domain/plan/select-audited.ts";
import { readText } from "../src/domain/reading/read-text.ts";
import { defaultLists } from "../src/domain/school/stage.ts";
import { hasShared, sharedPath } from "./shared.ts";

const expectedSchema = z.object({
  rows: z.array(
    z.object({
      clause: z.string(),
      measure: z.string(),
      period: z.string(),
      scope: z.record(z.string(), z.string()),
      standing: z.string(),
      counted: z.number().optional(),
    }),
  ),
  unmatchedFacts: z.array(z.object({ clause: z.string(), why: z.string() })),
  rules: z.array(z.string()),
});

describe.skipIf(!hasShared)("the seed's second plan against its summary", () => {
  const expected = hasShared
    ? expectedSchema.parse(JSON.parse(readFileSync(sharedPath("seed/expected-audit.json"), "utf8")))
    : { rows: [], rules: [], unmatchedFacts: [] };
  const text = hasShared ? readFileSync(sharedPath("seed/000_b185b1ab7b52da89.txt"), "utf8") : "";
  const { commitments, facts } = selectAudited([readText(text)]);
  const asOf = parseDay("2013-08-31");
  if (asOf === null) throw new Error("expected 2013-08-31 to be a day");
  const found = audit({ commitments, facts, schoolYear: 2012, asOf, lists: defaultLists("junior") });

  test.for(expected.rows)("$clause, $period, $scope: $standing", (row) => {
    const same = found.rows.filter(
      ({ clause, period, scope, measure }) =>
        (clause.includes(row.clause) || row.clause.includes(clause)) &&
        period === row.period &&
        measure === row.measure &&
        JSON.stringify(Object.entries(scope).toSorted()) === JSON.stringify(Object.entries(row.scope).toSorted()),
    );
    expect(same).toHaveLength(1);
    expect(same[0]?.standing).toBe(row.standing);
    if (row.counted !== undefined) expect(same[0]?.counted).toBe(row.counted);
  });

  test("rules are listed and not judged", () => {
    expect(found.rules).toHaveLength(expected.rules.length);
    for (const rule of expected.rules) expect(found.rules.some(({ clause }) => clause.includes(rule))).toBe(true);
  });

  test("facts that settle nothing are listed with the reason", () => {
    const kinds = Object.fromEntries(
      expected.unmatchedFacts.map(({ clause }) => [clause, found.unmatchedFacts.find((fact) => fact.clause.includes(clause))?.why.kind]),
    );
    expect(Object.values(kinds)).toEqual(["total-only", "no-such-promise", "outcome"]);
  });
});
