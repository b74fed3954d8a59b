/** Families of units: words of one family can stand for each other (节, 堂, 课). */
export type UnitFamily =
  | "lesson"
  | "hour"
  | "minute"
  | "occasion"
  | "person"
  | "personTime"
  | "pair"
  | "written"
  | "book"
  | "item"
  | "money"
  | "percent"
  | "point"
  | "times"
  | "characters"
  | "day"
  | "week"
  | "month"
  | "year"
  | "term"
  | "credit"
  | "goods"
  | "classes"
  | "school"
  | "household"
  | "score"
  | "county"
  | "other";

const families: readonly (readonly [UnitFamily, string])[] = [
  ["money", "元 块钱"],
  ["percent", "%"],
  ["point", "个百分点 百分点"],
  ["hour", "课时 学时 个课时 个学时"],
  ["minute", "分钟 小时 个小时"],
  ["credit", "学分 个学分"],
  ["personTime", "人次 人/次"],
  ["lesson", "节课 节 堂课 堂"],
  ["occasion", "次 场次 场 期 届 回 轮 批次 批 趟"],
  ["person", "名 人 位"],
  ["pair", "对 组 双"],
  ["written", "篇 份"],
  ["book", "本 册 部"],
  ["item", "个 项 件 门 条 则"],
  ["household", "户"],
  ["times", "倍"],
  ["characters", "字"],
  ["day", "天 日 个工作日 工作日"],
  ["week", "周 个周 个星期 星期"],
  ["month", "个月"],
  ["year", "年 周年"],
  ["term", "学年 个学年 学期 个学期"],
  ["goods", "套 台 副 盒 箱 辆 间 幢 栋 支 张 幅 封 块 盏 床 把 架 只 盆 吨 立方米 平方米 棵 顶 床位"],
  ["classes", "个班 个教学班 个班级"],
  ["school", "所"],
  ["score", "分"],
  ["county", "个县"],
  [
    "other",
    "年级 年制 年一贯制 岁 周岁 级 点 时 号 月 种 类 家 代 层 方面 个方面 部门 个部门 大 步 阶段 个阶段 位一体 句 线 个月内 克 公里 米 中 小 厘米 学 县 校 村 乡 镇 项措施 条措施",
  ],
];

const familyOfUnit = new Map<string, UnitFamily>();
const longestUnit = new Map<string, number>();
for (const [family, words] of families) {
  for (const word of words.split(" ")) {
    familyOfUnit.set(word, family);
    const first = word.charAt(0);
    longestUnit.set(first, Math.max(longestUnit.get(first) ?? 0, word.length));
  }
}

export interface Unit {
  readonly word: string;
  readonly family: UnitFamily;
}

/** The longest unit that stands at `at`, or null. */
export function unitAt(text: string, at: number): Unit | null {
  for (let length = longestUnit.get(text.charAt(at)) ?? 0; length > 0; length--) {
    const word = text.slice(at, at + length);
    const family = familyOfUnit.get(word);
    if (family) return { word, family };
  }
  return null;
}
