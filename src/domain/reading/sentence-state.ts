import { subjectOf, type Actor, type Cast } from "./actors.ts";
import { governsSeries } from "./bounds.ts";
import type { Draft } from "./draft.ts";
import { isReport } from "./look-alikes.ts";
import { placesOfList } from "./multiply.ts";
import type { Heading, Sentence } from "./outline.ts";
import type { PeriodToken } from "./periods.ts";
import type { Piece } from "./pieces.ts";
import type { DocumentPart } from "./documents.ts";

/** What the reader of one document knows while it goes through the sentences. */
export interface DocumentContext {
  readonly text: string;
  readonly part: DocumentPart;
  readonly cast: Cast;
  /** The actor that each list of headings sets; sentences under the same headings share the list. */
  readonly headingActors: WeakMap<readonly Heading[], { readonly actor: Actor | null }>;
}

/** What one clause of a sentence hands on to the next: its period, actor, multipliers and the figure it hangs on. */
export interface SentenceState {
  readonly sentence: Sentence;
  readonly sentenceText: string;
  readonly drafts: Draft[];
  /** The last figure of the sentence before, where this one begins with 其中. */
  readonly parent: Draft | null;
  actor: Actor;
  /** The actor was named in the sentence before this one. */
  isActorCarried: boolean;
  period: PeriodToken | null;
  /** 教师, 学生 or 师徒对 that later clauses of the series are multiplied over. */
  carriedPer: readonly string[];
  isSeriesAtLeast: boolean;
  /** The clause before reported how things stand; what follows does so too until a binding word. */
  isReporting: boolean;
  previousPieceText: string;
}

const dutyHeading = /职责|任务|责任|义务|要求|工作|做法|权利|承担/;

/** Whether a heading or label names who acts below it (乙方的责任), and not just a matter (支教人员安排). */
function setsActor(words: string, subject: Actor): boolean {
  const isShort = words.length <= 6 || dutyHeading.test(words) || /[须应要将]/.test(words);
  return isShort && subject.role !== "teacher" && subject.role !== "department" && subject.role !== "leadGroup";
}

/** The actor that the headings above a sentence set, innermost first: 导师职责, 乙方的责任, 徒弟. */
function actorOfHeadings(headings: readonly Heading[], cast: Cast): Actor | null {
  for (const heading of headings.toReversed()) {
    const words = heading.text.replace(/^对/, "");
    const subject = subjectOf(words, cast);
    if (subject && setsActor(words, subject)) return subject;
  }
  return null;
}

/** How much of a sentence is at hand for words that stand far from a figure. */
const sentenceTextMax = 400;

/** The state at the beginning of a sentence; the actor of the sentence before holds on inside one item. */
export function beginSentence(context: DocumentContext, sentence: Sentence, previous: SentenceState | null): SentenceState {
  const known = context.headingActors.get(sentence.headings) ?? { actor: actorOfHeadings(sentence.headings, context.cast) };
  context.headingActors.set(sentence.headings, known);
  const fromHeading = known.actor;
  const carried = previous && !sentence.isFresh && carries(previous.actor) ? previous.actor : null;
  const parent = context.text.startsWith("其中", sentence.start) ? previous?.drafts.at(-1) : undefined;
  return {
    sentence,
    sentenceText: context.text.slice(sentence.start, Math.min(sentence.end, sentence.start + sentenceTextMax)),
    drafts: [],
    parent: parent ?? null,
    actor: carried ?? fromHeading ?? { words: null, role: context.cast.owner },
    isActorCarried: carried !== null,
    period: null,
    carriedPer: [],
    isSeriesAtLeast: false,
    isReporting: false,
    previousPieceText: "",
  };
}

const carriedRoles = new Set(["mentor", "mentee", "both", "pair", "helped", "studio", "school", "district"]);

function carries(actor: Actor): boolean {
  return actor.words !== null && (carriedRoles.has(actor.role) || actor.role === "teacher");
}

const strongBinding = /将|要(?!素|点|求)|应|须|至少|不少于|不低于|拟|计划|确保|今后|力争|必须/;

/** Takes in what a clause says about actor, tense and bounds before its figures are read. */
export function enterPiece(context: DocumentContext, state: SentenceState, piece: Piece): void {
  const isLabel = piece.start === state.sentence.start && context.text.charAt(piece.end) === ":";
  const found = subjectOf(piece.text, context.cast);
  const subject = found && isLabel && !setsActor(piece.text, found) ? null : found;
  const isOfBoth =
    state.actor.role === "both" && (subject?.role === "cadre" || subject?.role === "teacher" || subject?.role === "department");
  const isPart = piece.text.startsWith("其中") && subject?.role === "teacher";
  if (subject && !isOfBoth && !isPart) {
    if (subject.role !== state.actor.role || subject.words !== state.actor.words) state.carriedPer = [];
    state.actor = subject;
    state.isActorCarried = false;
    if (subject.role === "district") state.carriedPer = placesOfList(piece.text);
  }
  if (governsSeries(context.text, piece)) state.isSeriesAtLeast = true;
  if (isReport(piece.text)) state.isReporting = true;
  else if (strongBinding.test(piece.text)) state.isReporting = false;
}
