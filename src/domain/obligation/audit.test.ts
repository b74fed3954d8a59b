import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { makeDay } from "../calendar/day.ts";
import type { Commitment, Fact } from "../reading/reading.ts";
import { defaultLists } from "../school/stage.ts";
import { audit, type Audit, type AuditInput } from "./audit.ts";
import { exampleCommitment, exampleFact } from "./example.ts";

function auditOf(commitments: readonly Partial<Commitment>[], facts: readonly Partial<Fact>[], more: Partial<AuditInput> = {}): Audit {
  return audit({
    commitments: commitments.map(exampleCommitment),
    facts: facts.map(exampleFact),
    schoolYear: 2024,
    asOf: makeDay(2025, 8, 31),
    lists: defaultLists("junior"),
    ...more,
  });
}

/** `period scope standing counted` of each row of one commitment. */
function linesOf(found: Audit, commitment: number): string[] {
  return found.rows
    .filter((row) => row.commitment === commitment)
    .map(({ period, scope, standing, counted }) => [period, ...Object.values(scope), standing, counted].join(" "));
}

const quantity = (min: number | null, max: number | null, unit: string): { min: number | null; max: number | null; unit: string } => ({
  min,
  max,
  unit,
});

describe("a promise of each month, week, pair", () => {
  test("a total of the year against a monthly duty lacks the dates and is never missed", () => {
    const found = auditOf([{ quantity: quantity(1, null, "次"), period: "month" }], [{ count: { value: 6, unit: "次" } }]);
    expect(found.rows).toHaveLength(10);
    expect(found.rows.every(({ standing, note }) => standing === "unproven" && note?.kind === "lacks" && note.gap === "date")).toBe(true);
  });

  test("a day that does not exist dates nothing", () => {
    const found = auditOf([{ quantity: quantity(1, null, "次"), period: "month" }], [{ date: "02-30" }]);
    expect(new Set(found.rows.map(({ standing }) => standing))).toEqual(new Set(["unproven"]));
  });

  test("28 August to 3 September without years belongs to the school year that it opens", () => {
    const found = auditOf([{ quantity: quantity(1, null, "次") }], [{ date: { from: "08-28", to: "09-03" } }]);
    expect(linesOf(found, 0)).toEqual(["2024-autumn met 1", "2025-spring missed 0"]);
  });

  test("lessons of all pairs together prove nothing for each pair", () => {
    const promise = { category: "observation", quantity: quantity(2, null, "节"), per: ["师徒对"] } as const;
    const facts = [{ category: "observation", season: "autumn", count: { value: 112, unit: "节" } }] as const;
    expect(linesOf(auditOf([promise], facts), 0)).toEqual(["2024-autumn 师徒对 unproven 0", "2025-spring 师徒对 missed 0"]);
    expect(linesOf(auditOf([promise], facts, { rosterSizes: new Map([["师徒对", 8]]) }), 0)[0]).toBe("2024-autumn 师徒对 met 112");
  });

  test("期初、期末各一次 is two, and both members stand in the scope", () => {
    const promise = { quantity: quantity(1, 1, "次"), per: ["期初", "期末"] };
    expect(linesOf(auditOf([promise], [{ date: "09-10" }, { date: "01-10" }]), 0)[0]).toBe("2024-autumn 期初、期末 met 2");
    expect(linesOf(auditOf([promise], [{ date: "09-10" }]), 0)[0]).toBe("2024-autumn 期初、期末 missed 1");
  });

  test("a share in percent for each of a list does not add up", () => {
    const promise = {
      category: "rotation_quota",
      quantity: quantity(15, null, "%"),
      per: ["县", "高新区"],
      period: "schoolYear",
    } as const;
    const found = auditOf([promise], [{ category: "rotation_quota", count: { value: 30, unit: "%" } }]);
    expect(linesOf(found, 0)).toEqual(["2024-2025 县、高新区 unproven 0"]);
  });

  test("two weeks at the school are ten days of records", () => {
    const promise = { category: "guidance_visit", quantity: quantity(2, 2, "周") } as const;
    const found = auditOf([promise], [{ category: "guidance_visit", date: "10-10", count: { value: 10, unit: "天" } }]);
    expect(linesOf(found, 0)[0]).toBe("2024-autumn met 10");
  });
});

