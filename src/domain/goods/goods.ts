import type { ApprovalState } from "../approval/approval.ts";
import type { Measure } from "../plan/quota.ts";
import type { Category } from "../reading/category.ts";

/**
 * How goods change hands. What a public school hands to another stays state property and is transferred; only a social
 * donor gives a donation. Source: 行政事业性国有资产管理条例 (国令第738号), articles 11, 16, 19; 公益事业捐赠法, article 2.
 */
export const goodsModes = ["donation", "transfer"] as const;
export type GoodsMode = (typeof goodsModes)[number];

/** Who gives. Everybody but a public school is a social donor. */
export const giverKinds = ["publicSchool", "enterprise", "organisation", "person"] as const;
export type GiverKind = (typeof giverKinds)[number];

/** The mode that a giver's goods must have. */
export function modeOfGiver(giver: GiverKind): GoodsMode {
  return giver === "publicSchool" ? "transfer" : "donation";
}

/**
 * What a value rests on: invoice, book value, appraisal by an institution, market price of the same thing, one yuan in name.
 * Source: 行政事业性国有资产管理条例, article 32 (things without a price may be valued by experts); the list is our choice.
 */
export const valueBases = ["invoice", "book", "appraisal", "market", "nominal"] as const;
export type ValueBasis = (typeof valueBases)[number];

