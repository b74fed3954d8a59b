import { seasonOf } from "../calendar/term.ts";
import { categoryOf, categoryOfDuty, defaultCategory } from "./category-rules.ts";
import type { Category } from "./category.ts";
import { dateText, scanDates, type DateToken } from "./dates.ts";
import { isLookAlike } from "./look-alikes.ts";
import { scanSubjects } from "./multipliers.ts";
import type { Originals } from "./originals.ts";
import type { Sentence } from "./outline.ts";
import { findPeople, type PeopleList } from "./people.ts";
import { cutPieces, type Piece } from "./pieces.ts";
import { earmarkOf, postingRoleOf } from "./purposes.ts";
import type { QuantityToken } from "./quantities.ts";
import type { Fact } from "./reading.ts";
import type { DocumentContext } from "./sentence-state.ts";
import { isPromiseOfSummary } from "./tense.ts";

/** A fact with offsets in the normalised text; what is not stated stays out. */
interface Report extends Partial<Omit<Fact, "start" | "end" | "clause" | "document">> {
  readonly category: Category;
  readonly from: number;
  readonly to: number;
}

/** What is known while one sentence is read. */
interface Scene {
  readonly context: DocumentContext;
  readonly sentence: Sentence;
  readonly pieces: readonly Piece[];
  readonly reports: Report[];
  term: string | null;
}

const outcome =
  /提高|增长|提升|上升|下降|降低|降为|降至|降到|升至|升到|进到|减少|增加|优秀率|合格率|及格率|达标率|巩固率|入学率|满意率|率达|率为|平均分|排名|名次|获奖|获[^,]{0,8}奖|被评为|获评|较[^,]{0,8}(?:年|期)/;
const reach = /惠及|受益|覆盖|参与(?:教师|师生|人数)|受众|点击|浏览|辐射|听众/;
const stateWords = /现有|在校|下辖|共有(?:教师|学生|教学班)|计划(?:派|选|招|开)?|应派|拟/;

function isCovered(scene: Scene, at: number): boolean {
  return scene.reports.some((report) => at >= report.from && at < report.to);
}

const eventCategories: readonly (readonly [Category, RegExp])[] = [
  ["follow_on_study", /跟班|跟岗|学访|考察|外出学习|赴[^,]{0,10}学习|访学|影子/],
  [
    "meeting",
    /交流会|座谈|例会|会议|推进会|管理论坛|班主任论坛|校长论坛|联席|总结会|启动会|见面会|汇报会|对接会|动员会|恳谈|表彰会|部署会/,
  ],
  ["lesson_sending", /送教|送课|名师下乡/],
  ["joint_prep", /备课/],
  ["demo_lesson", /研讨课|示范课|公开课|展示课|汇报课|研究课|观摩课|同课异构课|示范教学|献课/],
  ["event", /比武|赛课|联欢|庆|艺术节|运动会|开幕|仪式|竞赛|大赛|文化节|揭牌|签约/],
  ["joint_research", /教研|同课异构|研讨|开放周|开放日|论坛|沙龙|课例|观摩/],
  ["training", /培训|讲座|报告|辅导/],
  ["pupil_aid", /慰问|助学|看望|资助/],
  ["donation_goods", /捐|赠/],
  ["pupil_activity", /学生|研学|夏令营|手拉手|少先队|儿童/],
  ["observation", /听课|评课/],
  ["home_visit", /家访/],
];

function eventCategory(words: string): Category {
  return eventCategories.find(([, cue]) => cue.test(words))?.[0] ?? categoryOfDuty(words) ?? "event";
}

function dateOf(date: DateToken): Fact["date"] {
  return date.to === null ? dateText(date) : { from: dateText(date), to: date.to };
}

