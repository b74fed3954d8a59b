import type { Language } from "../../domain/language.ts";
import { quantityWords } from "./quantity-words.ts";

function isKey<Key extends string>(key: string, words: Readonly<Record<Key, string>>): key is Key {
  return key in words;
}

/** One word of a scope: a subject, a grade, an event's day, a purpose, a post. */
function partText(key: string, value: string, language: Language): string {
  const words = quantityWords[language];
  switch (key) {
    case "grade":
      return words.grade(value);
    case "each":
      return words.each(value);
    case "earmark":
      return isKey(value, words.earmarks) ? words.earmarks[value] : value;
    case "role":
      return isKey(value, words.postingRoles) ? words.postingRoles[value] : value;
    default:
      return value;
  }
}

/** The scope of an obligation in words: 语文 · 七年级. Empty where it holds for all. */
export function scopeText(scope: Readonly<Record<string, string>>, language: Language): string {
  return Object.entries(scope)
    .map(([key, value]) => partText(key, value, language))
    .join(" · ");
}
