import { categoryOfDuty } from "./category-rules.ts";
import type { Category } from "./category.ts";
import { scanDates } from "./dates.ts";
import type { Draft } from "./draft.ts";
import { isEligibility, isOptional, isReport } from "./look-alikes.ts";
import { isPlanned, modalityOf } from "./modality.ts";
import type { Piece } from "./pieces.ts";
import type { DocumentContext, SentenceState } from "./sentence-state.ts";

/** 任教满两年…优先推荐: a reward with a threshold and no figure of its own. */
const reward = /优先|同等条件|评优|评先|晋升|评聘|职称|表彰/;
const threshold =
  /满?[一二两三四五六七八九十\d]+(?:个学年|学年|年|个学期|学期|个月)(?:及以上|以上)?(?=[^,]{0,12}(?:的|者|且|教师|,|$))|满[一二两三四五六七八九十\d]+个?(?:学年|年)/;
const vague = /定期|不定期|经常|适时|若干|适当|随时|多次|及时/;
const singleThing = /计划|方案|总结|小结|协议|报告|规划|档案|台账|反思|回顾/;

interface DutyFields {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly category: Category;
  readonly period: Draft["period"];
  readonly periodCount: number;
  readonly deadline: string | null;
  readonly hasQuantity: boolean;
}

function dutyDraft(context: DocumentContext, state: SentenceState, piece: Piece, fields: DutyFields): Draft {
  const isPair = state.actor.role === "mentor" || state.actor.role === "mentee" || state.actor.role === "pair";
  const modality = modalityOf(piece.text, context.text.slice(state.sentence.start, piece.start));
  const isSingle = singleThing.test(piece.text) && !vague.test(piece.text);
  return {
    anchorStart: fields.anchorStart,
    anchorEnd: fields.anchorEnd,
    piece,
    family: null,
    category: fields.category,
    actor: state.actor.words,
    actorRole: state.actor.role,
    recipient: null,
    subjectScope: null,
    quantity: fields.hasQuantity ? { min: 1, max: isSingle ? 1 : null, unit: isSingle ? "份" : "次" } : null,
    per: isPair ? ["师徒对"] : [],
    period: fields.period,
    periodCount: fields.periodCount,
    deadline: fields.deadline,
    within: null,
    duration: null,
    condition: null,
    earmarks: [],
    postingRole: null,
    modality: modality === "must" && fields.period === "once" && isPlanned(piece.text) ? "planned" : modality,
    facet: "count",
    partOf: null,
    explicit: false,
  };
}

function rewardDraft(context: DocumentContext, state: SentenceState, piece: Piece, rest: string): Draft | null {
  const match = threshold.exec(piece.text);
  if (!match || !reward.test(rest) || isOptional(piece.text)) return null;
  const anchorStart = piece.start + match.index;
  const draft = dutyDraft(context, state, piece, {
    anchorStart,
    anchorEnd: anchorStart + match[0].length,
    category: "incentive",
    period: "standing",
    periodCount: 1,
    deadline: null,
    hasQuantity: false,
  });
  const role = state.actor.role === "teacher" ? context.cast.owner : state.actor.role;
  return { ...draft, actorRole: role, condition: match[0] };
}

/** A duty with a period or a deadline and no figure (每学期末写好教学回顾); null if the clause has none. */
export function readDuty(context: DocumentContext, state: SentenceState, piece: Piece): Draft | null {
  if (state.isReporting || isReport(piece.text) || isOptional(piece.text)) return null;
  const sentenceRest = context.text.slice(piece.start, state.sentence.end);
  const rewarded = rewardDraft(context, state, piece, sentenceRest);
  if (rewarded) return rewarded;
  if (isEligibility(piece.text) || piece.quantities.length > 0) return null;
  const category = categoryOfDuty(piece.text.slice(Math.max(0, (piece.periods[0]?.start ?? piece.start) - piece.start)));
  if (!category) return null;
  const period = piece.periods.find((token) => token.isEach) ?? piece.periods.find((token) => token.deadline !== null);
  if (period) {
    return dutyDraft(context, state, piece, {
      anchorStart: period.start,
      anchorEnd: period.end,
      category,
      period: period.period,
      periodCount: period.count,
      deadline: period.deadline,
      hasQuantity: true,
    });
  }
  return deadlineDuty(context, state, piece, category);
}

/** 9月底前签订协议: a single thing with a calendar deadline; and the tasks under a month heading. */
function deadlineDuty(context: DocumentContext, state: SentenceState, piece: Piece, category: Category): Draft | null {
  const date = scanDates(context.text, piece.start, piece.end)[0];
  const tail = date ? /^(?:底|初|中旬|上旬|下旬|末)?(?:之)?(?:前|内|底)?/.exec(context.text.slice(date.end, date.end + 4)) : null;
  if (!date || !tail?.[0]) return null;
  const anchorEnd = date.end + tail[0].length;
  return dutyDraft(context, state, piece, {
    anchorStart: date.start,
    anchorEnd,
    category,
    period: "once",
    periodCount: 1,
    deadline: context.text.slice(date.start, anchorEnd),
    hasQuantity: true,
  });
}

/** A numbered task under 九月份: its deadline is the month, its anchor the heading. */
export function readMonthTask(context: DocumentContext, state: SentenceState, piece: Piece): Draft | null {
  const month = state.sentence.headings.findLast((heading) => heading.style === "month");
  if (!month || !state.sentence.isFresh || isOptional(piece.text)) return null;
  const category = categoryOfDuty(piece.text);
  const words = /^[^月]{1,8}月份?/.exec(context.text.slice(month.start, month.start + 10))?.[0];
  if (!category || !words) return null;
  const draft = dutyDraft(context, state, piece, {
    anchorStart: piece.start,
    anchorEnd: piece.end,
    category,
    period: "once",
    periodCount: 1,
    deadline: words,
    hasQuantity: true,
  });
  return draft;
}

/** Whether the clause names a duty without number and period (定期选派…): listed, asked about, never judged. */
export function isUncounted(context: DocumentContext, state: SentenceState, piece: Piece): boolean {
  return (
    !state.isReporting &&
    context.part.kind !== "summary" &&
    vague.test(piece.text) &&
    piece.quantities.length === 0 &&
    piece.periods.every((period) => !period.isEach) &&
    !isReport(piece.text)
  );
}
