import { expect, test } from "vitest";
import { amountText } from "./obligation-text.ts";

test.for([
  { amount: 3, language: "zh-CN", text: "3次" },
  { amount: 1, language: "zh-TW", text: "1次" },
  { amount: 3, language: "en", text: "3 times" },
  { amount: 1, language: "en", text: "1 time" },
  { amount: 0, language: "en", text: "0 times" },
] as const)("$amount in $language: $text", ({ amount, language, text }) => {
  expect(amountText(amount, "events", language)).toBe(text);
});
