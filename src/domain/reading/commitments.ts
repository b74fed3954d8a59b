import { baseOf, boundOf } from "./bounds.ts";
import { categoryOf, defaultCategory } from "./category-rules.ts";
import type { ActorRole, Category } from "./category.ts";
import type { Draft } from "./draft.ts";
import { durationOf, readDuration } from "./durations.ts";
import { isLookAlike, isReport, isSlogan } from "./look-alikes.ts";
import { modalityOf } from "./modality.ts";
import { multiplierOf } from "./multiply.ts";
import { defaultPeriod, periodOf } from "./period-of.ts";
import type { Piece } from "./pieces.ts";
import { earmarkTies, postingRoleOf } from "./purposes.ts";
import type { QuantityToken } from "./quantities.ts";
import type { UnitFamily } from "./units.ts";
import type { Length, Quantity } from "./reading.ts";
import type { DocumentContext, SentenceState } from "./sentence-state.ts";

/** The words on either side of a figure that speak about it, cut at the figures beside it. */
export interface Window {
  readonly before: string;
  readonly after: string;
}

const separator = /[、;]|并且?|以及|(?<=[次节篇名人份])和|(?<=[次节篇名人份])及/g;

/** The part of `between` on the near side of its last separator, as the words before a figure. */
function afterSeparator(between: string): string {
  let cut = 0;
  for (const match of between.matchAll(separator)) cut = match.index + match[0].length;
  return between.slice(cut);
}

function beforeSeparator(between: string): string {
  const first = between.search(/[、;]|并且?|以及|每|各|和(?!谐)|及(?!以|时)/);
  return first < 0 ? between : between.slice(0, first);
}

function windowOf(text: string, piece: Piece, token: QuantityToken): Window {
  const index = piece.quantities.indexOf(token);
  const previous = piece.quantities[index - 1];
  // People are named by all that follows (5名教师进行为期两周的跟班学习), other things by the words up to the next figure.
  const next = piece.quantities.find((other) => other.start > token.start && (token.family !== "person" || other.family === "person"));
  const before = text.slice(previous?.end ?? piece.start, token.start);
  const after = text.slice(token.end, next?.start ?? piece.end);
  return { before: previous ? afterSeparator(before) : before, after: next ? beforeSeparator(after) : after };
}

