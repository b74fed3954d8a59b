import { expect, test } from "vitest";
import { conditionsText, contentOf, firstValues, isReachable, isWrongMode } from "./model.ts";

test("a transfer carries nothing of a donation's agreement", () => {
  const values = { ...firstValues("一中"), agreedOn: "2026-03-01", agreementNo: "3", isVoluntary: true, isAnonymous: true, use: "  " };
  expect(contentOf(values, [])).toMatchObject({ agreedOn: null, agreementNo: null, isVoluntary: false, isAnonymous: false, use: null });
  const gift = { ...values, mode: "donation" as const, giverKind: "person" as const };
  expect(contentOf(gift, [])).toMatchObject({ agreedOn: "2026-03-01", isVoluntary: true, isAnonymous: true });
});

test("the form sees a school that donates and a company that transfers", () => {
  expect(isWrongMode({ mode: "donation", giverKind: "publicSchool" })).toBe(true);
  expect(isWrongMode({ mode: "transfer", giverKind: "enterprise" })).toBe(true);
  expect(isWrongMode(firstValues("一中"))).toBe(false);
});

test("a code that only this machine could open is told so", () => {
  expect(["http://127.0.0.1:8080", "http://localhost", "https://[::1]:8080"].map(isReachable)).toEqual([false, false, false]);
  expect(["http://10.1.2.3:8080", "https://xieshou.example.cn"].map(isReachable)).toEqual([true, true]);
});

test("what became of assets, with those that nobody looked at", () => {
  const words = { names: { inUse: "在用", broken: "损坏待修" }, unchecked: "未查看" };
  expect(conditionsText({ inUse: 12, broken: 2 }, 22, words)).toBe("在用 12 · 损坏待修 2 · 未查看 8");
  expect(conditionsText({}, 0, words)).toBe("—");
});
