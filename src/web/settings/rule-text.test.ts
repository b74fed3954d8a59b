import { describe, expect, test } from "vitest";
import type { DatedEntry } from "../../contract/dated-setting.ts";
import { partNames } from "./rule-field-words.ts";
import { shapeOfRule } from "./known-rules.ts";
import { changesOf, replacedBy, standingsOf } from "./rule-text.ts";

const entry = (effectiveFrom: string): DatedEntry => ({
  effectiveFrom,
  source: `文件 ${effectiveFrom}`,
  value: 3,
  isDefault: false,
  enteredBy: "李明",
  enteredAt: "2026-11-25T04:00:00Z",
});
const entries = [entry("2000-01-01"), entry("2026-03-01"), entry("2027-09-01")];

describe("what holds on a day", () => {
  test.for([
    { today: "2026-02-28", standings: ["comes", "comes", "holds"] },
    { today: "2026-03-01", standings: ["comes", "holds", "held"] },
    { today: "2027-09-01", standings: ["holds", "held", "held"] },
  ])("on $today: $standings, the latest first", ({ today, standings }) => {
    expect(standingsOf(entries, today).map(({ standing }) => standing)).toEqual(standings);
  });

  test("each ends where the next begins", () => {
    expect(standingsOf(entries, "2026-11-25").map(({ nextFrom }) => nextFrom)).toEqual([null, "2027-09-01", "2026-03-01"]);
  });

  test("a new value takes the place of what holds on its day, and of nothing before the first", () => {
    expect(replacedBy(entries, "2026-02-28")?.effectiveFrom).toBe("2000-01-01");
    expect(replacedBy(entries, "2026-03-01")?.effectiveFrom).toBe("2026-03-01");
    expect(replacedBy(entries, "1999-12-31")).toBeUndefined();
  });
});

function changes(key: string, before: unknown, after: unknown): string[] {
  const shape = shapeOfRule(key);
  if (!shape) throw new Error(`expected a shape of ${key}`);
  return changesOf(shape, before, after, { names: partNames(key, "zh-CN"), language: "zh-CN" });
}

describe("what changes", () => {
  test.for([
    {
      key: "asset.check",
      before: { months: 12, noticeDays: 30 },
      after: { months: 6, noticeDays: 30 },
      said: ["查看间隔由 12 个月 改为 6 个月"],
    },
    {
      key: "asset.line",
      before: { pieceFen: 100_000, specialFen: 150_000 },
      after: { pieceFen: 200_000, specialFen: 150_000 },
      said: ["一般物资单价达到由 1\u2009000.00 元 改为 2\u2009000.00 元"],
    },
    { key: "mentorship.limit", before: 3, after: 2, said: ["最多徒弟数由 3 名 改为 2 名"] },
    { key: "event.questions", before: ["一", "二", "三"], after: ["一", "二", "四"], said: ["增加“四”", "去掉“三”"] },
    { key: "event.questions", before: ["一", "二", "三"], after: ["二", "一", "三"], said: ["调整顺序"] },
    {
      key: "funding.sources",
      before: [{ source: "county", mayPay: ["other"], basis: "旧" }],
      after: [{ source: "county", mayPay: ["other", "books"], basis: "旧" }],
      said: ["修改“县级统筹”"],
    },
    { key: "asset.check", before: { months: 12, noticeDays: 30 }, after: { noticeDays: 30, months: 12 }, said: [] },
  ])("$key: $said", ({ key, before, after, said }) => {
    expect(changes(key, before, after)).toEqual(said);
  });
});
