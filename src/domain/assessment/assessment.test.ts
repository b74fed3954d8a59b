import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  bestShare,
  closingFault,
  gradeOf,
  missingParties,
  readableParties,
  resultHundredths,
  scoreFault,
  sheetHundredths,
  type Score,
  type Sheet,
} from "./assessment.ts";
import { defaultAssessmentForm } from "./default-form.ts";
import { askedParties, assessmentParties, faultsOfForm, type AssessmentForm, type AssessmentParty } from "./form.ts";

const form = defaultAssessmentForm;

/** The same score, in percent of the highest, for every criterion. */
function all(party: AssessmentParty, score: number): Sheet {
  return { party, scores: form.criteria.map(({ key }) => ({ key, score, remark: null })) };
}

describe("the form", () => {
  test("that comes along can be used", () => {
    expect(faultsOfForm(form)).toEqual([]);
    expect(askedParties(form)).toEqual(["self", "helped", "helper"]);
  });

  const [first, ...rest] = form.criteria;
  const broken: readonly (readonly [string, Partial<AssessmentForm>, readonly string[]])[] = [
    ["weights of 80", { criteria: rest }, ["criteria-sum"]],
    ["parties of 90", { partyPercent: { self: 10, helped: 50, helper: 30 } }, ["party-sum"]],
    [
      "a criterion twice",
      { criteria: first ? [{ ...first, weightPercent: 10 }, { ...first, weightPercent: 10 }, ...rest] : [] },
      ["same-key"],
    ],
    ["grades out of order", { grades: [...form.grades].toReversed() }, ["grade-order", "grade-floor"]],
    ["no lowest grade", { grades: [{ name: "合格", from: 60 }] }, ["grade-floor"]],
    ["no grade", { grades: [] }, ["grade-floor"]],
  ];
  test.for(broken)("%s is told", ([, change, faults]) => {
    expect(faultsOfForm({ ...form, ...change })).toEqual(faults);
  });

  test("a party without weight is not asked", () => {
    const without = { ...form, partyPercent: { self: 0, helped: 60, helper: 40 } };
    expect([faultsOfForm(without), askedParties(without)]).toEqual([[], ["helped", "helper"]]);
    expect(resultHundredths(without, [all("self", 0), all("helped", 9), all("helper", 9)])).toBe(9000);
  });
});

describe("scores", () => {
  const scores = all("self", 9).scores;
  const change = (key: string, score: number): Score[] => scores.map((one) => (one.key === key ? { ...one, score } : one));
  test.for([
    ["all scored", scores, null],
    ["one left out", scores.slice(1), { key: "conduct", code: "missing" }],
    ["above the highest", change("teaching", 11), { key: "teaching", code: "score" }],
    ["below 0", change("teaching", -1), { key: "teaching", code: "score" }],
    ["half a point", change("teaching", 8.5), { key: "teaching", code: "score" }],
    ["of no criterion", [...scores, { key: "luck", score: 1, remark: null }], { key: "luck", code: "unknown" }],
    ["one twice", [...scores, ...scores.slice(0, 1)], { key: "conduct", code: "unknown" }],
  ] as const)("%s", ([, given, fault]) => {
    expect(scoreFault(form, given)).toEqual(fault);
  });
});

