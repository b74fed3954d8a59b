import { fc } from "@fast-check/vitest";
import { dayText, makeDay } from "../calendar/day.ts";
import type { MonthInputs } from "./allowance.ts";
import { variableNames, variables } from "./formula.ts";
import { defaultRules, usualFormulas, type AllowanceRule } from "./rule.ts";

/** Formulas as offices could write them, nested a little. Divisions by 0 among them. */
export const anyFormula: fc.Arbitrary<string> = fc.letrec<{ amount: string; condition: string }>((tie) => ({
  amount: fc.oneof(
    { maxDepth: 3, depthIdentifier: "formula" },
    fc.constantFrom(...variables.map((name) => variableNames[name]), ...variables),
    fc.integer({ min: 0, max: 500 }).map(String),
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(2, "0")}`),
    fc.tuple(tie("amount"), fc.constantFrom("+", "-", "*", "/"), tie("amount")).map(([left, sign, right]) => `${left} ${sign} ${right}`),
    tie("amount").map((inner) => `(${inner})`),
    fc.tuple(fc.constantFrom("min", "max"), tie("amount"), tie("amount")).map(([name, one, other]) => `${name}(${one}, ${other})`),
    fc.tuple(fc.constantFrom("floor", "ceiling"), tie("amount")).map(([name, one]) => `${name}(${one})`),
    fc.tuple(tie("condition"), tie("amount"), tie("amount")).map(([test, then, other]) => `(if ${test} then ${then} else ${other})`),
  ),
  condition: fc
    .tuple(tie("amount"), fc.constantFrom("<", "<=", ">", ">=", "=", "!="), tie("amount"))
    .map(([left, sign, right]) => `(${left}) ${sign} (${right})`),
})).amount;

/** Somebody's month around September 2026: before, after, in the middle of it. */
export const anyInputs: fc.Arbitrary<MonthInputs> = fc
  .record({
    start: fc.integer({ min: 0, max: 50 }),
    length: fc.integer({ min: 0, max: 60 }),
    sharePercent: fc.integer({ min: 1, max: 100 }),
    absentDays: fc.integer({ min: 0, max: 31 }),
    lessons: fc.integer({ min: 0, max: 120 }),
  })
  .map(({ start, length, ...rest }) => ({
    kind: "posting",
    role: "subjectTeacher",
    from: dayText(makeDay(2026, 8, 20 + start)),
    to: dayText(makeDay(2026, 8, 20 + start + length)),
    ...rest,
  }));

/** Rules of the usual formulas with made-up rates, caps and ways of counting. */
export const anyRule: fc.Arbitrary<AllowanceRule> = fc
  .record({
    basis: fc.constantFrom("calendarDays", "thirtyDays", "monthsBegun", "lessons" as const),
    rateFen: fc.integer({ min: 1, max: 100_000 }),
    multiplierPercent: fc.integer({ min: 50, max: 300 }),
    capFen: fc.option(fc.integer({ min: 1, max: 200_000 })),
    countsVacations: fc.boolean(),
    deductsAbsence: fc.boolean(),
  })
  .map((made) => {
    const [special] = defaultRules;
    if (!special) throw new Error("expected a default rule");
    return { ...special, ...made, formula: usualFormulas[made.basis] };
  });
