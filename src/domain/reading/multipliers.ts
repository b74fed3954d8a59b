import { characterSet, isIn } from "./character-set.ts";
import { isHan } from "./normalise.ts";

/** What a quantity is multiplied over: 每个学科, 每人, 语、数、外各. `kinds` are canonical Chinese words. */
export interface MultiplierToken {
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly string[];
  /** 每次, 每节: the size of each event rather than a number of events. */
  readonly isEvent: boolean;
  /** 每人: stands for whoever was counted before. */
  readonly isAnaphoric: boolean;
  /** 语、数、外各: the members of a list, shared out. */
  readonly isList: boolean;
}

/** Short and long names of school subjects; the canonical name comes first. Source: 2022 curriculum plan and the short forms of the study. */
const subjectNames: readonly (readonly [string, string])[] = [
  ["语文", "语"],
  ["数学", "数"],
  ["英语", "英"],
  ["外语", "外"],
  ["政治", "政"],
  ["道德与法治", "道法"],
  ["思想品德", "思品"],
  ["历史", "史"],
  ["地理", "地"],
  ["物理", "理"],
  ["物理", "物"],
  ["化学", "化"],
  ["生物", "生"],
  ["音乐", "音"],
  ["体育", "体"],
  ["美术", "美"],
  ["科学", "科"],
  ["信息技术", "信"],
  ["信息科技", "信科"],
  ["心理健康", "心理"],
  ["综合实践", "综"],
  ["劳动", "劳"],
  ["书法", "书"],
];

const longSubjects = subjectNames.map(([long]) => long);
const shortSubjects = new Map(subjectNames.map(([long, short]) => [short, long]));

/** The subject named at `at`: a long name anywhere, a short one only beside 、 or at the edge of a list. */
function subjectAt(text: string, at: number): { readonly name: string; readonly end: number } | null {
  const long = longSubjects.find((name) => text.startsWith(name, at));
  if (long) return { name: long, end: at + long.length };
  for (const length of [2, 1]) {
    const word = text.slice(at, at + length);
    const name = shortSubjects.get(word);
    if (name) return { name, end: at + word.length };
  }
  return null;
}

export interface SubjectList {
  readonly subjects: readonly string[];
  readonly end: number;
}

/** A list such as 语、数、外 or 语文、数学 that starts at `at`; a lone short name is no list. Null if none. */
export function subjectListAt(text: string, at: number): SubjectList | null {
  const subjects: string[] = [];
  let end = at;
  for (;;) {
    const subject = subjectAt(text, end);
    if (!subject) break;
    subjects.push(subject.name);
    end = subject.end;
    const joint = text.charAt(end);
    if (
      joint !== "、" &&
      joint !== "和" &&
      joint !== "及" &&
      !(subjects.length > 0 && shortSubjects.has(text.charAt(end)) && isHan(text.charCodeAt(end)))
    )
      break;
    if (joint === "、" || joint === "和" || joint === "及") {
      if (!subjectAt(text, end + 1)) break;
      end++;
    }
  }
  const isLone = subjects.length === 1 && end - at < 2;
  return subjects.length === 0 || isLone ? null : { subjects, end };
}

/** All subjects named in text[start, end), in order, with repeats; short names count inside lists only. */
export function scanSubjects(text: string, start: number, end: number): string[] {
  const found: string[] = [];
  for (let at = start; at < end;) {
    const list = subjectListAt(text, at);
    if (list && list.end <= end) {
      found.push(...list.subjects);
      at = list.end;
    } else at++;
  }
  return found;
}

/** Head nouns behind 每 or 各 and what they stand for. The first that appears behind the word decides. */
const heads: readonly (readonly [pattern: string, kind: string])[] = [
  ["对师徒|师徒对子|师徒结对|师徒|一对(?!一)|对子|组师徒", "师徒对"],
  ["导师|师傅|指导教师|指导老师|带教教师|带教老师", "师傅"],
  ["徒弟|学员|青年教师|新教师|新任教师|年轻教师|坊员|室员", "徒弟"],
  ["困难学生|贫困学生|留守儿童|留守学生|结对儿童|贫困生|困难生|学困生|帮扶生|受助学生|学生|儿童|孩子|幼儿|生(?=每|补|资|\\d|发)", "学生"],
  ["教师|老师|教职工|党员|班主任|骨干|名师|干部|成员(?!校|学校|单位)|人员|志愿者|讲师|教研员|专家|校长|同志|行政", "教师"],
  ["教研组|学科组|备课组|科组", "教研组"],
  ["年级", "年级"],
  ["学科|科目|科(?=各|\\d|选|派|至|不|有|送|结|上|安|一|两|\\b)", "学科"],
  ["教学班|班级|班(?=级|至|不|每|\\d|选|组|开|一|两|各)", "班"],
  ["课题|项目", "课题"],
  ["联盟校|成员校|受援校|支援校|结对学校|薄弱学校|学校|村小|校区|教学点|校(?=每|至|不|\\d|选|派|各|一|两|都)|所(?=[^有])", "学校"],
  ["片区|学区|协作区", "片区"],
  ["工作室|工作坊", "工作室"],
  ["县", "县"],
  ["户|家庭", "户"],
];
const headPattern = new RegExp(`^[^,。;:每各\\d]{0,10}?(?:${heads.map(([pattern]) => `(${pattern})`).join("|")})`);

