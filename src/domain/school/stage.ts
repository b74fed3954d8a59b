/** Stage of schooling. */
export const stages = ["primary", "junior", "senior"] as const;
export type Stage = (typeof stages)[number];

/** Grades and subjects of a stage: what 每个年级 and 每个学科 run over where a school has not stated its own lists. */
export interface StageLists {
  readonly grades: readonly string[];
  readonly subjects: readonly string[];
}

/**
 * Source: compulsory education curriculum plan 2022 (primary grades 1-6, junior 7-9, six-three system) and senior
 * curriculum plan 2017 (revised 2020). A school's own lists go before these.
 */
const defaults: Readonly<Record<Stage, StageLists>> = {
  primary: {
    grades: ["1", "2", "3", "4", "5", "6"],
    subjects: ["语文", "数学", "外语", "政治", "科学", "体育", "音乐", "美术", "信息科技"],
  },
  junior: {
    grades: ["7", "8", "9"],
    subjects: ["语文", "数学", "外语", "政治", "历史", "地理", "物理", "化学", "生物", "体育", "音乐", "美术"],
  },
  senior: {
    grades: ["10", "11", "12"],
    subjects: ["语文", "数学", "外语", "政治", "历史", "地理", "物理", "化学", "生物", "体育", "音乐", "美术"],
  },
};

export function isStage(name: string): name is Stage {
  return stages.some((stage) => stage === name);
}

export function defaultLists(stage: Stage): StageLists {
  return defaults[stage];
}

/** Grades and subjects of a school with several stages (九年一贯制), each once; junior where no stage is stated (our choice: most plans are for 初中). */
export function listsOf(several: readonly Stage[]): StageLists {
  const [only, ...others] = several;
  if (only === undefined) return defaults.junior;
  if (others.length === 0) return defaults[only];
  const all = several.map((stage) => defaults[stage]);
  return { grades: [...new Set(all.flatMap(({ grades }) => grades))], subjects: [...new Set(all.flatMap(({ subjects }) => subjects))] };
}

/** The stage that the name of a school tells; null where it does not. */
export function stageOfName(name: string): Stage | null {
  if (/小学|附小|教学点/.test(name)) return "primary";
  if (/高级中学|高中|职/.test(name)) return "senior";
  return /初级中学|初中|中学|[一二三四五六七八九十]中/.test(name) ? "junior" : null;
}
