import { expect, test } from "vitest";
import { accountName, budgetSentence, contentOf, promisedText, valuesOf } from "./model.ts";

const figures = {
  promisedMin: 4_000_000,
  promisedMax: 6_000_000,
  asked: 0,
  approved: 0,
  paid: 1_000_000,
  received: 1_000_000,
  left: 3_000_000,
};

test("what was promised, paid and left is one sentence", () => {
  expect(budgetSentence(figures, "zh-CN")).toBe("按计划该给 40\u2009000-60\u2009000 元，给了 10\u2009000.00 元，还差 30\u2009000.00 元。");
  expect(budgetSentence({ ...figures, paid: 4_000_000, left: 0 }, "zh-CN")).toBe(
    "按计划该给 40\u2009000-60\u2009000 元，给了 40\u2009000.00 元，已给足。 其中 30\u2009000.00 元已支付，等受援校确认收到。",
  );
  expect(budgetSentence({ ...figures, promisedMin: 0, promisedMax: 0, left: 0 }, "zh-CN")).toBe(
    "计划没有承诺经费，给了 10\u2009000.00 元。",
  );
});

test.for([
  [{ promisedMin: 0, promisedMax: 0 }, "—"],
  [{ promisedMin: 1_000_000, promisedMax: null }, "≥10\u2009000"],
  [{ promisedMin: 1_000_000, promisedMax: 1_000_000 }, "10\u2009000"],
] as const)("%j reads %s", ([promised, words]) => {
  expect(promisedText(promised)).toBe(words);
});

test("accounts have names, budget lines and purposes words", () => {
  expect(accountName({ kind: "school", id: "1", name: "一中" }, "zh-CN")).toBe("一中");
  expect(accountName({ kind: "source", id: "county", name: null }, "zh-CN")).toBe("县级统筹");
  expect(accountName({ kind: "purpose", id: "books", name: null }, "en")).toBe("Books");
  expect(accountName({ kind: "person", id: "1", name: null }, "en")).toBe("Person");
});

const content = {
  purpose: "books",
  source: "county",
  amountFen: 110_003,
  term: "2026-autumn",
  day: null,
  payer: "helper",
  voucherNo: null,
  summary: "图书",
  note: null,
} as const;

test("a form gives back what it began with, to the fen", () => {
  expect(contentOf(valuesOf(content))).toEqual(content);
  expect(contentOf({ ...valuesOf(content), yuan: "1100.03", voucherNo: "  ", summary: " 图书 " })).toEqual(content);
});