/** What an item is, as far as numbering and counting depend on it. Special equipment has a line of value of its own. */
export const itemKinds = ["equipment", "specialEquipment", "furniture", "books", "consumables"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Which promise of a plan a donation is for: goods, or equipment. A transfer counts for both. */
export const goodsPurposes = ["donation_goods", "equipment"] as const satisfies readonly Category[];
export type GoodsPurpose = (typeof goodsPurposes)[number];

/** The kind of evidence that a handover is. Source: GLOSSARY, asset transfer. */
export function categoryOfGoods(mode: GoodsMode, purpose: GoodsPurpose): Category {
  return mode === "transfer" ? "asset_transfer" : purpose;
}

/** One line of a handover list. `unitValueFen`: value of one piece. */
export interface GoodsItem {
  readonly name: string;
  readonly kind: ItemKind;
  /** Class of GB/T 14885; null where nobody looked it up. */
  readonly classCode: string | null;
  readonly spec: string | null;
  readonly count: number;
  readonly unit: string;
  readonly unitValueFen: number;
  readonly valueBasis: ValueBasis;
  readonly source: string | null;
  readonly custodian: string | null;
}

/**
 * A class of fixed assets: the letter A and one to four pairs of digits (GB/T 14885-2022), or the seven digits of the
 * edition of 2010, which school ledgers still carry.
 */
export function isClassCode(code: string): boolean {
  return /^A(?:\d{2}){1,4}$/.test(code) || /^\d{7}$/.test(code);
}

/** What a list says before it is handed over. Days are `YYYY-MM-DD`. */
export interface GoodsTerms {
  readonly mode: GoodsMode;
  readonly giverKind: GiverKind;
  readonly use: string | null;
  readonly agreedOn: string | null;
  readonly isVoluntary: boolean;
  readonly items: readonly Pick<GoodsItem, "valueBasis" | "classCode">[];
  /** The collective decision of the school that gives; null until it has been taken. */
  readonly decision: GoodsDecision | null;
}

/** A collective decision: its day, who took part, the paper that records it. */
export interface GoodsDecision {
  readonly decidedOn: string;
  readonly participants: string;
  readonly paper: string;
}

export const goodsProblems = [
  "school-donates",
  "donor-transfers",
  "class-form",
  "no-items",
  "use-missing",
  "agreement-missing",
  "not-voluntary",
  "book-value",
  "decision-missing",
] as const;
export type GoodsProblem = (typeof goodsProblems)[number];

/** A field that keeps a list from going on, and why. */
export interface GoodsFault {
  readonly path: string;
  readonly problem: GoodsProblem;
}

/**
 * What is wrong however far the list has come: goods of a public school called a donation, or the other way round, and a
 * class that cannot be one. Source: 行政事业性国有资产管理条例, articles 11 and 19; 公益事业捐赠法, articles 2 and 16.
 */
export function contentFault({ mode, giverKind, items }: Pick<GoodsTerms, "mode" | "giverKind" | "items">): GoodsFault | null {
  if (mode !== modeOfGiver(giverKind)) return { path: "mode", problem: mode === "donation" ? "school-donates" : "donor-transfers" };
  const wrong = items.findIndex(({ classCode }) => classCode !== null && !isClassCode(classCode));
  return wrong === -1 ? null : { path: `items/${wrong}/classCode`, problem: "class-form" };
}

/**
 * What is missing before a list is submitted. A donation needs its agreement (kind, quality, number, use) and must be
 * voluntary: 公益事业捐赠法, articles 4 and 12. A transfer moves what stands in the books, so it goes at book value:
 * 行政事业性国有资产管理条例, article 30 (no assets off the books).
 */
export function submitFault(terms: GoodsTerms): GoodsFault | null {
  const fault = contentFault(terms);
  if (fault) return fault;
  if (terms.items.length === 0) return { path: "items", problem: "no-items" };
  if (terms.use === null) return { path: "use", problem: "use-missing" };
  if (terms.mode === "transfer") {
    const wrong = terms.items.findIndex(({ valueBasis }) => valueBasis !== "book");
    return wrong === -1 ? null : { path: `items/${wrong}/valueBasis`, problem: "book-value" };
  }
  if (terms.agreedOn === null) return { path: "agreedOn", problem: "agreement-missing" };
  return terms.isVoluntary ? null : { path: "isVoluntary", problem: "not-voluntary" };
}

/** What is missing before approval: a transfer needs its collective decision. Source: 行政事业性国有资产管理条例, article 19. */
export function approveFault(terms: GoodsTerms): GoodsFault | null {
  const fault = submitFault(terms);
  if (fault) return fault;
  return terms.mode === "transfer" && terms.decision === null ? { path: "decision", problem: "decision-missing" } : null;
}

/** What arrived of an item, or is on its way. */
export interface CountedItem {
  readonly kind: ItemKind;
  readonly count: number;
  readonly unitValueFen: number;
}

/** The value of items in fen. */
export function valueOf(items: readonly Pick<CountedItem, "count" | "unitValueFen">[]): number {
  return items.reduce((sum, { count, unitValueFen }) => sum + count * unitValueFen, 0);
}

/**
 * What a handover counts towards promises: pieces, books apart from them, and the value in yuan. A measure of which
 * nothing came is not stated where nothing of it was on the list: books say nothing of pieces.
 */
export function amountsOf(items: readonly CountedItem[]): Partial<Record<Measure, number>> {
  const sum = (some: readonly CountedItem[]): number => some.reduce((total, { count }) => total + count, 0);
  const books = items.filter(({ kind }) => kind === "books");
  const pieces = items.filter(({ kind }) => kind !== "books");
  return {
    ...(pieces.length > 0 ? { items: sum(pieces) } : {}),
    ...(books.length > 0 ? { books: sum(books) } : {}),
    yuan: valueOf(items) / 100,
  };
}

/** Letters of a name that stay where a donor asks not to be named. Our choice: enough for the donor to find the line. */
const shownLetters = 1;

/**
 * A donor's name as the publication shows it: the family name of a person who asks for it, nothing of another donor's.
 * Gifts are published all the same. Source: 公益事业捐赠法, article 22; 个人信息保护法, article 6.
 */
export function publishedDonor(
  { giverKind, giverName }: { readonly giverKind: GiverKind; readonly giverName: string },
  isAnonymous: boolean,
): string | null {
  if (!isAnonymous) return giverName;
  return giverKind === "person" ? `${Array.from(giverName).slice(0, shownLetters).join("")}**` : null;
}

/** The states of a handover list, of those that everything approved can be in. */
export type GoodsState = Extract<ApprovalState, "draft" | "submitted" | "returned" | "approved" | "handedOver" | "received" | "withdrawn">;