const eventHead = /^每(?:一)?(次|节课|节|场次|场|届|堂课|堂|轮|批次|批|趟)(?!数)/;
const personHead = /^(?:每人次?|人均|每位(?=[至不每\d])|每名(?=[至不每\d])|人人(?=每|至|撰|上))/;
const dayHead = /^(?:每天|每日|每人每天)/;
/** 每学期 and the like are periods, never multipliers. */
const periodHead = /^每(?:一|1|两|2|三|隔|半|双)?个?(?:学期|学年|自然年|年|月|周|星期|季|期|半)(?!级|组[^织建成])/;

function token(start: number, end: number, kinds: readonly string[], flags: Partial<MultiplierToken> = {}): MultiplierToken {
  return { start, end, kinds, isEvent: false, isAnaphoric: false, isList: false, ...flags };
}

function eachToken(text: string, at: number): MultiplierToken | null {
  const window = text.slice(at, at + 18);
  if (periodHead.test(window)) return null;
  const event = eventHead.exec(window);
  if (event)
    return token(at, at + event[0].length, [(event[1] ?? "次").charAt(0) === "节" || event[1]?.startsWith("堂") ? "节" : "次"], {
      isEvent: true,
    });
  const day = dayHead.exec(window);
  if (day) return token(at, at + day[0].length, ["天"]);
  const person = personHead.exec(window);
  if (person) return token(at, at + person[0].length, ["教师"], { isAnaphoric: true });
  const pupil = /^(?:每生|生均)/.exec(window);
  if (pupil) return token(at, at + 2, ["学生"]);
  const short = /^每(校|班|科)(?!级|次|目)/.exec(window);
  if (short) return token(at, at + short[0].length, [short[1] === "校" ? "学校" : short[1] === "班" ? "班" : "学科"]);
  const each = /^每(?:一)?(?:名|位|个|所|对|组|支|项|门|户)?|^各(?!种|类|项|级|方|地|界|自|位|有关|单位|处|\d|[一二两三四五])/.exec(window);
  if (!each) return null;
  const head = headPattern.exec(window.slice(each[0].length));
  if (!head) return each[0].endsWith("对") ? token(at, at + each[0].length, ["师徒对"]) : null;
  const index = head.slice(1).findIndex((group) => group !== undefined);
  const kind = each[0].endsWith("对") && index > 3 ? "师徒对" : heads[index]?.[1];
  return kind === undefined ? null : token(at, at + each[0].length + head[0].length, [kind]);
}

/** 期初、期末各一次; 甲方、乙方各派2名: words before 各, cut at 、 and 和. */
const listBeforeEach = /((?:[^,。;:、和每各\d]{1,8}[、和及])+[^,。;:、和每各\d]{1,8}?)(?:每科|三科|两科|四科|等科目|等学科|等)?(?:分别)?$/;

/** The members of the list that stands before 各 at `at`, inside the piece that begins at `from`. */
function listToken(text: string, from: number, at: number): MultiplierToken | null {
  const afterEach = text.slice(at + 1, at + 9);
  if (!/^[^,。;]{0,6}?[\d一二两三四五六七八九十]/.test(afterEach)) return null;
  const before = text.slice(Math.max(from, at - 40), at);
  const offset = at - before.length;
  for (let i = offset; i < at; i++) {
    const list = subjectListAt(text, i);
    if (list && list.subjects.length > 1) return token(i, at + 1, [...new Set(list.subjects)], { isList: true });
  }
  if (/(?:双方|两校|甲乙双方)[^,]{0,4}$/.test(before)) return token(at, at + 1, ["甲方", "乙方"], { isList: true });
  const list = listBeforeEach.exec(before);
  if (!list?.[1]) return null;
  const members = list[1]
    .split(/[、和及]/)
    .map((word) => word.replace(/^.*(?:以上|徒弟|检查|批阅|听取|学期(?=期)|[由在于设]|组织|开展|举[行办]|召开|安排)/, ""));
  return token(offset + list.index, at + 1, members, { isList: true });
}

const multiplierStarts = characterSet("各每人生");

/** All multipliers of one piece of a sentence, text[start, end), in order. */
export function scanMultipliers(text: string, start: number, end: number): MultiplierToken[] {
  const found: MultiplierToken[] = [];
  for (let at = start; at < end;) {
    if (!isIn(multiplierStarts, text, at)) {
      at++;
      continue;
    }
    const character = text.charAt(at);
    let next: MultiplierToken | null = null;
    if (character === "各") next = listToken(text, start, at) ?? eachToken(text, at);
    else next = eachToken(text, at);
    if (next && next.end <= end) {
      found.push(next);
      at = Math.max(next.end, at + 1);
    } else at++;
  }
  return found;
}