/** What is left of a window when period words, multipliers and comparators are taken away: does it name a thing? */
function hasContent(window: Window): boolean {
  const rest = `${window.before}${window.after}`
    .replace(
      /(?:每|全|整|一|个|两)+(?:学期|学年|年度?|[年月周期次节人名位场]|学科|科|班|校)(?!级|末)|不少于|至少|不低于|以上|不超过|各|其中|期中|[要应须需均为共且并还]|累计|合计|总共|平均|原则上|最高|最低|最多|最少|人均|[、\-“”"']/g,
      "",
    )
    .replace(/[期年月学][初末终底]/g, "");
  return rest.length > 1;
}

/** Families whose parts are of the kind of their total. */
const partFamilies = new Set<UnitFamily>(["money", "book", "goods", "item", "person"]);
/** Families whose unit alone tells what is counted: an 篇 is written, a 元 is money. */
const tellingFamilies = new Set<UnitFamily>(["written", "characters", "money", "goods", "pair", "day", "week"]);
const aidWords = /资助|助学金|慰问|救助|捐助/;

/** The category of a figure from its own clause, else from the clause before, else from the figure it hangs on. */
function categoryFor(context: DocumentContext, state: SentenceState, token: QuantityToken, window: Window): Category | null {
  const parent = state.drafts.at(-1);
  const isSameFamily = parent !== undefined && parent.family === token.family;
  if (window.before.includes("其中") && isSameFamily && partFamilies.has(token.family)) return parent.category;
  if (hasContent(window)) {
    const own = categoryOf(token.family, window.before, window.after);
    // 为50名困难学生每人提供助学金: what they get stands behind the words about each of them.
    if (own === "pupil_activity" && token.family === "person" && aidWords.test(state.sentenceText)) return "pupil_aid";
    if (own) return own;
    // 校长听课不少于30节,中层干部不少于40节: the thing counted is said once.
    if (isSameFamily && token.family !== "occasion") return parent.category;
    if (tellingFamilies.has(token.family)) return defaultCategory(token.family);
  }
  if (parent && parent.family !== "money" && isInner(window)) return parent.category;
  const before = `${state.previousPieceText},${window.before}`;
  const near = categoryOf(token.family, before, window.after) ?? parent?.category;
  if (near) return near;
  const far = categoryOf(token.family, context.part.title ?? "", "") ?? categoryOf(token.family, headingWords(state), "");
  // People who take part are counted under what the text is about.
  return far ?? defaultCategory(token.family) ?? (token.family === "person" ? categoryOf("occasion", context.part.title ?? "", "") : null);
}

function isInner(window: Window): boolean {
  return /每人|每次|每节|每场|每名|其中|各/.test(window.before) || !hasContent(window);
}

function headingWords(state: SentenceState): string {
  return state.sentence.headings.map((heading) => heading.text).join(" ");
}

function quantityOf(context: DocumentContext, piece: Piece, token: QuantityToken, bound: "exact" | "atLeast" | "atMost"): Quantity {
  const base = baseOf(context.text, piece, token);
  return {
    min: bound === "atMost" ? null : token.min,
    max: bound === "atLeast" ? null : token.max,
    unit: token.unit === "块钱" ? "元" : token.unit,
    ...(base === null ? {} : { base }),
  };
}

/** Who owes money and its terms is the payer, not the teacher who is the topic of the sentence. */
const payerCategories = new Set<Category>(["allowance", "incentive", "appraisal", "programme_term", "rotation_quota"]);

/** What a sentence gives whose subject stands in the sentence before is given by the owner of the text. */
const givingCategories = new Set<Category>([
  "funding",
  "pupil_aid",
  "donation_goods",
  "equipment",
  "organisation",
  "report_archive",
  "recruitment",
]);

function roleFor(context: DocumentContext, state: SentenceState, category: Category, token: QuantityToken, window: Window): ActorRole {
  const { role } = state.actor;
  const owner = context.cast.owner;
  const isPayer = payerCategories.has(category) || (state.isActorCarried && givingCategories.has(category));
  if (
    isPayer &&
    (role === "teacher" ||
      role === "mentee" ||
      role === "pair" ||
      (role === "mentor" && context.cast.isMentoring && category !== "appraisal"))
  )
    return owner === "mentor" ? "school" : owner;
  if (
    category === "mentoring_pair" &&
    (token.family === "pair" || token.unit === "个") &&
    state.actor.words === null &&
    !context.cast.isMentoring
  )
    return "both";
  if (
    context.cast.isPupilCare &&
    state.actor.words === null &&
    (category === "pupil_talk" || category === "home_visit" || category === "pupil_pairing")
  )
    return "teacher";
  if (/听课教师/.test(window.before) && owner === "helper") return "helped";
  const isJoint = category === "joint_research" || category === "joint_prep" || category === "meeting" || category === "exchange";
  if (isJoint && state.actor.words === null && context.cast.isMutual) return "both";
  if (category === "exchange" && /互/.test(`${window.before}${window.after}`) && state.actor.words === null) return "both";
  return role;
}

const asPart = /^(?:其中|期中)|其中/;

/** The figure that this one is a part of: the total of a sum, the event whose size it gives, the figure it hangs on. */
function parentOf(state: SentenceState, piece: Piece, token: QuantityToken, category: Category, isSize: boolean): Draft | null {
  const last = state.drafts.at(-1) ?? null;
  if (state.parent?.family === token.family) return state.parent;
  if (!last) return null;
  if (isSize || (/每人|每名|每次/.test(piece.text) && piece.periods.length === 0 && token.family !== "money")) return last;
  const sameKind = state.drafts.filter((draft) => draft.family === token.family && draft.category === category);
  const total = sameKind[0];
  if (
    !total ||
    (token.family !== "money" &&
      token.family !== "person" &&
      token.family !== "pair" &&
      token.family !== "percent" &&
      token.family !== "occasion")
  )
    return null;
  if (asPart.test(piece.text))
    return sameKind.at(-1)?.partOf && !/其中/.test(piece.text) ? (sameKind.at(-1)?.partOf ?? null) : (sameKind.at(-1) ?? null);
  if (piece.isBracketed) return sameKind.find((draft) => !draft.piece.isBracketed) ?? total;
  if (token.family !== "money" || category !== "funding")
    return sameKind.at(-1)?.partOf && token.family === "person" ? (sameKind.at(-1)?.partOf ?? null) : null;
  const givesAgain = /资助|拨|投入|拿出|安排|支付/.test(piece.text) || piece.periods.some((period) => period.isEach);
  if (givesAgain) return null;
  const isSeason = piece.periods.some((period) => period.season !== null);
  return isSeason ? total : (sameKind.at(-1)?.partOf ?? total);
}

const conditionWords =
  /((?:视|根据|按照?|依据)[^,]{0,14}(?:情况|需要|需求|财力|实际|条件)|缺编时|缺人(?:时|的)?|按需|有需要(?:时|的)|在[^,]{2,14}(?:情况下|前提下)|考核(?:为)?优秀(?:者|的)?|[^,每]{0,4}满[一二两三四五六\d]+年[^,]{0,10})/;
/** Words that leave a promise open until somebody states a need. */
export const asNeededWords = /视[^,]{0,6}(?:情况|需要|需求)|根据[^,]{0,14}(?:需求|需要)|按需|缺编|缺人|有需要/;

function conditionOf(piece: Piece, season: string | null): string | null {
  const found =
    conditionWords.exec(piece.text)?.[1] ?? /(年度考核优秀)/.exec(piece.text)?.[1] ?? (/优秀者/.test(piece.text) ? "考核优秀" : null);
  return [season, found].filter((words) => words !== null).join(";") || null;
}

/** Words after a figure that restate a total, or before it that deny one. */
const notCounted = /(?:连续|不足|仅有?|只有|只|已达|达成|第|约有|近)$/;

function isRestatedTotal(state: SentenceState, token: QuantityToken, window: Window): boolean {
  const sameFamily = state.drafts.filter((draft) => draft.family === token.family);
  return sameFamily.length >= 2 && /(?:共计?|合计|总计|总共|一共)$/.test(window.before);
}

/** Sections that say who may take part or how things stand, and promise nothing. */
const descriptiveHeading = /(?:条件|资格|对象|范围|现状|概况|背景|基本情况|意义)$/;

function isRejected(state: SentenceState, piece: Piece, token: QuantityToken, window: Window): boolean {
  const isDescribed = state.sentence.headings.some((heading) => descriptiveHeading.test(heading.text));
  if (isDescribed && piece.multipliers.length === 0 && token.boundBehind === null && !/不少于|至少|派|拟|结|评/.test(window.before))
    return true;
  if (state.isReporting || isReport(piece.text)) return true;
  // 阅读:2310次 is a counter of the page.
  if (window.before === "" && /阅读|浏览|点击|下载|收藏/.test(state.previousPieceText)) return true;
  if (notCounted.test(window.before) || isRestatedTotal(state, token, window)) return true;
  const isWholeItem = state.sentence.isFresh && piece.start === state.sentence.start && piece.end === state.sentence.end;
  return (isWholeItem && isSlogan(token, piece)) || isLookAlike(token, piece);
}

/** Lengths of time: how long a posting lasts belongs to its draft; a term of its own is a promise. */
function takeDuration(
  context: DocumentContext,
  state: SentenceState,
  piece: Piece,
  token: QuantityToken,
  window: Window,
): Draft | null | "count" {
  const reading = readDuration(state, piece, token, window, context);
  if (reading.kind === "count") return "count";
  if (reading.kind === "of-posting") reading.draft.duration = durationOf(context.text, piece, token);
  return reading.kind === "term" ? reading.draft : null;
}

const timeFamilies = new Set(["day", "week", "month", "year", "term"]);

/** Reads one figure of a clause into a draft; null if it promises nothing that can be counted. */
export function readCount(context: DocumentContext, state: SentenceState, piece: Piece, token: QuantityToken): Draft | null {
  const window = windowOf(context.text, piece, token);
  if (isRejected(state, piece, token, window)) return null;
  if (timeFamilies.has(token.family)) {
    const taken = takeDuration(context, state, piece, token, window);
    if (taken !== "count") return taken;
  }
  const multiplier = multiplierOf(context, state, piece, token);
  const parentEvent = state.drafts.at(-1);
  const isLengthOfPaper = token.family === "characters" && parentEvent?.family === "written";
  const isSize = parentEvent !== undefined && ((token.family === "person" && multiplier.isSize) || isLengthOfPaper);
  const isLoneSize = token.family === "person" && parentEvent === undefined && multiplier.isSize;
  const category = isSize ? parentEvent.category : categoryFor(context, state, token, window);
  if (!category || category === "class_formation") return null;
  const bound = boundOf(context.text, piece, token, state.isSeriesAtLeast);
  const period = isSize
    ? { period: parentEvent.period, count: parentEvent.periodCount, deadline: null, season: null }
    : (periodOf(state, piece, token, category, window) ?? { ...defaultPeriod(context, category, token), deadline: null, season: null });
  const role = isSize && !/听课教师/.test(window.before) ? parentEvent.actorRole : roleFor(context, state, category, token, window);
  return {
    anchorStart: bound.anchorStart,
    anchorEnd: token.end,
    piece,
    family: token.family,
    category,
    actor: state.actor.words,
    actorRole: role,
    recipient: recipientOf(piece, context),
    subjectScope: multiplier.subjects.length > 0 ? multiplier.subjects.join("、") : null,
    quantity: quantityOf(context, piece, token, bound.bound),
    per: multiplier.perFor(category, role, isSize),
    period: period.period,
    periodCount: period.count,
    deadline: period.deadline,
    within: withinOf(piece),
    duration: null,
    condition: conditionOf(piece, period.season) ?? asNeededWords.exec(state.previousPieceText)?.[0] ?? null,
    earmarks: token.family === "money" ? earmarkTies(context.text.slice(token.start, purposeEnd(context.text, piece, token))) : [],
    postingRole: category === "secondment" ? postingRoleOf(piece.text.slice(Math.max(0, token.start - piece.start - 6))) : null,
    modality: state.parent?.modality ?? modalityOf(piece.text, context.text.slice(state.sentence.start, piece.start)),
    facet: isSize || isLoneSize ? "size" : "count",
    partOf: parentOf(state, piece, token, category, isSize),
    explicit: true,
  };
}

/** The purpose of a sum may go on behind a bracket: 用于招生宣传(下半年)或器材添置(上半年). */
function purposeEnd(text: string, piece: Piece, token: QuantityToken): number {
  const next = piece.quantities.find((other) => other.start >= token.end);
  if (next) return next.start;
  const stop = text.slice(piece.end, piece.end + 40).search(/[,。;\n]/);
  return text.charAt(piece.end) === "(" && stop >= 0 ? piece.end + stop : piece.end;
}

function recipientOf(piece: Piece, context: DocumentContext): string | null {
  const named = context.cast.helpedNames.find((name) => piece.text.includes(name));
  return named ?? /(?:向|给|为|对|到|赴)((?:受援|结对|薄弱|被帮扶)(?:学校|校)|乙方|甲方)/.exec(piece.text)?.[1] ?? null;
}

function withinOf(piece: Piece): Length | null {
  const match = /([一二两三四五六七八九十\d]+)(?:至|-|到)?([一二两三四五六七八九十\d]*)年(?:之)?内/.exec(piece.text);
  const value = match?.[1] ? "一二三四五六七八九十".indexOf(match[1].replace("两", "二")) + 1 || Number(match[1]) : Number.NaN;
  return Number.isFinite(value) ? { min: null, max: value, unit: "年" } : null;
}
