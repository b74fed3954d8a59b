/** Languages that the product speaks. Chinese of the mainland comes first. */
export const languages = ["zh-CN", "zh-TW", "en"] as const;
export type Language = (typeof languages)[number];

/** What each of some keys is called in every language; screens, workbooks and papers share it. */
export type NamesIn<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;
