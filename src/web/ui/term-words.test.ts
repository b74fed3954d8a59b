import { expect, test } from "vitest";
import { periodName } from "./term-words.ts";

test.for([
  { key: "2025-autumn", zh: "2025-2026学年 秋季学期", tw: "2025-2026學年 秋季學期", en: "Autumn term 2025-2026" },
  { key: "2026-spring", zh: "2025-2026学年 春季学期", tw: "2025-2026學年 春季學期", en: "Spring term 2025-2026" },
  { key: "2025-2026", zh: "2025-2026学年", tw: "2025-2026學年", en: "School year 2025-2026" },
  { key: "2025-09", zh: "2025年9月", tw: "2025年9月", en: "September 2025" },
  { key: "2025-09-01", zh: "2025-09-01 起的一周", tw: "2025-09-01 起的一週", en: "Week from 2025-09-01" },
  { key: "elsewhere", zh: "elsewhere", tw: "elsewhere", en: "elsewhere" },
  { key: "2025-summer", zh: "2025-summer", tw: "2025-summer", en: "2025-summer" },
])("the period $key is $zh", ({ key, zh, tw, en }) => {
  expect([periodName(key, "zh-CN"), periodName(key, "zh-TW"), periodName(key, "en")]).toEqual([zh, tw, en]);
});
