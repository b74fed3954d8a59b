import { describe, expect, test } from "vitest";
import type { AidOverviewRow, AidRules } from "../../contract/aid.ts";
import { defaultFeeItems } from "../../domain/funding/fee-item.ts";
import { assessmentOf, commonMoves, contentOf, paidSeries, type AidValues } from "./model.ts";

const values: AidValues = {
  schoolId: "school",
  term: "2026-autumn",
  pupilName: "甲某",
  grade: "7",
  className: "1班",
  isBoarder: false,
  category: "orphan",
  basis: "certificate",
  arrivedOn: null,
  benefit: "subsidy",
  partnershipId: "",
};

const rules: AidRules = {
  term: "2026-autumn",
  firstDay: "2026-09-01",
  teaching: ["2026-09-01", "2027-01-20"],
  terms: ["2026-autumn"],
  categories: [{ key: "orphan", name: "孤儿", tier: "first", source: "文" }],
  amounts: { source: "文", rows: [{ stage: "junior", isBoarder: false, tier: "first", fenPerYear: 75_000 }] },
  midTerm: { source: "文", policy: "byMonth" },
  publication: { source: "文", schoolDays: 5, contact: "学校" },
  feeItems: defaultFeeItems.map(({ key, name, waivableAt, law }) => ({ key, name, law, waivableAt: [...waivableAt] })),
  schools: [],
};

describe("a form as the server takes it", () => {
  test("money is whole fen, whatever binary fractions make of it", () => {
    expect(contentOf({ ...values, benefit: "feeWaiver", feeItem: "meals", feeYuan: 312.55 }).benefit).toEqual({
      kind: "feeWaiver",
      item: "meals",
      fen: 31_255,
    });
  });
  test("an account that nobody typed is left as it is", () => {
    expect(contentOf({ ...values, account: " " })).not.toHaveProperty("account");
    expect(contentOf({ ...values, account: "6230 1234" }).account).toBe("62301234");
  });
  test("no partnership chosen is the county's budget", () => {
    expect(contentOf(values).partnershipId).toBeNull();
    expect(contentOf({ ...values, partnershipId: "pair" }).partnershipId).toBe("pair");
  });
});

describe("what the form says before it is sent", () => {
  test("the amount of the term, and less for who came late", () => {
    expect(assessmentOf(values, rules)).toEqual({ kind: "due", tier: "first", amount: 37_500 });
    expect(assessmentOf({ ...values, arrivedOn: "2026-11-16" }, rules)).toEqual({ kind: "due", tier: "first", amount: 22_500 });
  });
  test("the law where a fee may not be waived", () => {
    const found = assessmentOf({ ...values, benefit: "feeWaiver", feeItem: "tuition", feeYuan: 100 }, rules);
    expect(found).toMatchObject({ kind: "refused", why: "free-already" });
  });
  test("nothing while something is missing", () => {
    expect(assessmentOf({ ...values, benefit: "feeWaiver" }, rules)).toBeNull();
    expect(assessmentOf({}, rules)).toBeNull();
  });
});

test("many can be moved only as all of them can", () => {
  expect(commonMoves([{ moves: ["return", "publish"] }, { moves: ["publish"] }])).toEqual(["publish"]);
  expect(commonMoves([])).toEqual([]);
});

test("the picture shows what was paid, by category and term, in yuan", () => {
  const row = (term: string, categoryName: string, paidFen: number): AidOverviewRow => ({
    term,
    categoryName,
    category: categoryName,
    open: 0,
    openFen: 0,
    approved: 0,
    approvedFen: 0,
    paid: 1,
    paidFen,
  });
  expect(paidSeries([row("2026-spring", "孤儿", 62_550), row("2026-autumn", "低保", 0)])).toEqual({
    terms: ["2026-spring", "2026-autumn"],
    series: [{ category: "孤儿", yuan: [625.5, 0] }],
  });
});
