/** The ladder of teachers' titles, the lowest first. Source: 人社部发〔2015〕79号; standards, section 3. */
export const titleLadder = ["三级教师", "二级教师", "一级教师", "高级教师", "正高级教师"] as const;
export type Title = (typeof titleLadder)[number];

/**
 * Names in use and the title that each stands for; null for no title yet. Before 2015 primary and secondary schools had
 * ladders of their own: 小学高级 is today's 一级, 中学高级 today's 高级. Source: 人社部发〔2015〕79号, section 2 (2).
 */
const names: Readonly<Record<string, Title | null>> = {
  正高级教师: "正高级教师",
  正高级: "正高级教师",
  高级教师: "高级教师",
  高级: "高级教师",
  副高级: "高级教师",
  中学高级教师: "高级教师",
  中学高级: "高级教师",
  一级教师: "一级教师",
  一级: "一级教师",
  中级: "一级教师",
  中学一级教师: "一级教师",
  中学一级: "一级教师",
  小学高级教师: "一级教师",
  小学高级: "一级教师",
  二级教师: "二级教师",
  二级: "二级教师",
  中学二级教师: "二级教师",
  中学二级: "二级教师",
  小学一级教师: "二级教师",
  小学一级: "二级教师",
  三级教师: "三级教师",
  三级: "三级教师",
  未定级: null,
};

/** Every name of a title that is understood. */
export const titleNames: readonly string[] = Object.keys(names);

/** What a sheet writes for somebody who has no title yet. */
export const noTitle = "未定级";

/** The title that a name stands for; null for 未定级, undefined for a name that nobody knows. */
export function titleOfName(name: string): Title | null | undefined {
  return names[name];
}

/** Whether a title stands as high on the ladder as another, or higher. */
export function isAtLeast(title: Title, other: Title): boolean {
  return titleLadder.indexOf(title) >= titleLadder.indexOf(other);
}
