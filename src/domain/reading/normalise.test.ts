import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { normalise, toOriginal } from "./normalise.ts";

describe("what scraping leaves in a text is taken out", () => {
  test.for([
    ["學(xué)期", "学期", "pinyin in brackets"],
    ["兩(liǎng)次、XX(xx)中學", "两次、XX(xx)中学", "a mask in brackets stays"],
    ["每學期，１２次；（含）", "每学期,12次;(含)", "width"],
    ["&nbsp;&nbsp;1、人<br>2、课", "1、人\n2、课", "tags and entities"],
    ["每学期 开展 2 次", "每学期 开展2次", "a blank beside a figure"],
    ["a < b，c > d", "a < b,c > d", "a lone < is no tag"],
    ["⼯作⽇", "工作日", "Kangxi radicals of printed PDFs"],
    ["著名", "著名", "a character that is simplified as well"],
  ])("%s becomes %s (%s)", ([original, expected]) => {
    expect(normalise(original ?? "").text.trim()).toBe(expected);
  });

  test("a page number inside a word is taken out with its line break", () => {
    const line = "为".repeat(45);
    expect(normalise(`${line}提供学习、培训的机\n2、会。`).text).toBe(`${line}提供学习、培训的机会。`);
  });

  test("a heading above a numbered item keeps its line break", () => {
    expect(normalise("资源共享\n2、派出教师").text).toBe("资源共享\n2、派出教师");
  });
});

test("a span maps back over pinyin to the characters it came from", () => {
  const original = "每學(xué)期2次";
  const normalised = normalise(original);
  const { start, end } = toOriginal(normalised, 0, 3);
  expect(original.slice(start, end)).toBe("每學(xué)期");
});

const pieces = fc.constantFrom("每學期", "(xué)", "<br>", "&nbsp;", "\n2、", "２次", "，", " ", "机", "\u{1f600}", "<p", "20_年", "\r\n");
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join("")),
);

property.prop([anyText])("offsets rise and always map back into the original", (original) => {
  const normalised = normalise(original);
  let previous = -1;
  for (let at = 0; at < normalised.text.length; at++) {
    const start = normalised.originalStart[at] ?? -1;
    expect(start).toBeGreaterThan(previous);
    expect(start).toBeLessThan(original.length);
    previous = start;
  }
  const whole = toOriginal(normalised, 0, normalised.text.length);
  expect(whole.start).toBeGreaterThanOrEqual(0);
  expect(whole.end).toBeLessThanOrEqual(original.length);
});
