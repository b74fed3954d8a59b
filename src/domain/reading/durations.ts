import type { Draft } from "./draft.ts";
import { modalityOf } from "./modality.ts";
import type { Piece } from "./pieces.ts";
import type { QuantityToken } from "./quantities.ts";
import type { Length } from "./reading.ts";
import type { DocumentContext, SentenceState } from "./sentence-state.ts";
import { boundOf } from "./bounds.ts";

/** What a length of time in a clause is: part of a posting, a term of its own, a count (三天 a week), or nothing. */
export type DurationReading =
  | { readonly kind: "of-posting"; readonly draft: Draft }
  | { readonly kind: "term"; readonly draft: Draft }
  | { readonly kind: "count" }
  | { readonly kind: "nothing" };

const lasting = new Set([
  "secondment",
  "follow_on_study",
  "training",
  "mentoring_pair",
  "rotation_quota",
  "exchange",
  "recruitment",
  "pupil_activity",
  "joint_research",
  "guidance_visit",
]);
const termWords =
  /任期|期限|为期|周期|用[^,]{0,2}$|有效期|服务期|帮扶期|聘期|合作期|结对期|支教期|时限|培养期|时间[^,]{0,6}$|年限|期(?:为|是|:)?[^,]{0,2}$|为$|有效期$/;

/** The length as bounds: 不少于两周 is open above. */
export function durationOf(text: string, piece: Piece, token: QuantityToken): Length {
  const { bound } = boundOf(text, piece, token, false);
  return { min: bound === "atMost" ? null : token.min, max: bound === "atLeast" ? null : token.max, unit: token.unit };
}

function termDraft(context: DocumentContext, state: SentenceState, piece: Piece, token: QuantityToken): Draft {
  const bound = boundOf(context.text, piece, token, false);
  const length = durationOf(context.text, piece, token);
  return {
    anchorStart: bound.anchorStart,
    anchorEnd: token.end,
    piece,
    family: token.family,
    category: "programme_term",
    actor: null,
    actorRole: state.actor.role === "teacher" ? context.cast.owner : state.actor.role,
    recipient: null,
    subjectScope: null,
    quantity: length,
    per: [],
    period: "once",
    periodCount: 1,
    deadline: null,
    within: null,
    duration: length,
    condition: null,
    earmarks: [],
    postingRole: null,
    modality: modalityOf(piece.text, ""),
    facet: "count",
    partOf: null,
    explicit: true,
  };
}

/** Tells what a length of time means in its clause. */
export function readDuration(
  state: SentenceState,
  piece: Piece,
  token: QuantityToken,
  window: { readonly before: string; readonly after: string },
  context: DocumentContext,
): DurationReading {
  const isRepeated = piece.periods.some((period) => period.isEach && period.end <= token.start + 8);
  const posting = state.drafts.findLast((draft) => lasting.has(draft.category) && draft.family === "person");
  if (/^(?:以内|之?内|后|前|来|起|底|初|间)/.test(window.after) && token.boundBehind !== "atMost" && !termWords.test(window.before))
    return { kind: "nothing" };
  if (/满$|近$|第$|前$|连续$/.test(window.before) || /^(?:的|者)/.test(window.after.trim())) return { kind: "nothing" };
  const isDaysOf =
    token.family === "day" && piece.periods.some((period) => period.isEach && (period.period === "week" || period.period === "month"));
  if (isDaysOf) return { kind: "count" };
  if (posting && (token.family === "year" || token.family === "term" || token.family === "month" || !hasVerb(window.before)))
    return { kind: "of-posting", draft: posting };
  const isStay = token.family === "day" || token.family === "week";
  if (isStay && (isRepeated || /到岗|驻校|蹲点|下校|走教|跟岗|学习|培训|研修/.test(piece.text))) return { kind: "count" };
  if (isStay && state.period?.isEach === true && /到|在|蹲|驻|下|走|深入/.test(window.before)) return { kind: "count" };
  // 力争用三年时间实现…: a time to reach something in is a goal and no term.
  const rest = context.text.slice(token.end, state.sentence.end);
  if (/用[^,]{0,2}$/.test(window.before) && /^[^。]{0,24}(?:实现|达到|进入|建成|使|完成)/.test(rest)) return { kind: "nothing" };
  const isUnderTerm =
    state.sentence.headings.at(-1)?.text.includes("期限") === true && (token.family === "year" || token.family === "term");
  const isTerm =
    isUnderTerm ||
    termWords.test(window.before === "" ? state.previousPieceText : window.before) ||
    (/^(?:时间|为周期|为一个?周期|一个?周期|一轮|为期)/.test(window.after) && !/规划/.test(window.after));
  return isTerm && token.family !== "day" ? { kind: "term", draft: termDraft(context, state, piece, token) } : { kind: "nothing" };
}

function hasVerb(words: string): boolean {
  return /到岗|驻校|蹲点|走教|上课|工作|任教|指导|[来到下]校/.test(words);
}