describe("figures stated for several subjects together", () => {
  const pairs = {
    category: "mentoring_pair",
    quantity: quantity(3, 3, "对"),
    per: ["语文", "数学", "英语"],
    period: "standing",
  } as const;

  test("eight pairs over three subjects leave three in each open", () => {
    const found = auditOf([pairs], [{ category: "mentoring_pair", subjects: ["语文", "数学", "英语"], count: { value: 8, unit: "对" } }]);
    expect(linesOf(found, 0)).toEqual(["2024-2025 语文 unproven 0", "2024-2025 数学 unproven 0", "2024-2025 外语 unproven 0"]);
  });

  test("eight pairs of one subject are its own", () => {
    const found = auditOf([pairs], [{ category: "mentoring_pair", subjects: ["语文"], count: { value: 8, unit: "对" } }]);
    expect(linesOf(found, 0)).toEqual(["2024-2025 语文 exceeded 8", "2024-2025 数学 missed 0", "2024-2025 外语 missed 0"]);
  });

  test("three lessons of one subject count as three", () => {
    const promise = { category: "demo_lesson", quantity: quantity(2, null, "节"), per: ["学科"] } as const;
    const found = auditOf([promise], [{ category: "demo_lesson", date: "10-10", subjects: ["语文"], count: { value: 3, unit: "节" } }]);
    expect(linesOf(found, 0)[0]).toBe("2024-autumn 语文 met 3");
  });

  test("the audience of a demonstration lesson is not its teachers", () => {
    const promise = { category: "demo_lesson", quantity: quantity(1, 2, "名"), per: ["学科"] } as const;
    const found = auditOf([promise], [{ category: "demo_lesson", date: "10-10", subjects: ["语文"], count: { value: 80, unit: "人" } }]);
    expect(linesOf(found, 0)[0]).toBe("2024-autumn 语文 met 1");
  });
});

describe("what hangs on events and teachers", () => {
  const size = { quantity: quantity(2, null, "人"), per: ["次"], facet: "size" } as const;
  const one = { count: { value: 1, unit: "人" } };
  const two = { count: { value: 2, unit: "人" } };

  test.for([
    { parent: "no promise of events", commitments: [size] },
    { parent: "a promise without a number", commitments: [{ explicit: false }, { ...size, partOf: 0 }] },
    { parent: "a counted promise", commitments: [{ quantity: quantity(2, 2, "次") }, { ...size, partOf: 0 }] },
  ])("the size of each event, hanging on $parent", ({ commitments }) => {
    const found = auditOf(commitments, [
      { date: "10-10", ...one },
      { date: "11-10", ...two },
    ]);
    expect(linesOf(found, commitments.length - 1)).toEqual(["2024-autumn 2024-10-10 missed 1", "2024-autumn 2024-11-10 met 2"]);
  });

  test("nothing is owed for events that did not happen", () => {
    expect(auditOf([size], []).rows).toEqual([]);
  });

  const teachers = { category: "demo_lesson", quantity: quantity(2, 2, "名") } as const;
  const each = { category: "demo_lesson", quantity: quantity(2, null, "节"), per: ["教师"], partOf: 0 } as const;
  const lessonsOf = (people: readonly string[], value: number): Partial<Fact> => ({
    category: "demo_lesson",
    date: "10-10",
    people,
    count: { value, unit: "节" },
  });

  test("each known teacher has an obligation: the lessons of one do not make up for another's", () => {
    const found = auditOf([teachers, each], [lessonsOf(["王小明"], 3), lessonsOf(["李红"], 1)]);
    expect(linesOf(found, 1)).toEqual(["2024-autumn 王小明 met 3", "2024-autumn 李红 missed 1"]);
  });

  test("masked teachers are judged together", () => {
    const found = auditOf([teachers, each], [lessonsOf(["王XX"], 3), lessonsOf(["李XX"], 1)]);
    expect(linesOf(found, 1)).toEqual(["2024-autumn met 4"]);
  });

  test("a teacher who comes twice is one teacher, and the second record says why it adds nothing", () => {
    const found = auditOf([teachers], [lessonsOf(["王小明"], 1), lessonsOf(["王小明"], 1)]);
    expect(linesOf(found, 0)[0]).toBe("2024-autumn missed 1");
    expect(found.rows[0]?.reasons.map(({ contribution, alreadyCounted }) => [contribution, alreadyCounted])).toEqual([
      [{ kind: "counts", amount: 1 }, 0],
      [{ kind: "counts", amount: 0 }, 1],
    ]);
  });

  test("two masked names that look the same may be two teachers", () => {
    expect(linesOf(auditOf([teachers], [lessonsOf(["王XX"], 1), lessonsOf(["王XX"], 1)]), 0)[0]).toBe("2024-autumn met 2");
  });
});