describe("the result", () => {
  // By hand: conduct 10/10, attendance 9/10, teaching 8/10, support 7/10, results 9/10 is 20 + 18 + 20 + 14 + 13.5 = 85.5.
  const mixed: Sheet = {
    party: "helped",
    scores: [10, 9, 8, 7, 9].map((score, place) => ({ key: form.criteria[place]?.key ?? "", score, remark: null })),
  };

  test("is what one reckons by hand", () => {
    expect(sheetHundredths(form, mixed)).toBe(8550);
    // 100 × 20 % + 85.5 × 50 % + 80 × 30 % = 86.75.
    expect(resultHundredths(form, [all("self", 10), mixed, all("helper", 8)])).toBe(8675);
  });

  test("without a party holds the others against their own weights, and without any there is none", () => {
    // (85.5 × 50 + 80 × 30) ÷ 80 = 83.4375.
    expect(resultHundredths(form, [mixed, all("helper", 8)])).toBe(8344);
    expect(resultHundredths(form, [])).toBeNull();
    expect(missingParties(form, ["helper"])).toEqual(["self", "helped"]);
  });

  test("is rounded once, at the end", () => {
    const thirds: AssessmentForm = {
      ...form,
      criteria: [1, 2, 3].map((nth) => ({ key: `c${nth}`, name: `${nth}`, looksAt: "", weightPercent: nth === 3 ? 34 : 33, maxScore: 3 })),
    };
    const sheet: Sheet = { party: "self", scores: [1, 2, 3].map((nth) => ({ key: `c${nth}`, score: 1, remark: null })) };
    // 33/3 + 33/3 + 34/3 = 33.333…: three parts rounded apart would give 11 + 11 + 11.33.
    expect(resultHundredths(thirds, [sheet])).toBe(3333);
  });

  test.for([
    [10_000, "优秀"],
    [9000, "优秀"],
    [8999, "合格"],
    [7000, "合格"],
    [6999, "基本合格"],
    [6000, "基本合格"],
    [5999, "不合格"],
    [0, "不合格"],
  ] as const)("%i is %s", ([hundredths, grade]) => {
    expect(gradeOf(form, hundredths)).toBe(grade);
  });

  const anySheet = (party: AssessmentParty): fc.Arbitrary<Sheet> =>
    fc
      .tuple(...form.criteria.map(({ maxScore }) => fc.integer({ min: 0, max: maxScore })))
      .map((scores) => ({ party, scores: form.criteria.map(({ key }, place) => ({ key, score: scores[place] ?? 0, remark: null })) }));
  const anySheets = fc.tuple(anySheet("self"), anySheet("helped"), anySheet("helper"));

  property.prop([anySheets, fc.nat(4), fc.constantFrom(0, 1, 2)])(
    "a better score never makes the result worse, nor the order any difference",
    (sheets, at, whose) => {
      const before = resultHundredths(form, sheets) ?? -1;
      expect(before).toBeGreaterThanOrEqual(0);
      expect(before).toBeLessThanOrEqual(10_000);
      expect(resultHundredths(form, [...sheets].toReversed())).toBe(before);
      const better = sheets.map((sheet, nth) =>
        nth === whose ? { ...sheet, scores: sheet.scores.map((one, place) => (place === at ? { ...one, score: 10 } : one)) } : sheet,
      );
      expect(resultHundredths(form, better)).toBeGreaterThanOrEqual(before);
    },
  );

  property.prop([anySheets])("lies between the lowest and the highest that a party gives", (sheets) => {
    const each = sheets.map((sheet) => sheetHundredths(form, sheet));
    const result = resultHundredths(form, sheets) ?? -1;
    expect(result).toBeGreaterThanOrEqual(Math.min(...each));
    expect(result).toBeLessThanOrEqual(Math.max(...each));
  });
});

describe("who reads whose sheet", () => {
  test.for([
    ["whole", "open", ["helped"], ["helped"]],
    [["helped"], "open", ["self", "helper"], []],
    [["helped"], "open", ["self", "helped"], ["self", "helped"]],
    [["helper"], "open", ["self", "helped"], []],
    [["self"], "open", ["self", "helped"], ["self"]],
    [["self"], "open", ["helped"], []],
    [["self"], "closed", ["self", "helped", "helper"], ["self", "helped", "helper"]],
    [["helper"], "closed", ["self"], ["self"]],
    [["helped", "helper"], "open", ["self", "helped"], ["helped"]],
    [["self"], "voided", ["self", "helped"], ["self"]],
    [[], "open", ["self", "helped"], []],
  ] as const)("%s, %s, %s handed in: %s", ([reader, state, handedIn, readable]) => {
    expect(readableParties(reader, state, handedIn)).toEqual(readable);
  });

  property.prop([fc.subarray([...assessmentParties]), fc.subarray([...assessmentParties])])(
    "nobody reads more than what was handed in, nor another's word before one's own",
    (reader, handedIn) => {
      const readable = readableParties(reader, "open", handedIn);
      expect(readable.filter((party) => !handedIn.includes(party))).toEqual([]);
      if (reader.some((party) => !handedIn.includes(party)) || reader.includes("self"))
        expect(readable.filter((party) => !reader.includes(party))).toEqual([]);
    },
  );
});

describe("closing", () => {
  const three = assessmentParties.map((party) => all(party, 9));
  const none = { missingReason: null, gradeReason: null };
  test.for([
    ["all handed in", three, { grade: "优秀", ...none }, null],
    ["nobody handed in", [], { grade: "优秀", ...none }, "nothing-handed-in"],
    ["a party missing", three.slice(1), { grade: "优秀", ...none }, "missing-reason"],
    ["a party missing, with the reason", three.slice(1), { grade: "优秀", ...none, missingReason: "已离职" }, null],
    ["another grade", three, { grade: "合格", ...none }, "grade-reason"],
    ["another grade, with the reason", three, { grade: "合格", ...none, gradeReason: "旷课" }, null],
    ["a grade that there is not", three, { grade: "良好", ...none, gradeReason: "好" }, "unknown-grade"],
  ] as const)("%s", ([, sheets, closing, fault]) => {
    expect(closingFault(form, sheets, closing)).toBe(fault);
  });

  test.for([
    [1, 5, false],
    [2, 5, true],
    [0, 0, false],
    [2, 9, true],
    [2, 10, false],
  ] as const)("%i of %i with the best grade, 20 %% allowed: over %s", ([best, closed, isOver]) => {
    expect(bestShare(best, closed, 20).isOver).toBe(isOver);
  });
});
