import { asNeededWords, readCount } from "./commitments.ts";
import { categoryOfDuty } from "./category-rules.ts";
import type { DocumentPart } from "./documents.ts";
import type { Draft } from "./draft.ts";
import { isUncounted, readDuty, readMonthTask } from "./duties.ts";
import type { Originals } from "./originals.ts";
import type { Sentence } from "./outline.ts";
import { cutPieces, type Piece } from "./pieces.ts";
import type { Commitment, UncountedDuty } from "./reading.ts";
import { beginSentence, enterPiece, type DocumentContext, type SentenceState } from "./sentence-state.ts";
import { isBoilerplate, isPromiseOfSummary } from "./tense.ts";

function amountOf(draft: Draft): Commitment["amountYuan"] {
  if (draft.family !== "money" || !draft.quantity) return null;
  const { min, max } = draft.quantity;
  return min !== null && min === max ? min : { min, max };
}

/**
 * Takes in the drafts of one sentence after the other and turns them into commitments at once, so that a long text
 * does not keep its tokens. A figure can be a part only of one in its own sentence or in the one before.
 */
export class PromiseReader {
  readonly commitments: Commitment[] = [];
  readonly uncounted: UncountedDuty[] = [];
  private readonly originals: Originals;
  private positions = new Map<Draft, number>();

  constructor(originals: Originals) {
    this.originals = originals;
  }

  /** Reads the promises of one document. In a summary only the sentences about the next term promise anything. */
  read(context: DocumentContext, sentences: readonly Sentence[], document: number): void {
    const isSummary = context.part.kind === "summary";
    let previous: SentenceState | null = null;
    for (const sentence of sentences) {
      if (isTitle(context.text, sentence, context.part) || isBoilerplate(context.text, sentence)) continue;
      if (isSummary && !isPromiseOfSummary(context.text, sentence)) continue;
      const state = beginSentence(context, sentence, previous);
      for (const piece of cutPieces(context.text, sentence)) this.readPiece(context, state, piece, document);
      this.keep(state.drafts, document, isSummary);
      previous = state;
    }
  }

  private readPiece(context: DocumentContext, state: SentenceState, piece: Piece, document: number): void {
    enterPiece(context, state, piece);
    let hasCount = false;
    for (const token of piece.quantities) {
      const draft = readCount(context, state, piece, token);
      if (!draft) continue;
      hasCount = true;
      state.drafts.push(draft);
    }
    const period = piece.periods.findLast((token) => token.isEach || token.season !== null || token.period === "plan");
    if (period && !piece.isBracketed) state.period = period;
    if (!hasCount) {
      const duty = readDuty(context, state, piece) ?? readMonthTask(context, state, piece);
      if (duty) state.drafts.push(duty);
      else if (isUncounted(context, state, piece)) {
        this.uncounted.push({ span: this.originals.span(piece.start, piece.end), document, category: categoryOfDuty(piece.text) });
      }
    }
    state.previousPieceText = piece.text;
  }

  private keep(drafts: readonly Draft[], document: number, isSummary: boolean): void {
    const before = this.positions;
    const own = new Map<Draft, number>();
    for (const draft of drafts) {
      const parent = draft.partOf ? (own.get(draft.partOf) ?? before.get(draft.partOf) ?? null) : null;
      own.set(draft, this.commitments.length);
      this.commitments.push(this.toCommitment(isSummary ? asPlanned(draft) : draft, document, parent));
    }
    this.positions = own;
  }

  private toCommitment(draft: Draft, document: number, parent: number | null): Commitment {
    const anchor = this.originals.span(draft.anchorStart, draft.anchorEnd);
    const { anchorStart: _start, anchorEnd: _end, piece, family: _family, partOf: _parent, ...fields } = draft;
    return {
      start: anchor.start,
      end: anchor.end,
      anchor: anchor.text,
      clause: this.originals.span(piece.start, piece.end),
      document,
      action: actionOf(draft),
      ...fields,
      isAsNeeded: draft.condition !== null && asNeededWords.test(draft.condition),
      amountYuan: amountOf(draft),
      partOf: parent,
    };
  }
}

/** The clause without the quantity: 每学期与甲中学开展经验交流会. */
function actionOf({ piece, anchorStart, anchorEnd }: Draft): string {
  const before = piece.text.slice(0, Math.max(0, anchorStart - piece.start));
  const after = piece.text.slice(Math.max(0, anchorEnd - piece.start));
  return `${before}${after}`.trim();
}

function isTitle(text: string, sentence: Sentence, part: DocumentPart): boolean {
  const words = text.slice(sentence.start, sentence.end);
  return part.title !== null && words.length <= part.title.length + 12 && words.replace(/[《》\s]/g, "").includes(part.title);
}

/** What a summary promises for the next year is a plan, whatever its verb. */
function asPlanned(draft: Draft): Draft {
  return draft.modality === "must" ? { ...draft, modality: "planned", period: draft.period === "standing" ? "once" : draft.period } : draft;
}
