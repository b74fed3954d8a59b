import { readFileSync } from "node:fs";
import { readText } from "../../src/domain/reading/read-text.ts";
import type { Bench, BenchCase } from "./bench-case.ts";

/** Length of one text in characters; the rate is of such texts. */
const textLength = 3000;

/** A text of our own, filled up to the length with its plan and summary again: as dense with promises as plans are. */
function sample(): string {
  const part = (name: string): string => readFileSync(new URL(`../../examples/${name}.txt`, import.meta.url), "utf8");
  const both = `${part("plan")}\n${part("summary")}\n`;
  return both.repeat(Math.ceil(textLength / both.length)).slice(0, textLength);
}

/** Reading `size` texts of 3,000 characters, one after the other. */
function manyTexts(size: number): BenchCase {
  return {
    size,
    unit: "texts",
    prepare() {
      const text = sample();
      return () => {
        for (let round = 0; round < size; round++) readText(text);
      };
    },
  };
}

/** Reading one text of `size` bytes in UTF-8. */
function longText(size: number): BenchCase {
  return {
    size,
    unit: "bytes in one text",
    prepare() {
      const text = sample();
      const bytes = Buffer.byteLength(text);
      const long = text.repeat(Math.ceil(size / bytes));
      return () => {
        readText(long);
      };
    },
  };
}

/** Stretches that invite a scan to run on: figures, brackets, tags and marks without an end. */
const hostileStretches = [
  "一",
  "1",
  "(",
  "<br",
  "两次",
  "1万元",
  "小结",
  "每",
  "语、",
  "第一阶段",
  "甲方:",
  "(xue",
  "2次,",
  "由5人",
  "20_年",
  "学校",
];

/** Reading `size` characters of each hostile stretch repeated without a stop. */
function hostileText(size: number): BenchCase {
  return {
    size,
    unit: "characters of each of 16 hostile texts",
    prepare() {
      const texts = hostileStretches.map((stretch) => stretch.repeat(Math.ceil(size / stretch.length)));
      return () => {
        for (const text of texts) readText(text);
      };
    },
  };
}

export const bench: Bench = {
  name: "reading",
  cases: [
    manyTexts(10),
    manyTexts(100),
    manyTexts(1000),
    longText(100 * 1024),
    longText(1000 * 1024),
    longText(10_000 * 1024),
    hostileText(1000),
    hostileText(10_000),
    hostileText(100_000),
  ],
};