describe("what the plan leaves open", () => {
  const needed = {
    category: "secondment",
    quantity: quantity(1, 1, "名"),
    per: ["物理", "生物"],
    period: "standing",
    isAsNeeded: true,
  } as const;
  const biology = { category: "secondment", subjects: ["生物"], count: { value: 1, unit: "名" } } as const;

  test("as needed: met where somebody came, else unproven until a need is recorded", () => {
    expect(linesOf(auditOf([needed], [biology]), 0)).toEqual(["2024-2025 物理 unproven 0", "2024-2025 生物 met 1"]);
    const needs = [{ commitment: 0, scope: { subject: "物理" } }];
    expect(linesOf(auditOf([needed], [biology], { needs }), 0)).toEqual(["2024-2025 物理 missed 0", "2024-2025 生物 met 1"]);
  });

  test("a promise without a number is listed and never judged", () => {
    const found = auditOf([{ explicit: false, quantity: quantity(1, null, "次") }], [{ date: "10-10" }]);
    expect([found.rows.length, found.unquantified.length]).toEqual([0, 1]);
  });

  test("a waived commitment is waived in every period", () => {
    const found = auditOf([{ quantity: quantity(1, null, "次") }], [], { waived: new Set([0]) });
    expect(linesOf(found, 0)).toEqual(["2024-autumn waived 0", "2025-spring waived 0"]);
  });

  test("a fact after the day asked for does not count", () => {
    const promise = { quantity: quantity(1, null, "次") };
    const fact = { date: "06-10" };
    expect(linesOf(auditOf([promise], [fact], { asOf: makeDay(2025, 6, 10) }), 0)[1]).toBe("2025-spring met 1");
    expect(linesOf(auditOf([promise], [fact], { asOf: makeDay(2025, 6, 9) }), 0)[1]).not.toContain("met");
  });
});

test.for([
  { given: 320, standing: "at-risk" },
  { given: 1200, standing: "on-track" },
  { given: 3000, standing: "met" },
])("3000 books in three years, $given given in the first: $standing, and missed only if the plan ran one year", ({ given, standing }) => {
  const promise = { category: "donation_goods", quantity: quantity(3000, null, "册"), period: "plan" } as const;
  const books = [{ category: "donation_goods", count: { value: given, unit: "册" } }] as const;
  const planSpan = { firstSchoolYear: 2024, lastSchoolYear: 2026 };
  expect(linesOf(auditOf([promise], books, { planSpan }), 0)).toEqual([`2024-2027 ${standing} ${given}`]);
  expect(linesOf(auditOf([promise], books), 0)).toEqual([`2024-2025 ${given < 3000 ? "missed" : "met"} ${given}`]);
});

test("only the audited year's terms of a longer plan are shown", () => {
  const planSpan = { firstSchoolYear: 2023, lastSchoolYear: 2025 };
  const found = auditOf([{ quantity: quantity(1, null, "次") }], [], { planSpan });
  expect(linesOf(found, 0)).toEqual(["2024-autumn missed 0", "2025-spring missed 0"]);
});

const anyFact = fc
  .record({
    category: fc.constantFrom("demo_lesson", "lesson_sending", "secondment"),
    date: fc.constantFrom(null, "10-10", "03", { from: "12-01", to: "03-01" }),
    subjects: fc.array(fc.constantFrom("语文", "数学"), { maxLength: 3 }),
    people: fc.array(fc.constantFrom("王小明", "李红", "王XX"), { maxLength: 3 }),
    count: fc.option(fc.record({ value: fc.integer({ min: 0, max: 4 }), unit: fc.constantFrom("名", "节", "次") })),
  })
  .map(exampleFact);
const anyPromise = fc
  .record({
    category: fc.constantFrom("demo_lesson", "secondment"),
    quantity: fc.constantFrom(quantity(2, 3, "名"), quantity(1, null, "节"), quantity(1, 2, "次")),
    per: fc.constantFrom([], ["学科"], ["语文", "数学"], ["教师"], ["次"]),
    period: fc.constantFrom("term", "month", "standing"),
  })
  .map(exampleCommitment);

property.prop([fc.array(anyPromise, { maxLength: 3 }), fc.array(anyFact, { maxLength: 6 })])(
  "the reasons of a row add up to what it counts",
  (commitments, facts) => {
    for (const { counted, reasons } of auditOf(commitments, facts).rows) {
      const sum = reasons.reduce((total, { contribution }) => total + (contribution.kind === "counts" ? contribution.amount : 0), 0);
      expect(sum).toBe(counted);
    }
  },
);
