import { fc, test as prop } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { addDays, dayText, makeDay, parseDay } from "../calendar/day.ts";
import { makeCalendar } from "../calendar/school-calendar.ts";
import { yuanText } from "../money/fen.ts";
import { allowancesOf, partsOf, rulesInMonth, type MonthInputs, type MonthResult } from "./allowance.ts";
import { anyInputs, anyRule } from "./arbitrary.ts";
import { paidMonth } from "./month.ts";
import { ratio, timesRatio, zero } from "./ratio.ts";
import { readRule } from "./read-rule.ts";
import { defaultRules, lineWarning, usualFormulas, type AllowanceRule, type AllowanceRules } from "./rule.ts";
import { stepWords } from "./step-words.ts";

const calendar = makeCalendar();
const [special, lesson] = defaultRules;
if (!special || !lesson) throw new Error("expected two default rules");

const from = (effectiveFrom: string, ...value: AllowanceRule[]): AllowanceRules => ({ effectiveFrom, source: `自${effectiveFrom}`, value });
const always = (...value: AllowanceRule[]): AllowanceRules[] => [from("2000-01-01", ...value)];

const onPost: MonthInputs = {
  kind: "posting",
  role: "subjectTeacher",
  from: "2024-09-10",
  to: "2025-01-17",
  sharePercent: 100,
  absentDays: 0,
  lessons: 0,
};

function pay(month: readonly [number, number], rules: readonly AllowanceRules[], inputs: MonthInputs): MonthResult {
  const made = paidMonth(calendar, makeDay(month[0], month[1], 1));
  return allowancesOf(made, rulesInMonth(made, rules), inputs);
}

