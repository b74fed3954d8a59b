import type { Language } from "../../domain/language.ts";
import type { SentenceLanguage } from "../../domain/plan/describe-quota.ts";

/** The domain's own name of a language; its plain "zh" is simplified Chinese. */
export function sentenceLanguage(language: Language): SentenceLanguage {
  return language === "zh-CN" ? "zh" : language;
}

/**
 * The language of a request, by its Accept-Language: the first that we have, Chinese of Taiwan, Hong Kong and Macao as
 * zh-TW, other Chinese and everything else as zh-CN.
 */
export function languageOf(header: string | undefined): Language {
  for (const part of (header ?? "").split(",")) {
    const tag = part.split(";")[0]?.trim().toLowerCase() ?? "";
    if (/^zh-(?:tw|hk|mo|hant)/.test(tag)) return "zh-TW";
    if (tag.startsWith("zh")) return "zh-CN";
    if (tag.startsWith("en")) return "en";
  }
  return "zh-CN";
}
