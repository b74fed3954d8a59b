import type { Obligation, ObligationLine } from "../../contract/standing.ts";
import type { Measure } from "../../domain/plan/quota.ts";
import type { Language } from "../../domain/language.ts";
import { boundsText, countText } from "./format.ts";
import { quantityWords } from "./quantity-words.ts";
import { scopeText } from "./scope-text.ts";
import { categoryWords } from "./category-words.ts";

/** An amount with its unit: 3次, 3 times, 1 time. */
export function amountText(amount: number, measure: Measure, language: Language): string {
  const { units, unitsOfOne = units } = quantityWords[language];
  const unit = amount === 1 ? unitsOfOne[measure] : units[measure];
  return `${countText(amount)}${language === "en" ? " " : ""}${unit}`;
}

/** Counted of needed, with the unit: 1/2次, 20 000/20 000元. */
export function countedText(
  { counted, min, max }: Pick<Obligation, "counted" | "min" | "max">,
  measure: Measure,
  language: Language,
): string {
  const space = language === "en" ? " " : "";
  return `${countText(counted)}/${boundsText(min, max)}${space}${quantityWords[language].units[measure]}`;
}

/** How much is still missing to the least; null where nothing is. */
export function missingAmount({ counted, min }: Pick<Obligation, "counted" | "min">): number | null {
  return min !== null && counted < min ? Math.round((min - counted) * 100) / 100 : null;
}

/** What an obligation is about: 示范课 · 语文. */
export function obligationTitle({ category, scope }: Pick<ObligationLine, "category" | "scope">, language: Language): string {
  const words = scopeText(scope, language);
  const name = categoryWords[language][category];
  return words === "" ? name : `${name} · ${words}`;
}
