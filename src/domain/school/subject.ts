/** Names that stand for one school subject in plans, records and summaries; the first is what we show. */
const aliases: readonly (readonly string[])[] = [
  ["语文"],
  ["数学"],
  ["外语", "英语", "日语", "俄语"],
  ["政治", "道德与法治", "思想品德", "思想政治", "品德"],
  ["历史"],
  ["地理"],
  ["物理"],
  ["化学"],
  ["生物", "生物学"],
  ["体育", "体育与健康"],
  ["音乐"],
  ["美术"],
  ["科学"],
  ["信息科技", "信息技术"],
];

const canonical = new Map(aliases.flatMap((names) => names.map((name) => [name, names[0] ?? name] as const)));

/** The name under which a subject is counted: 英语 and 外语 are one. Unknown names stay as they are. */
export function canonicalSubject(name: string): string {
  return canonical.get(name) ?? name;
}
