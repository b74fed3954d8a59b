import type { ActorRole, Category } from "./category.ts";
import { scanSubjects, type MultiplierToken } from "./multipliers.ts";
import type { Piece } from "./pieces.ts";
import type { QuantityToken } from "./quantities.ts";
import type { UnitFamily } from "./units.ts";
import type { DocumentContext, SentenceState } from "./sentence-state.ts";

/** What one figure is multiplied over, worked out from its clause and those before it. */
export interface Multiplication {
  readonly isSize: boolean;
  /** Subjects that the members of a list name. */
  readonly subjects: readonly string[];
  perFor(category: Category, role: ActorRole, isSize: boolean): readonly string[];
}

const participants = /(?:参加|参与|参训|听课|到会|出席|派出|选派|参会|随行|观摩)[^,]{0,8}$/;
const invited = /^[^,]{0,6}(?:参加|参与|观摩|听课|到会|出席)/;
const adultKinds = new Set(["教师", "学生", "师徒对", "师傅", "徒弟"]);

/** 另理、化、生等科目, …安排一名教师: the list named as topic of the clause before shares out the figure. */
function topicSubjects(state: SentenceState, context: DocumentContext, piece: Piece): string[] {
  const from = Math.max(state.sentence.start, piece.start - 30);
  const before = context.text.slice(from, piece.start);
  const at = before.search(/等(?:科目|学科|课程)[^,]{0,4},$/);
  return at < 0 ? [] : scanSubjects(before, Math.max(0, before.lastIndexOf(",", at)), at);
}

