/**
 * Names that stand for one school subject in plans, records and summaries; the first is what we show.
 * Source: curriculum plan 2022 and the short forms of lists (语、数、外) in the plans of the study.
 */
const aliases: readonly (readonly string[])[] = [
  ["语文", "语"],
  ["数学", "数"],
  ["外语", "英语", "日语", "俄语", "外", "英"],
  ["政治", "道德与法治", "思想品德", "思想政治", "品德", "政", "道法", "思品"],
  ["历史", "史"],
  ["地理", "地"],
  ["物理", "物", "理"],
  ["化学", "化"],
  ["生物", "生物学", "生"],
  ["体育", "体育与健康", "体"],
  ["音乐", "音"],
  ["美术", "美"],
  ["科学"],
  ["信息科技", "信息技术"],
];

const canonical = new Map(aliases.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** The name under which a subject is counted: 英语 and 外语 are one. Unknown names stay as they are. */
export function canonicalSubject(name: string): string {
  return canonical.get(name) ?? name;
}

/** The names under which subjects are counted. */
export function knownSubjects(): string[] {
  return aliases.flatMap(([name]) => (name === undefined ? [] : [name]));
}
