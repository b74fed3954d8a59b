import { fc, test as prop } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { capitalAmount } from "./capital-amount.ts";
import { fen } from "./fen.ts";

// 支付结算办法, 附一, 三 to 五: the examples of the rule itself.
test.for([
  [1409.5, "壹仟肆佰零玖元伍角"],
  [6007.14, "陆仟零柒元壹角肆分"],
  [1680.32, "壹仟陆佰捌拾元叁角贰分"],
  [107_000.53, "壹拾万柒仟元伍角叁分"],
  [16_409.02, "壹万陆仟肆佰零玖元零贰分"],
  [325.04, "叁佰贰拾伍元零肆分"],
] as const)("%s yuan, an example of the rule, are %s", ([yuan, words]) => {
  expect(capitalAmount(fen(Math.round(yuan * 100)))).toBe(words);
});

// Where the library nzh 1.0.14 stops without 整 (10.00), and zeros over the borders of 万 and 亿.
test.for([
  [1000, "壹拾元整"],
  [0, "零元整"],
  [5, "伍分"],
  [50, "伍角"],
  [-550, "负伍元伍角"],
  [1_000_000, "壹万元整"],
  [1_001_000_100, "壹仟零壹万零壹元整"],
  [20_000_000_100, "贰亿零壹元整"],
  [10_000_000_010, "壹亿元壹角"],
  [10_050_000_000, "壹亿零伍拾万元整"],
  [10_000_500_000, "壹亿零伍仟元整"],
  [15_000_105, "壹拾伍万零壹元零伍分"],
] as const)("%s fen are %s", ([amount, words]) => {
  expect(capitalAmount(fen(amount))).toBe(words);
});

const figures = "零壹贰叁肆伍陆柒捌玖";

function figureBefore(unit: string, words: string): number {
  return figures.indexOf(new RegExp(`([${figures}])${unit}`).exec(words)?.[1] ?? "零");
}

function readGroup(words: string): number {
  const last = figures.indexOf(words.at(-1) ?? "零");
  return figureBefore("仟", words) * 1000 + figureBefore("佰", words) * 100 + figureBefore("拾", words) * 10 + Math.max(last, 0);
}

/** The parts in front of and behind a unit; nothing in front where it does not occur. */
function halves(words: string, unit: string): readonly [string, string] {
  const at = words.indexOf(unit);
  return at === -1 ? ["", words] : [words.slice(0, at), words.slice(at + 1)];
}

/** Reads the words back, without knowing how they were written. */
function readBack(words: string): number {
  const [whole, part] = halves(words, "元");
  const [high, low] = halves(whole, "亿");
  const yuan = [high, low].map((eight) => {
    const [front, back] = halves(eight, "万");
    return readGroup(front) * 10_000 + readGroup(back);
  });
  return ((yuan[0] ?? 0) * 100_000_000 + (yuan[1] ?? 0)) * 100 + figureBefore("角", part) * 10 + figureBefore("分", part);
}

prop.prop([fc.integer({ min: 0, max: 99_999_999_999_999 })])("read back, the words are the amount", (amount) => {
  expect(readBack(capitalAmount(fen(amount)))).toBe(amount);
});

prop.prop([fc.integer({ min: 1, max: 99_999_999_999_999 })])("there are never two 零 in a row, nor one in front", (amount) => {
  expect(capitalAmount(fen(amount))).not.toMatch(/零零|^零|零元/);
});
