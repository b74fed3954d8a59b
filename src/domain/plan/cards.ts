import type { Commitment, Reading, Span, UncountedDuty } from "../reading/reading.ts";
import { readText } from "../reading/read-text.ts";

/** The part of a commitment that people correct. Bounds and unit stand for its quantity. */
export type CorrectedFields = Pick<
  Commitment,
  "category" | "actorRole" | "per" | "period" | "periodCount" | "earmarks" | "postingRole" | "facet" | "isAsNeeded"
> & { readonly min: number | null; readonly max: number | null; readonly unit: string | null };

/** What of a commitment can be corrected, as it stands. */
export function correctable(commitment: Commitment): CorrectedFields {
  const { category, actorRole, per, period, periodCount, earmarks, postingRole, facet, isAsNeeded, quantity, explicit } = commitment;
  // An implied "at least one" of 定期 is no number: the card asks for it.
  const stated = explicit ? quantity : null;
  return {
    category,
    actorRole,
    min: stated?.min ?? null,
    max: stated?.max ?? null,
    unit: stated?.unit ?? null,
    per,
    period,
    periodCount,
    earmarks,
    postingRole,
    facet,
    isAsNeeded,
  };
}

/**
 * A commitment with corrections applied. With a unit and a bound it is a promise with a number from then on; without
 * either it has none. A figure whose unit changes keeps its sum of money only in 元.
 */
export function corrected(commitment: Commitment, fields: CorrectedFields): Commitment {
  const { category, actorRole, per, period, periodCount, earmarks, postingRole, facet, isAsNeeded, min, max, unit } = fields;
  const hasNumber = unit !== null && unit !== "" && (min !== null || max !== null);
  const quantity = hasNumber ? { min, max, unit } : null;
  const isMoney = hasNumber && unit === "元";
  return {
    ...commitment,
    category,
    actorRole,
    per,
    period,
    periodCount,
    earmarks,
    postingRole,
    facet,
    isAsNeeded,
    quantity,
    explicit: hasNumber,
    amountYuan: isMoney ? (min !== null && min === max ? min : { min, max }) : null,
  };
}

function isOrdered(min: number | null, max: number | null): boolean {
  return min === null || max === null || min <= max;
}

/** What is wrong with corrected fields; null if nothing is. */
export function correctionProblem({ min, max, unit }: CorrectedFields): "bounds-order" | "unit-missing" | null {
  if (!isOrdered(min, max)) return "bounds-order";
  return (min !== null || max !== null) && (unit === null || unit === "") ? "unit-missing" : null;
}

/** A promise without number, made of a stretch of text: the card that asks for the number. */
function withoutNumber(span: Span, document: number, category: Commitment["category"]): Commitment {
  return {
    start: span.start,
    end: span.end,
    anchor: span.text,
    clause: span,
    document,
    category,
    actor: null,
    actorRole: "helper",
    recipient: null,
    action: span.text,
    subjectScope: null,
    quantity: null,
    per: [],
    period: "term",
    periodCount: 1,
    deadline: null,
    within: null,
    duration: null,
    condition: null,
    isAsNeeded: false,
    amountYuan: null,
    earmarks: [],
    postingRole: null,
    modality: "must",
    facet: "count",
    partOf: null,
    explicit: false,
  };
}

function ofDuty(duty: UncountedDuty): Commitment {
  return withoutNumber(duty.span, duty.document, duty.category ?? "event");
}

/**
 * The promises that a text proposes, in its order: those with and without a number, from plans, agreements and notices
 * inside it. What a summary reports is no promise. `partOf` counts in the result.
 */
export function proposedCommitments(reading: Reading): Commitment[] {
  const isPlan = (document: number): boolean => reading.documents[document]?.kind !== "summary";
  const read = reading.commitments.filter(({ document }) => isPlan(document));
  const position = new Map(read.map((commitment, index) => [commitment, index]));
  const kept = read.map((commitment) => {
    const parent = commitment.partOf === null ? undefined : reading.commitments[commitment.partOf];
    return Object.assign({}, commitment, { partOf: parent ? (position.get(parent) ?? null) : null });
  });
  const asked = reading.uncounted.filter(({ document }) => isPlan(document)).map(ofDuty);
  const all = [...kept, ...asked];
  const order = [...all.keys()].toSorted((one, other) => (all[one]?.start ?? 0) - (all[other]?.start ?? 0) || one - other);
  const placeOf = new Map(order.map((old, place) => [old, place]));
  return order.flatMap((old) => {
    const commitment = all[old];
    if (!commitment) return [];
    return [Object.assign({}, commitment, { partOf: commitment.partOf === null ? null : (placeOf.get(commitment.partOf) ?? null) })];
  });
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by, text: span.text };
}

/** Put before a stretch that is read by itself, so that its first line is not taken for the title of a document. */
const titleLine = "工作方案\n";

/**
 * The promises in a stretch that somebody selected: those that the reader finds there, else the stretch itself as a
 * promise without a number. Offsets count in the whole text; `partOf` is dropped.
 */
export function selectedCommitments(text: string, start: number, end: number): Commitment[] {
  const selected = text.slice(start, end);
  const shift = start - titleLine.length;
  const found = readText(titleLine + selected).commitments.map((commitment) =>
    Object.assign({}, commitment, {
      start: commitment.start + shift,
      end: commitment.end + shift,
      clause: moved(commitment.clause, shift),
      document: 0,
      partOf: null,
    }),
  );
  return found.length > 0 ? found : [withoutNumber({ start, end, text: selected }, 0, "event")];
}