/** 各县、高新区: the places that a duty of the districts is shared out over. */
export function placesOfList(text: string): string[] {
  const list =
    /各((?:县|市|区|高新区|乡镇|镇|学区|经开区|片区|开发区)(?:[、和及(](?:县|市|区|高新区|乡镇|镇|学区|经开区|片区|开发区))*)/.exec(
      text,
    )?.[1];
  return list ? list.split(/[、和及(]/) : [];
}

function cleaned(kinds: readonly string[]): string[] {
  return [...new Set(kinds)];
}

/** Works out the multiplication of `token` and remembers what the rest of the series is multiplied over. */
export function multiplierOf(context: DocumentContext, state: SentenceState, piece: Piece, token: QuantityToken): Multiplication {
  const previous = piece.quantities.findLast((other) => other.end <= token.start);
  const own = piece.multipliers.filter(
    (multiplier) => multiplier.end <= token.start && (!previous || multiplier.start >= previous.end || !multiplier.isEvent),
  );
  const behind = /^\/(人|生|校|班|科)/.exec(context.text.slice(token.end, token.end + 2));
  const event = own.findLast((multiplier) => multiplier.isEvent);
  const list = own.findLast((multiplier) => multiplier.isList);
  const topic = token.family === "person" && own.length === 0 ? topicSubjects(state, context, piece) : [];
  const before = context.text.slice(piece.start, token.start);
  const isSize =
    event !== undefined ||
    (token.family === "person" &&
      isAfterEvent(state, piece) &&
      (participants.test(before) || invited.test(context.text.slice(token.end, piece.end))));
  const kinds = [...kindsOf(own, list, state), ...topic, ...(behind ? [behind[1] === "生" ? "学生" : "教师"] : [])];
  const parentPer = state.drafts.at(-1)?.per ?? [];
  const isAnaphoric = own.some((multiplier) => multiplier.isAnaphoric);
  const carried = own.every((multiplier) => multiplier.kinds.every((kind) => adultKinds.has(kind))) ? state.carriedPer : [];
  const next = kinds.filter((kind) => adultKinds.has(kind));
  if (next.length > 0) state.carriedPer = cleaned([...state.carriedPer, ...next]);
  return {
    isSize,
    subjects: list ? scanSubjects(context.text, list.start, list.end) : topic,
    perFor: (category, role, size) =>
      perOf({
        category,
        role,
        size,
        kinds,
        carried,
        parentPer,
        isAnaphoric,
        isListed: list !== undefined,
        event,
        context,
        state,
        token,
        piece,
      }),
  };
}

function isAfterEvent(state: SentenceState, piece: Piece): boolean {
  const last = state.drafts.at(-1);
  return (
    last !== undefined && last.piece !== piece && (last.family === "occasion" || last.family === "lesson") && piece.periods.length === 0
  );
}

function kindsOf(own: readonly MultiplierToken[], list: MultiplierToken | undefined, state: SentenceState): string[] {
  const kinds: string[] = [];
  for (const multiplier of own) {
    // 语文、数学、英语每科各结3对: the members stand for 每科.
    if (list && multiplier !== list && multiplier.kinds[0] === "学科") continue;
    if (multiplier.isAnaphoric) {
      const counted = state.drafts.at(-1);
      kinds.push(counted?.category === "pupil_pairing" || counted?.category === "pupil_aid" ? "学生" : "教师");
    } else kinds.push(...multiplier.kinds);
  }
  return kinds;
}

interface PerInput {
  readonly category: Category;
  readonly role: ActorRole;
  readonly size: boolean;
  readonly kinds: readonly string[];
  readonly carried: readonly string[];
  readonly parentPer: readonly string[];
  readonly isAnaphoric: boolean;
  /** True where 各 shares the figure out over the members of a list. */
  readonly isListed: boolean;
  readonly event: MultiplierToken | undefined;
  readonly context: DocumentContext;
  readonly state: SentenceState;
  readonly token: QuantityToken;
  readonly piece: Piece;
}

/** What a group of teachers owes is owed by each of them: 支教教师每周任课10节. */
const teacherFamilies = new Set<UnitFamily>(["lesson", "hour", "occasion", "written", "book"]);

/** Whom a reward in a mentoring rule goes to. */
function rewardedIn(clause: string): string {
  if (/师傅|导师|指导教师|带教/.test(clause)) return "师傅";
  if (/徒弟|学员|青年教师|新教师/.test(clause)) return "徒弟";
  return /每对|师徒/.test(clause) ? "师徒对" : "教师";
}

const pupilCategories = new Set<Category>(["pupil_talk", "home_visit"]);

function perOf(input: PerInput): string[] {
  const { category, role, context, state } = input;
  if (input.size && input.token.family === "characters") return ["篇"];
  if (input.size) return input.event ? [...input.event.kinds] : ["次"];
  if (category === "programme_term") return [];
  const isPairDuty = (role === "mentor" || role === "mentee" || role === "pair") && category !== "mentoring_pair";
  const listed = input.isListed ? input.kinds.filter((kind) => !adultKinds.has(kind)) : [];
  if (isPairDuty) return cleaned(["师徒对", ...listed]);
  if (context.cast.isMentoring && (category === "allowance" || category === "incentive")) return [rewardedIn(input.piece.text)];
  if (category === "allowance") return cleaned([...input.kinds.filter((kind) => kind === "天" || kind === "次" || kind === "节"), "教师"]);
  const countsPupils =
    (input.token.family === "person" || input.token.family === "personTime") && (category === "pupil_pairing" || category === "pupil_aid");
  const isKept = (kind: string): boolean => !(countsPupils && kind === "学生");
  const kinds = input.kinds.filter(isKept);
  const isPupilDuty =
    pupilCategories.has(category) && (context.cast.isPupilCare || state.drafts.some((draft) => draft.category === "pupil_pairing"));
  const inner = input.isAnaphoric && input.piece.periods.length === 0 ? input.parentPer.filter((kind) => kind !== "次") : [];
  const isTeachers =
    role === "teacher" && state.actor.words !== null && !/班主任/.test(state.actor.words) && teacherFamilies.has(input.token.family);
  if (isTeachers && !input.kinds.includes("教师") && !input.carried.includes("教师")) kinds.unshift("教师");
  return cleaned([...inner, ...input.carried.filter(isKept), ...kinds, ...(isPupilDuty ? ["学生"] : [])]);
}
