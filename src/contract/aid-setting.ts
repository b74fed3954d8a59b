import { z } from "zod";
import { aidTiers, midTermPolicies, type AidTier } from "../domain/funding/aid.ts";
import { defaultAidCategories } from "../domain/funding/aid-category.ts";
import { defaultFeeItems } from "../domain/funding/fee-item.ts";
import { stages, type Stage } from "../domain/school/stage.ts";
import type { DatedSetting } from "./dated-setting.ts";
import { day, text } from "./shared.ts";

/** Amounts, categories and rules of student aid, each from a day on and with its paper. */

/** Key of a category or fee item: letters of the program, not shown. */
const key = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/);
const rowsMax = 60;
/** From before any programme. */
const always = "1990-01-01";

const amounts = z.object({
  rows: z
    .array(
      z.object({
        stage: z.enum(stages),
        isBoarder: z.boolean(),
        tier: z.enum(aidTiers),
        fenPerYear: z.int().min(1).max(100_000_000),
      }),
    )
    .max(rowsMax),
});
type AmountRow = z.infer<typeof amounts>["rows"][number];

/** Yearly amounts of a stage for boarders in every tier; others get half. Source: 50 % rule, our collection of rules, section 4. */
function compulsory(stage: Stage, fenPerYear: number): AmountRow[] {
  return aidTiers.flatMap((tier) => [
    { stage, isBoarder: true, tier, fenPerYear },
    { stage, isBoarder: false, tier, fenPerYear: fenPerYear / 2 },
  ]);
}

/** The senior grant does not ask whether a pupil boards. */
function senior(perTier: Readonly<Record<AidTier, number>>): AmountRow[] {
  return aidTiers.flatMap((tier) =>
    [true, false].map((isBoarder) => ({ stage: "senior" as const, isBoarder, tier, fenPerYear: perTier[tier] })),
  );
}

/**
 * Defaults: the national base of the living subsidy (primary 1000, junior 1250 from autumn 2019; now 1250 and 1500; half
 * for non-boarders) and of the senior grant (average 2000, now 2300, in tiers of about 1200 to 3500). The days from which
 * the present amounts hold are to be compared with the county's own paper. Source: our collection of rules, section 4.
 */
export const aidAmountsSetting: DatedSetting<typeof amounts> = {
  key: "aid.amounts",
  schema: amounts,
  defaults: [
    {
      effectiveFrom: always,
      source: "2019年秋季起的国家基础标准：寄宿生小学1000元、初中1250元，非寄宿生减半；普高国家助学金平均2000元",
      value: {
        rows: [
          ...compulsory("primary", 100_000),
          ...compulsory("junior", 125_000),
          ...senior({ first: 300_000, second: 200_000, third: 100_000 }),
        ],
      },
    },
    {
      effectiveFrom: "2023-02-01",
      source: "提高后的国家基础标准：寄宿生小学1250元、初中1500元，非寄宿生减半（起始日请对照本县文件）",
      value: {
        rows: [
          ...compulsory("primary", 125_000),
          ...compulsory("junior", 150_000),
          ...senior({ first: 300_000, second: 200_000, third: 100_000 }),
        ],
      },
    },
    {
      effectiveFrom: "2025-02-01",
      source: "普高国家助学金提高到平均2300元，分档1200至3500元（起始日和分档请对照本县文件）；义务教育阶段不变",
      value: {
        rows: [
          ...compulsory("primary", 125_000),
          ...compulsory("junior", 150_000),
          ...senior({ first: 350_000, second: 230_000, third: 120_000 }),
        ],
      },
    },
  ],
};

const categories = z.object({
  rows: z
    .array(
      z.object({
        key,
        name: text.min(1).max(40),
        tier: z.enum(aidTiers),
        from: day,
        until: day.nullable(),
        source: text.min(1),
      }),
    )
    .min(1)
    .max(rowsMax),
});
export const aidCategoriesSetting: DatedSetting<typeof categories> = {
  key: "aid.categories",
  schema: categories,
  defaults: [
    {
      effectiveFrom: always,
      source: "财教〔2018〕16号；社会救助法第二十五条（2026年7月1日起增加低保边缘、刚性支出困难家庭）",
      value: { rows: [...defaultAidCategories] },
    },
  ],
};

/** Days of a month at most: a publication that runs longer keeps pupils from their money. */
const publicationDaysMax = 31;
const publication = z.object({
  schoolDays: z.int().min(1).max(publicationDaysMax),
  contact: text.min(1).max(200).describe("To whom objections go, as it is printed"),
});
export const aidPublicationSetting: DatedSetting<typeof publication> = {
  key: "aid.publicationDays",
  schema: publication,
  defaults: [
    {
      effectiveFrom: always,
      source: "财教〔2018〕16号：认定结果须公示；通常不少于5个工作日",
      value: { schoolDays: 5, contact: "学校资助工作小组、县教育局学生资助管理部门" },
    },
  ],
};

const midTerm = z.object({ policy: z.enum(midTermPolicies) });
export const aidMidTermSetting: DatedSetting<typeof midTerm> = {
  key: "aid.midTerm",
  schema: midTerm,
  defaults: [
    {
      effectiveFrom: always,
      source: "按学期发放（财教〔2018〕16号）；学期中转入的计算办法由县里规定，未规定的按整学期",
      value: { policy: "wholeTerm" },
    },
  ],
};

const feeItems = z.object({
  rows: z.array(z.object({ key, name: text.min(1).max(40), waivableAt: z.array(z.enum(stages)), law: text.min(1) })).max(rowsMax),
});
export const aidFeeItemsSetting: DatedSetting<typeof feeItems> = {
  key: "aid.feeItems",
  schema: feeItems,
  defaults: [
    {
      effectiveFrom: always,
      source: "义务教育法第二条、第十二条、第二十五条、第四十四条",
      value: {
        rows: defaultFeeItems.map(({ key: name, waivableAt, ...words }) =>
          Object.assign(words, { key: name, waivableAt: [...waivableAt] }),
        ),
      },
    },
  ],
};

/** How long a pupil's name, account and objections are kept after the school year. At least three: PIPL Art. 56, records of processing. */
const retention = z.object({ years: z.int().min(3).max(30) });
export const aidRetentionSetting: DatedSetting<typeof retention> = {
  key: "aid.retention",
  schema: retention,
  defaults: [
    {
      effectiveFrom: always,
      source: "个人信息保护法第十九条、第五十六条：保存期限最短，处理记录至少三年；五年为本系统默认",
      value: { years: 5 },
    },
  ],
};

/** All of them, as the county's settings list them. */
export const aidSettings = [
  aidAmountsSetting,
  aidCategoriesSetting,
  aidPublicationSetting,
  aidMidTermSetting,
  aidFeeItemsSetting,
  aidRetentionSetting,
] as const;