/** A speaker named behind 主讲: the person, without the title of office. */
function speakersAfter(scene: Scene, end: number, limit: number): string[] {
  const words = /^[,(\s]*(?:主讲|主持|主讲人|主持人)(?:人)?:?([^\s,。;\d(]{1,4}?)(?:副?校长|主任|老师|委员|教师|书记|\s|,|。|$|\d)/.exec(
    scene.context.text.slice(end, Math.min(limit, end + 24)),
  );
  return words?.[1] ? [words[1]] : [];
}

/** Who was there, in the clause behind the event: 参加学生64人, 双方12名教师献课. */
const attendance =
  /^,(?:[^,。\d]{0,8}(?:参加|参与|到会|参训|参会|参赛)[^,。]{0,12}|[^,。\d]{0,6}\d{1,5}余?[名位人](?:教师|老师|学生|师生|选手|专家|家长)[^,。]{0,14})/;

/** Dated events: the date, the words up to the next comma, and a head count that follows. */
function takeEvents(scene: Scene): void {
  const { text } = scene.context;
  const dates = scanDates(text, scene.sentence.start, scene.sentence.end);
  for (const [index, date] of dates.entries()) {
    const limit = dates[index + 1]?.start ?? scene.sentence.end;
    let nameStart = date.end;
    while (nameStart < limit && /[,:\s)]/.test(text.charAt(nameStart))) nameStart++;
    const length = text.slice(nameStart, limit).search(/[,(]|(?=主讲|主持)/);
    const nameEnd = length < 0 ? limit : nameStart + length;
    const name = text.slice(nameStart, nameEnd);
    if (name.length < 2 || /^(?:至|到|起|前|止|以来|-)/.test(name) || /[万千]?元/.test(name)) continue;
    const to = nameEnd + (attendance.exec(text.slice(nameEnd, limit))?.[0].length ?? 0);
    const counted = scene.pieces.flatMap((piece) => piece.quantities).filter((token) => token.start >= nameStart && token.end <= to);
    const heads =
      counted.find(({ family }) => family === "person" || family === "personTime") ??
      counted.find(({ family }) => family === "occasion" || family === "goods");
    scene.reports.push({
      category: eventCategory(name),
      from: date.start,
      to,
      date: dateOf(date),
      season: null,
      count: heads ? { value: heads.max, unit: heads.unit } : date.day !== null && date.to === null ? { value: 1, unit: "次" } : null,
      subjects: [...new Set(scanSubjects(text, nameStart, nameEnd))],
      people: speakersAfter(scene, nameEnd, limit),
    });
  }
}

function peopleReport(list: PeopleList): Report {
  const isManager = list.role === "manager";
  const category: Category = /跟岗|跟班|学习/.test(list.label) ? "follow_on_study" : "secondment";
  return {
    category,
    from: list.start,
    to: list.end,
    count: { value: list.count, unit: "名" },
    subjects: isManager ? [] : list.subjects,
    people: list.names,
    purpose: list.label,
    postingRole: list.role,
  };
}

/** 两个“教学对口支援班”(238、239): classes that were set up, with their numbers. */
function takeClasses(scene: Scene): void {
  const { text } = scene.context;
  const window = text.slice(scene.sentence.start, scene.sentence.end);
  const pattern = /([一二两三四五六七八九十\d]{1,3})个(?:[“"]?)([^“”"(),。;个]{2,14}班)(?:[”"]?)(?:\(([\d、,和]{1,40})\))?/g;
  for (const match of window.matchAll(pattern)) {
    const classes = (match[3] ?? "").split(/[、,和]/).filter((name) => name !== "");
    const from = scene.sentence.start + match.index;
    const digit = "一二三四五六七八九十".indexOf((match[1] ?? "").replace("两", "二")) + 1;
    if (classes.length === 0 && !/组建|编成|开设|成立|编/.test(window.slice(0, match.index))) continue;
    scene.reports.push({
      category: "class_formation",
      from,
      to: from + match[0].length,
      count: { value: digit || Number(match[1]), unit: "个" },
      classes,
      purpose: match[2] ?? null,
    });
  }
}

const termPattern =
  /(?:(?:19|20)\d\d|20[_X×x*]{1,3}|本|上)?(?:-\d{2,4})?(?:学?年)?度?(?:第[一二]学期|上学期|下学期|春季学期|秋季学期|春季|秋季|上半年|下半年|上期|下期)/;

/** Remembers the term that a piece names for the sums that follow; gives where its words begin. */
function enterTerm(scene: Scene, piece: Piece): number | null {
  const match = termPattern.exec(piece.text);
  if (!match || /用于/.test(piece.text.slice(0, match.index))) return null;
  scene.term = match[0];
  return piece.start + match.index;
}

function moneyCategory(words: string): Category {
  if (/助学|困难学生|贫困|慰问|学生/.test(words)) return "pupil_aid";
  if (/捐|赠/.test(words) && /图书|设备|物资|器材|用品|书|衣|电脑/.test(words)) return "donation_goods";
  return /津贴|补贴|补助(?!学校)|路费|交通/.test(words) ? "allowance" : "funding";
}

/** The stretch of a piece that speaks about one of several sums: 水电维修费1.2万元、教研费8000元. */
function stretchOf(text: string, piece: Piece, token: QuantityToken): { readonly from: number; readonly to: number } {
  const index = piece.quantities.indexOf(token);
  const previous = piece.quantities[index - 1];
  const next = piece.quantities[index + 1];
  const cut = previous ? text.slice(previous.end, token.start).lastIndexOf("、") : -1;
  const stop = next ? text.slice(token.end, next.start).indexOf("、") : -1;
  return { from: previous && cut >= 0 ? previous.end + cut + 1 : piece.start, to: stop >= 0 ? token.end + stop : piece.end };
}

/** Whether a sum completes the fact before it: the total of an aid, the value of goods. */
function completesLast(last: Report | undefined, piece: Piece, before: string): boolean {
  if (!last || last.to < piece.start - 12 || typeof last.amountYuan === "number") return false;
  if (last.category === "pupil_aid") return /(?:共|合计|总计|累计|折合|价值)[^,]{0,6}$/.test(before) || last.amountYuan === null;
  return last.category === "donation_goods" && (piece.isBracketed || /价值|折合|折价|总值/.test(before));
}

function takeMoney(scene: Scene, piece: Piece, token: QuantityToken, termStart: number | null): void {
  const { text } = scene.context;
  const { from, to } = stretchOf(text, piece, token);
  const before = text.slice(from, token.start);
  const after = text.slice(token.end, to);
  const last = scene.reports.at(-1);
  if (last && completesLast(last, piece, before)) {
    scene.reports[scene.reports.length - 1] = { ...last, amountYuan: token.max, to };
    return;
  }
  if (/每人|每生|人均|每名/.test(before.slice(-6)) && last?.category === "pupil_aid") return;
  const words = `${before}${after}`;
  const purpose = /(?:用于|购置|作为|捐[赠献]?)?([^,]+)$/.exec(after.replace(/^用于|^元/, ""))?.[1] ?? null;
  scene.reports.push({
    category: moneyCategory(words),
    from: termStart !== null && termStart < piece.start ? termStart : from,
    to,
    term: scene.term,
    season: scene.term ? seasonOf(scene.term) : null,
    amountYuan: token.max,
    purpose,
    earmark: earmarkOf(words),
  });
}

function rankReport(piece: Piece): Report | null {
  const ranks = [...piece.text.matchAll(/第([一二三四五六七八九十\d]{1,3})[名位]?/g)];
  const last = ranks.at(-1);
  if (
    !last ||
    !/名次|排名|名列|位居|位列|升|进|第[^,]{1,3}[名位]/.test(piece.text) ||
    /第[一二三四\d]+(?:届|期|次|批|中学|小学|实验|阶段|学期)/.test(piece.text)
  )
    return null;
  const digit = last[1] ?? "";
  const value = Number(digit) || "一二三四五六七八九十".indexOf(digit) + 1;
  return value > 0
    ? {
        category: "quality_target",
        from: piece.start,
        to: piece.end,
        count: { value, unit: "名次" },
        purpose: piece.text.slice(0, last.index),
      }
    : null;
}

function countCategory(scene: Scene, piece: Piece, token: QuantityToken, before: string, after: string): Category | null {
  if (outcome.test(piece.text) || token.family === "point" || token.family === "percent") return "quality_target";
  const last = scene.reports.at(-1);
  const isSeries =
    last !== undefined &&
    last.category === "donation_goods" &&
    (token.family === "book" || token.family === "goods" || token.family === "item");
  // Goods given or bought are one kind of fact.
  if (isSeries || (token.family === "goods" && /购/.test(before))) return "donation_goods";
  const own = categoryOf(token.family, before, after);
  if (own && before.length + after.length > 2) return own;
  const index = scene.pieces.indexOf(piece);
  return categoryOf(token.family, `${scene.pieces[index - 1]?.text ?? ""},${before}`, after) ?? own ?? defaultCategory(token.family);
}

/** 由5人降为0人 reports the second figure only. */
function isFirstOfChange(piece: Piece, token: QuantityToken): boolean {
  const before = piece.text.slice(0, token.start - piece.start);
  const after = piece.text.slice(token.end - piece.start);
  return /[由从][^,]{0,8}$/.test(before) && /^[^,]{0,4}(?:到|至|为|升|降|提|增)/.test(after);
}

/** 送教 | 12场 |: in a flattened table the cell before the figure says what is counted. */
function isRowCell(scene: Scene, piece: Piece): boolean {
  const { text } = scene.context;
  return /\|\s?$/.test(text.slice(Math.max(0, piece.start - 2), piece.start)) && piece.quantities.length === 1 && piece.text.length <= 12;
}

function takeCount(scene: Scene, piece: Piece, token: QuantityToken): void {
  const { text } = scene.context;
  const index = piece.quantities.indexOf(token);
  const previous = piece.quantities[index - 1];
  const next = piece.quantities[index + 1];
  const from = previous ? previous.end : piece.start;
  const cut = text.slice(from, token.start).lastIndexOf("、");
  const start = previous && cut >= 0 ? from + cut + 1 : previous && !isFirstOfChange(piece, previous) ? from : piece.start;
  const row = isRowCell(scene, piece) ? (scene.pieces[scene.pieces.indexOf(piece) - 1]?.start ?? start) : start;
  const before = text.slice(start, token.start);
  const tail = text.slice(token.end, next?.start ?? piece.end);
  const after = next ? (/^[^、和]*/.exec(tail)?.[0] ?? "") : tail;
  if (isFirstOfChange(piece, token) || reach.test(piece.text) || stateWords.test(before)) return;
  const isTime =
    token.family === "year" || token.family === "month" || token.family === "week" || token.family === "day" || token.family === "term";
  if (isTime || (isLookAlike({ ...token, isApproximate: false }, piece) && token.family !== "item")) return;
  const category = countCategory(scene, piece, token, before, after);
  if (!category || category === "programme_term") return;
  scene.reports.push({
    category,
    from: row,
    to: token.end + after.length,
    count: { value: token.unit === "成" ? token.max * 10 : token.max, unit: token.unit === "成" ? "%" : token.unit },
    subjects: scanSubjects(text, start, token.start),
    postingRole: category === "secondment" ? postingRoleOf(before + after) : null,
    purpose: category === "donation_goods" ? before.replace(/^.*[捐赠献送]/, "") || null : null,
  });
}

function readSentence(scene: Scene): void {
  const { text } = scene.context;
  for (const list of findPeople(text, scene.sentence.start, scene.sentence.end)) scene.reports.push(peopleReport(list));
  takeEvents(scene);
  takeClasses(scene);
  let termStart: number | null = null;
  for (const piece of scene.pieces) {
    const named = enterTerm(scene, piece);
    termStart = named ?? termStart;
    const rank = piece.quantities.length === 0 && !isCovered(scene, piece.start) ? rankReport(piece) : null;
    if (rank) scene.reports.push(rank);
    for (const token of piece.quantities) {
      if (isCovered(scene, token.start)) continue;
      if (token.family === "money") {
        takeMoney(scene, piece, token, termStart);
        termStart = null;
      } else takeCount(scene, piece, token);
    }
  }
}

function toFact(report: Report, document: number, originals: Originals): Fact {
  const { from, to, category, ...stated } = report;
  const range = originals.span(from, to);
  return {
    start: range.start,
    end: range.end,
    clause: range.text,
    document,
    category,
    date: null,
    term: null,
    season: null,
    count: null,
    subjects: [],
    amountYuan: null,
    purpose: null,
    earmark: null,
    postingRole: null,
    people: [],
    classes: [],
    ...stated,
  };
}

/** The facts that a summary reports, in the order of the text; its promises for the next term are left to the reader of commitments. */
export function readFacts(context: DocumentContext, sentences: readonly Sentence[], document: number, originals: Originals): Fact[] {
  const facts: Fact[] = [];
  for (const sentence of sentences) {
    const isTitleLike =
      context.part.title !== null &&
      context.text.slice(sentence.start, sentence.end).includes(context.part.title) &&
      sentence.end - sentence.start < context.part.title.length + 24;
    if (isTitleLike || isPromiseOfSummary(context.text, sentence)) continue;
    const scene: Scene = { context, sentence, pieces: cutPieces(context.text, sentence), reports: [], term: null };
    readSentence(scene);
    facts.push(...scene.reports.toSorted((a, b) => a.from - b.from).map((report) => toFact(report, document, originals)));
  }
  return facts;
}
