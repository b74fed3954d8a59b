/** A document as data: what it says, in order; how it looks is the writer's. */
export interface ReportDocument {
  readonly title: string;
  /** One line under the title: for whom and until when. */
  readonly subtitle: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "table"; readonly table: ReportTable }
  /** Names and day at the end, right. */
  | { readonly kind: "signature"; readonly lines: readonly string[] };

export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface ReportColumn {
  readonly heading: string;
  /** Share of the width; all shares of a table together are the whole. */
  readonly share: number;
  readonly isNumber: boolean;
}

/** What stands where nothing is known. An empty cell could be a mistake of the printer. */
export const unknown = "—";

/** Numbers its headings in the manner of such papers: 一、二、三、 */
export function withNumbers(blocks: readonly Block[]): Block[] {
  let number = 0;
  return blocks.map((block) => (block.kind === "heading" ? { kind: "heading", text: `${chineseNumber(++number)}、${block.text}` } : block));
}

const digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** Whole numbers from 1 to 99 in characters: 十二, 二十. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? "" : `${tens === 1 ? "" : (digits[tens] ?? "")}十`;
  return head + (ones === 0 && tens > 0 ? "" : (digits[ones] ?? ""));
}