function sumOf({ allowances }: MonthResult): number {
  return allowances.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** The days of a part, as text. */
function daysOf({ from: first, to }: { readonly from: string; readonly to: string }): string[] {
  const days: string[] = [];
  for (let day = parseDay(first); day !== null && dayText(day) <= to; day = addDays(day, 1)) days.push(dayText(day));
  return days;
}

/** What the months that end before a day pay, where a rule changes on `change`. */
function wholeMonths(
  change: string,
  before: string,
  [old, next]: readonly [AllowanceRule, AllowanceRule],
  inputs: MonthInputs,
): MonthResult[] {
  return [8, 9, 10]
    .filter((month) => dayText(makeDay(2026, month + 1, 1)) <= before)
    .map((month) => pay([2026, month], [from("2000-01-01", old), from(change, next)], inputs));
}

const autumn = [
  [2024, 9],
  [2024, 10],
  [2024, 11],
  [2024, 12],
  [2025, 1],
] as const;

function monthsOf(rule: Partial<AllowanceRule>, inputs = onPost): number[] {
  return autumn.map((month) => sumOf(pay(month, always({ ...special, ...rule } as AllowanceRule), inputs)));
}

describe("300 yuan a month, 10 September 2024 to 17 January 2025 (trap T17, vector allowance_300)", () => {
  test.for([
    { basis: "calendarDays", formula: usualFormulas.calendarDays, sum: 127_452, of: "calendar days" },
    { basis: "thirtyDays", formula: usualFormulas.thirtyDays, sum: 128_000, of: "a month of 30 days" },
    { basis: "monthsBegun", formula: "if 在岗天数 >= 15 then 标准 else 0", sum: 150_000, of: "15 days count as a month" },
    { basis: "monthsBegun", formula: usualFormulas.monthsBegun, sum: 150_000, of: "any day counts as a month" },
  ] as const)("by $of: $sum fen", ({ basis, formula, sum }) => {
    expect(monthsOf({ basis, formula }).reduce((one, other) => one + other)).toBe(sum);
  });

  test("month by month, both end days counted, rounded once a month", () => {
    expect(monthsOf({})).toEqual([21_000, 30_000, 30_000, 30_000, 16_452]);
  });

  test("in words", () => {
    const steps = (month: readonly [number, number], rule: AllowanceRule) =>
      pay(month, always(rule), onPost).allowances.flatMap(({ steps: all }) => all.map((step) => stepWords(step, "zh-CN")));
    expect(steps([2024, 9], special)).toEqual(["9月10日至9月30日在岗21天，300元÷30天×21天＝210.00元"]);
    expect(steps([2025, 1], special)).toEqual(["1月1日至1月17日在岗17天，300元÷31天×17天＝164.5161元"]);
    expect(steps([2024, 9], { ...special, formula: usualFormulas.thirtyDays })).toEqual([
      "9月10日至9月30日在岗21天，在岗天数21天＝当月天数30天？否，300元÷30×取最小(21天，30)＝210.00元",
    ]);
    expect(stepWords(pay([2024, 9], always(special), onPost).allowances[0]?.steps[0] as never, "en")).toBe(
      "2024-09-10 to 2024-09-30: 21 days on post, 300 yuan÷30 days×21 days＝210.00 yuan",
    );
  });
});

describe("lessons at 130 % (trap T18, vector lesson_130)", () => {
  const lessonsOf = (lessons: number, rule: Partial<AllowanceRule> = {}): number =>
    sumOf(pay([2024, 10], always({ ...lesson, ...rule }), { ...onPost, lessons }));

  test("at 130 %, not plus 130 %", () => {
    expect(lessonsOf(252, { multiplierPercent: 100 })).toBe(302_400);
    expect(lessonsOf(252)).toBe(393_120);
    expect(lessonsOf(252) - lessonsOf(252, { multiplierPercent: 100 })).toBe(90_720);
    expect(lessonsOf(252)).not.toBe(695_520);
  });

  test("only lessons at the helped school", () => {
    expect(lessonsOf(144, { multiplierPercent: 100 }) + lessonsOf(108)).toBe(341_280);
  });

  test("rounded at the end, not lesson by lesson", () => {
    expect(lessonsOf(252, { rateFen: 835 })).toBe(273_546);
    expect(Math.round(835 * 1.3) * 252).toBe(273_672);
  });

  test("in words", () => {
    const [paid] = pay([2024, 10], always(lesson), { ...onPost, lessons: 56 }).allowances;
    expect(paid?.steps.map((step) => stepWords(step, "zh-CN"))).toEqual(["10月1日至10月31日授课56节，12元×56节×130%＝873.60元"]);
  });
});

describe("who gets what", () => {
  test("a month before or after the posting pays nothing", () => {
    expect([sumOf(pay([2024, 8], always(special), onPost)), sumOf(pay([2025, 2], always(special), onPost))]).toEqual([0, 0]);
  });

  test("absence is taken off where the rule says so", () => {
    const absent = { ...onPost, absentDays: 3 };
    expect([monthsOf({}, absent)[2], monthsOf({ deductsAbsence: false }, absent)[2]]).toEqual([27_000, 30_000]);
    expect(monthsOf({}, { ...onPost, absentDays: 31 })[2]).toBe(0);
  });

  test("vacations count or not: January teaches to the 20th, February from the 16th", () => {
    const year = { ...onPost, to: "2025-08-31" };
    const of = (month: number, countsVacations: boolean): number =>
      sumOf(pay([2025, month], always({ ...special, countsVacations }), year));
    expect([of(1, true), of(1, false)]).toEqual([30_000, 19_355]);
    expect([of(2, true), of(2, false)]).toEqual([30_000, 13_929]);
    expect([of(8, true), of(8, false)]).toEqual([30_000, 0]);
  });

  test("kinds and roles", () => {
    const forHeads = { ...special, roles: ["homeroom"] } as AllowanceRule;
    expect(sumOf(pay([2024, 10], always(forHeads), onPost))).toBe(0);
    expect(sumOf(pay([2024, 10], always(forHeads), { ...onPost, role: "homeroom" }))).toBe(30_000);
    expect(sumOf(pay([2024, 10], always(special), { ...onPost, kind: "followOn", role: null }))).toBe(0);
  });

  test("caps, told on the slip", () => {
    const capped = { ...lesson, capFen: 50_000 } as AllowanceRule;
    const [paid] = pay([2024, 10], always(capped), { ...onPost, lessons: 56 }).allowances;
    expect(paid?.amountFen).toBe(50_000);
    expect(paid?.steps.map((step) => stepWords(step, "zh-CN"))).toEqual([
      "10月1日至10月31日授课56节，12元×56节×130%，不超过500.00元＝500.00元",
    ]);
  });

  test("a rule that divides by 0 pays nothing and says so", () => {
    const broken = { ...special, formula: "标准 * 在岗天数 / 课时" } as AllowanceRule;
    expect(pay([2024, 10], always(broken), onPost)).toEqual({ allowances: [], failed: ["special"] });
  });
});

describe("a rule that changes in the middle of a month", () => {
  const more = { ...special, rateFen: 40_000 } as AllowanceRule;

  test("cuts the month at its day; each part by its rule, rounded once", () => {
    const [paid] = pay([2024, 10], [from("2000-01-01", special), from("2024-10-11", more)], onPost).allowances;
    // 300 × 10/31 + 400 × 21/31 = 96.7742 + 270.9677.
    expect(paid?.amountFen).toBe(36_774);
    expect(paid?.steps.map((step) => [step.source, stepWords(step, "zh-CN")])).toEqual([
      ["自2000-01-01", "10月1日至10月10日在岗31天，300元÷31天×31天，其中10天按本规则：×10÷31＝96.7742元"],
      ["自2024-10-11", "10月11日至10月31日在岗31天，400元÷31天×31天，其中21天按本规则：×21÷31＝270.9677元"],
    ]);
  });

  test("another line pays its own part", () => {
    const elsewhere = { ...special, line: "performancePay" } as AllowanceRule;
    const { allowances } = pay([2024, 11], [from("2000-01-01", special), from("2024-11-16", elsewhere)], onPost);
    expect(allowances.map(({ line, amountFen }) => [line, amountFen])).toEqual([
      ["allowanceBudget", 15_000],
      ["performancePay", 15_000],
    ]);
  });

  const [firstDay, lastDay] = [makeDay(2026, 8, 1), makeDay(2026, 10, 31)];
  const anyChange = fc.integer({ min: firstDay, max: lastDay }).map((day) => addDays(firstDay, day - firstDay));

  prop.prop([anyInputs, anyRule, anyRule, anyChange, anyChange])(
    "changing a rule's date changes only days on or after it",
    (inputs, old, next, one, other) => {
      const firstChange = dayText(one < other ? one : other);
      /** What each day before the first change is worth, exactly. */
      const worth = (change: string): string[] =>
        [8, 9, 10].flatMap((number) => {
          const month = paidMonth(calendar, makeDay(2026, number, 1));
          const { parts } = partsOf(month, rulesInMonth(month, [from("2000-01-01", old), from(change, next)]), inputs);
          return parts.flatMap(({ step, yuan }) => {
            const each = step.shareDays === 0 ? zero : timesRatio(yuan, ratio(1n, BigInt(step.shareDays)));
            const days = daysOf(step);
            const teaching = days.filter((day) => month.isTeaching[Number(day.slice(8)) - 1]);
            // A rule without vacations pays teaching days, unless the month has none.
            const counted = teaching.length === step.shareDays ? teaching : days;
            return counted.filter((day) => day < firstChange).map((day) => `${day} ${each.over}/${each.under}`);
          });
        });
      expect(worth(dayText(one))).toEqual(worth(dayText(other)));
      expect(wholeMonths(dayText(one), firstChange, [old, next], inputs)).toEqual(
        wholeMonths(dayText(other), firstChange, [old, next], inputs),
      );
    },
  );

  prop.prop([anyInputs, anyRule, anyChange])("the same rule on a new paper pays the same", (inputs, rule, day) => {
    for (const month of [8, 9, 10]) {
      expect(sumOf(pay([2026, month], [from("2000-01-01", rule), from(dayText(day), rule)], inputs))).toBe(
        sumOf(pay([2026, month], always(rule), inputs)),
      );
    }
  });
});

describe("rules", () => {
  test("the defaults are sound", () => {
    expect(defaultRules.map((rule) => "rule" in readRule(rule))).toEqual([true, true]);
  });

  test.for([
    [{ formula: "标准 +" }, "formula"],
    [{ formula: "标准" }, "basis-not-used"],
    [{ line: "publicFunds" }, "line-not-allowed"],
    [{ kinds: [] }, "no-kind"],
  ] as const)("%o is refused: %s", ([wrong, code]) => {
    expect(readRule({ ...special, ...wrong })).toMatchObject({ code });
  });

  test("public funds and a school's own till are warned about, with the paper", () => {
    expect(lineWarning("publicFunds")).toMatchObject({ source: "财教〔2006〕5号" });
    expect(lineWarning("schoolFunds")?.code).toBe("school-till");
    expect([lineWarning("performancePay"), lineWarning("allowanceBudget")]).toEqual([null, null]);
  });

  prop.prop([anyInputs, anyRule])("nobody is paid above the cap, and nothing below 0", (inputs, rule) => {
    const sum = sumOf(pay([2026, 9], always(rule), inputs));
    expect(sum).toBeGreaterThanOrEqual(0);
    if (rule.capFen !== null) expect(sum).toBeLessThanOrEqual(rule.capFen);
    expect(yuanText(sum as never)).toMatch(/^\d+\.\d\d$/);
  });
});
