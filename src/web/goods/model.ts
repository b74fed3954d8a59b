import type { GoodsContent, GoodsItemContent, GoodsPage } from "../../contract/goods.ts";
import { modeOfGiver, valueOf } from "../../domain/goods/goods.ts";
import { emptyMark } from "../ui/format.ts";

/** The form of a list; items are edited apart. */
export type GoodsValues = Omit<GoodsContent, "items">;

/** A new list of a pair: what its helper school hands over. */
export function firstValues(helperName: string): GoodsValues {
  return {
    mode: "transfer",
    purpose: "donation_goods",
    title: "",
    giverKind: "publicSchool",
    giverName: helperName,
    isAnonymous: false,
    use: null,
    agreementNo: null,
    agreedOn: null,
    isVoluntary: false,
    note: null,
  };
}

/** What a list that is there says, as the form begins with it. */
export function valuesOf(page: GoodsPage): GoodsValues {
  return {
    mode: page.mode,
    purpose: page.purpose,
    title: page.title,
    giverKind: page.giverKind,
    giverName: page.giverName,
    isAnonymous: page.isAnonymous,
    use: page.use,
    agreementNo: page.agreementNo,
    agreedOn: page.agreedOn,
    isVoluntary: page.isVoluntary,
    note: page.note,
  };
}

function filled(text: string | null): string | null {
  return text?.trim() || null;
}

/** The form and its items as content; a transfer has neither agreement nor donor's wish. */
export function contentOf(values: GoodsValues, items: readonly GoodsItemContent[]): GoodsContent {
  const isDonation = values.mode === "donation";
  return {
    ...values,
    use: filled(values.use),
    note: filled(values.note),
    agreementNo: isDonation ? filled(values.agreementNo) : null,
    agreedOn: isDonation ? (values.agreedOn ?? null) : null,
    isVoluntary: isDonation && values.isVoluntary,
    isAnonymous: isDonation && values.isAnonymous,
    items: [...items],
  };
}

/** Whether mode and giver contradict each other: then the form says by which rule, and nothing can be saved. */
export function isWrongMode({ mode, giverKind }: Pick<GoodsValues, "mode" | "giverKind">): boolean {
  return mode !== modeOfGiver(giverKind);
}

/** The value of a list in yuan. */
export function totalYuan(items: readonly Pick<GoodsItemContent, "count" | "unitValueFen">[]): number {
  return valueOf(items) / 100;
}

/** Items without what only a saved list has, so that they can be saved anew. */
export function plainItems(items: GoodsPage["items"]): GoodsItemContent[] {
  return items.map(({ id: _id, receivedCount: _received, receiptNote: _note, ...item }) => item);
}

/** Whether an address opens on other machines: a code that a phone scans is of no use otherwise. */
export function isReachable(origin: string): boolean {
  return !/^https?:\/\/(?:localhost|127\.|\[::1\])/.test(origin);
}

/** Assets by what was found, in words: 在用 12 · 损坏待修 2 · 未查看 8; a dash where nothing was numbered. */
export function conditionsText(
  conditions: Readonly<Record<string, number>>,
  all: number,
  { names, unchecked }: { readonly names: Readonly<Record<string, string>>; readonly unchecked: string },
): string {
  const parts = Object.entries(names).flatMap(([condition, name]) => {
    const count = conditions[condition] ?? 0;
    return count === 0 ? [] : [`${name} ${count}`];
  });
  const seen = Object.values(conditions).reduce((sum, count) => sum + count, 0);
  if (all > seen) parts.push(`${unchecked} ${all - seen}`);
  return parts.length === 0 ? emptyMark : parts.join(" · ");
}
