import { readCast } from "./cast.ts";
import { readCount, asNeededWords } from "./commitments.ts";
import { splitDocuments, type DocumentPart } from "./documents.ts";
import type { Draft } from "./draft.ts";
import { isUncounted, readDuty, readMonthTask } from "./duties.ts";
import { readFacts } from "./facts.ts";
import { readFrame } from "./frame.ts";
import { normalise, toOriginal, type Normalised } from "./normalise.ts";
import { outline, type Sentence } from "./outline.ts";
import { cutPieces, type Piece } from "./pieces.ts";
import type { Commitment, Fact, ReadDocument, Reading, Span, UncountedDuty } from "./reading.ts";
import { categoryOfDuty } from "./category-rules.ts";
import { isBoilerplate, isPromiseOfSummary } from "./tense.ts";
import { beginSentence, enterPiece, type DocumentContext, type SentenceState } from "./sentence-state.ts";

interface Found {
  readonly drafts: Draft[];
  readonly uncounted: Piece[];
}

function readPiece(context: DocumentContext, state: SentenceState, piece: Piece, found: Found): void {
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
    const duty = readDuty(context, state, piece) ?? (piece === found.uncounted[0] ? null : readMonthTask(context, state, piece));
    if (duty) state.drafts.push(duty);
    else if (isUncounted(context, state, piece)) found.uncounted.push(piece);
  }
  state.previousPieceText = piece.text;
}

function isTitle(text: string, sentence: Sentence, part: DocumentPart): boolean {
  const words = text.slice(sentence.start, sentence.end);
  return part.title !== null && words.length <= part.title.length + 12 && words.replace(/[《》\s]/g, "").includes(part.title);
}

function readPromises(context: DocumentContext, sentences: readonly Sentence[]): Found {
  const found: Found = { drafts: [], uncounted: [] };
  const isSummary = context.part.kind === "summary";
  let previous: SentenceState | null = null;
  for (const sentence of sentences) {
    if (isTitle(context.text, sentence, context.part) || isBoilerplate(context.text, sentence)) continue;
    if (isSummary && !isPromiseOfSummary(context.text, sentence)) continue;
    const state = beginSentence(context, sentence, previous);
    for (const piece of cutPieces(context.text, sentence)) readPiece(context, state, piece, found);
    found.drafts.push(...(isSummary ? state.drafts.map(asPlanned) : state.drafts));
    previous = state;
  }
  return found;
}

/** What a summary promises for the next year is a plan, whatever its verb. */
function asPlanned(draft: Draft): Draft {
  return draft.modality === "must" ? { ...draft, modality: "planned", period: draft.period === "standing" ? "once" : draft.period } : draft;
}

class Originals {
  private readonly original: string;
  private readonly normalised: Normalised;

  constructor(original: string, normalised: Normalised) {
    this.original = original;
    this.normalised = normalised;
  }

  span(start: number, end: number): Span {
    const range = toOriginal(this.normalised, start, end);
    return { ...range, text: this.original.slice(range.start, range.end) };
  }
}

function amountOf(draft: Draft): Commitment["amountYuan"] {
  if (draft.family !== "money" || !draft.quantity) return null;
  const { min, max } = draft.quantity;
  return min !== null && min === max ? min : { min, max };
}

function toCommitment(draft: Draft, document: number, originals: Originals, index: ReadonlyMap<Draft, number>): Commitment {
  const anchor = originals.span(draft.anchorStart, draft.anchorEnd);
  const { anchorStart: _start, anchorEnd: _end, piece, family: _family, partOf, ...fields } = draft;
  return {
    start: anchor.start,
    end: anchor.end,
    anchor: anchor.text,
    clause: originals.span(piece.start, piece.end),
    document,
    ...fields,
    isAsNeeded: draft.condition !== null && asNeededWords.test(draft.condition),
    amountYuan: amountOf(draft),
    partOf: partOf ? (index.get(partOf) ?? null) : null,
  };
}

/**
 * Reads a text, as people paste or scrape it, into its documents, commitments and facts.
 * original: any Unicode text, 0 characters or more; every offset of the result counts its UTF-16 code units.
 * Never throws; the cost is linear in the length.
 */
export function readText(original: string): Reading {
  const normalised = normalise(original);
  const { text } = normalised;
  const originals = new Originals(original, normalised);
  const sentences = outline(text);
  const commitments: Commitment[] = [];
  const facts: Fact[] = [];
  const uncounted: UncountedDuty[] = [];
  const documents: ReadDocument[] = [];
  let at = 0;
  for (const [document, part] of splitDocuments(text).entries()) {
    const first = at;
    while (at < sentences.length && (sentences[at]?.start ?? 0) < part.end) at++;
    const own = sentences.slice(first, at);
    const context = { text, part, cast: readCast(part.kind, part.title, text.slice(part.start, Math.min(part.end, part.start + 2000))) };
    const found = readPromises(context, own);
    const index = new Map(found.drafts.map((draft, offset) => [draft, commitments.length + offset]));
    commitments.push(...found.drafts.map((draft) => toCommitment(draft, document, originals, index)));
    uncounted.push(
      ...found.uncounted.map((piece) => ({ span: originals.span(piece.start, piece.end), document, category: categoryOfDuty(piece.text) })),
    );
    if (part.kind === "summary") facts.push(...readFacts(context, own, document, (start, end) => originals.span(start, end)));
    documents.push(readFrame(context, own, (start, end) => originals.span(start, end)));
  }
  return { documents, commitments, uncounted, facts };
}
