import { parseDay } from "../calendar/day.ts";
import { seasonOf, statedYear } from "../calendar/term.ts";
import { fenOfYuan, noFen, type Fen } from "../money/fen.ts";
import { earmarkOf } from "../reading/purposes.ts";
import { RowErrors, type ParsedRow } from "../school/school-import.ts";
import { nearest, type ImportColumn, type SheetRow } from "../school/sheet-columns.ts";
import { purposeNames, sourceNames } from "./funding-words.ts";
import { amountFenMax } from "./payment.ts";
import type { FundingSource, Purpose } from "./source.ts";

/** What a row of a cashier's sheet says. */
export interface ImportedPayment {
  readonly partnershipId: string;
  readonly voucherNo: string;
  readonly purpose: Purpose;
  readonly source: FundingSource;
  readonly amount: Fen;
  readonly term: string;
  readonly day: string | null;
  readonly payer: "helper" | "bureau";
  readonly summary: string;
  readonly note: string | null;
}

// Cashiers write Chinese; what is not listed is read as plans are.
const purposesOfSheet = purposeNames["zh-CN"];
const sourcesOfSheet = sourceNames["zh-CN"];

/** Other names of budget lines. Source: budgets of county bureaus; our collection. */
const otherSources: Readonly<Record<string, FundingSource>> = {
  生均公用经费: "publicFunds",
  奖励性绩效: "performance",
  专项: "special",
  专项资金: "special",
  县财政: "county",
  财政拨款: "county",
  统筹: "county",
  捐赠: "donation",
  捐款: "donation",
  自筹: "selfRaised",
};

const column = (key: string, heading: string, example: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  key,
  heading,
  aliases: [],
  isRequired: false,
  example,
  choices: [],
  ...more,
});

/** Columns of the cashier's sheet. */
export const paymentColumns: readonly ImportColumn[] = [
  column("voucherNo", "凭证号", "记-0315", { aliases: ["凭证编号", "凭证字号", "单据号"], isRequired: true }),
  column("helper", "支援校", "示例县第一中学", { aliases: ["付款学校", "支援学校", "帮扶学校"], isRequired: true }),
  column("helped", "受援校", "示例镇中学", { aliases: ["收款学校", "受援学校", "收款单位"], isRequired: true }),
  column("amount", "金额", "10000.00", { aliases: ["金额（元）", "支出金额", "付款金额"], isRequired: true }),
  column("purpose", "用途", "教研", { aliases: ["专项用途", "资金用途"], isRequired: true, choices: Object.values(purposesOfSheet) }),
  column("source", "资金来源", "公用经费", {
    aliases: ["经费来源", "来源", "列支渠道"],
    isRequired: true,
    choices: Object.values(sourcesOfSheet),
  }),
  column("term", "学期", "2026年秋季", { aliases: ["所属学期"], isRequired: true }),
  column("day", "日期", "", { aliases: ["用款日期"] }),
  column("payer", "付款方", "支援校", { choices: ["支援校", "教育局"] }),
  column("summary", "摘要", "支付联合教研活动经费", { aliases: ["事由", "内容"], isRequired: true }),
  column("note", "备注", "", { aliases: ["说明"] }),
];

/** A pair that payments can belong to, with every name of its schools. */
export interface KnownPair {
  readonly id: string;
  readonly helperNames: readonly string[];
  readonly helpedNames: readonly string[];
}

function isSource(name: string): name is FundingSource {
  return name in sourcesOfSheet;
}

function isPurpose(name: string): name is Purpose {
  return name in purposesOfSheet;
}

/** A budget line by its name or one of its other names; null for anything else. */
export function sourceOfName(name: string): FundingSource | null {
  return (
    Object.keys(sourcesOfSheet)
      .filter(isSource)
      .find((source) => sourcesOfSheet[source] === name) ??
    otherSources[name] ??
    null
  );
}

/** A purpose by its name, else by the words that plans use for it; null where they name none. */
export function purposeOfName(name: string): Purpose | null {
  const exact = Object.keys(purposesOfSheet)
    .filter(isPurpose)
    .find((purpose) => purposesOfSheet[purpose] === name);
  if (exact !== undefined) return exact;
  if (/津贴|补贴|课时费|工资|人员/.test(name)) return "staff_pay";
  if (/新建|基建|建设/.test(name)) return "construction";
  return /债/.test(name) ? "debt" : earmarkOf(name);
}

/**
 * A term as cashiers write it: 2026年秋季, 2026秋, 2027年上期, 2026-2027学年第二学期, 2026-autumn. 第一学期 and 第二学期
 * are halves of the school year named; a season alone lies in the calendar year named. Null for anything else.
 */
export function termOfName(words: string): string | null {
  if (/^\d{4}-(?:autumn|spring)$/.test(words)) return words;
  const year = statedYear(words);
  const season = seasonOf(words) ?? (/秋/.test(words) ? "autumn" : /春/.test(words) ? "spring" : null);
  if (year === null || season === null) return null;
  const isSchoolYear = /\d{4}\s*[-–—~至]\s*(?:\d{4}|\d{2})|学年/.test(words);
  return `${isSchoolYear && season === "spring" ? year + 1 : year}-${season}`;
}

/** 2026-03-11, 2026.3.11, 2026/3/11 and 2026年3月11日 as a day; null for anything else. */
function dayOfCell(cell: string): string | null {
  const match = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(cell);
  if (!match) return null;
  const day = `${match[1]}-${String(match[2]).padStart(2, "0")}-${String(match[3]).padStart(2, "0")}`;
  return parseDay(day) === null ? null : day;
}

function pairOf(cells: SheetRow["cells"], pairs: readonly KnownPair[], errors: RowErrors): string {
  const [helper = "", helped = ""] = [cells["helper"], cells["helped"]];
  const withHelper = pairs.filter(({ helperNames }) => helperNames.includes(helper));
  const pair = withHelper.find(({ helpedNames }) => helpedNames.includes(helped));
  if (helper === "" || helped === "" || pair) return pair?.id ?? "";
  if (withHelper.length === 0)
    errors.add(
      "unknown-school",
      "helper",
      helper,
      nearest(
        helper,
        pairs.flatMap(({ helperNames }) => helperNames),
      ),
    );
  else
    errors.add(
      "unknown-pair",
      "helped",
      `${helper}、${helped}`,
      nearest(
        helped,
        withHelper.flatMap(({ helpedNames }) => helpedNames),
      ),
    );
  return "";
}

function amountOf(cell: string, errors: RowErrors): Fen {
  const amount = fenOfYuan(cell);
  if (cell !== "" && (amount === null || amount <= 0 || amount > amountFenMax)) errors.add("amount-form", "amount", cell);
  return amount ?? noFen;
}

/** Longest voucher number or summary, and longest note: as the form has them. */
const longest: Readonly<Record<string, number>> = { voucherNo: 100, summary: 100, note: 2000 };

/** Reads a row as a payment of one of the pairs. */
export function parsePayment({ row, cells }: SheetRow, pairs: readonly KnownPair[]): ParsedRow<ImportedPayment> {
  const errors = new RowErrors();
  for (const { key, isRequired } of paymentColumns) if (isRequired && (cells[key] ?? "") === "") errors.add("missing", key, "");
  for (const [key, most] of Object.entries(longest)) if ((cells[key] ?? "").length > most) errors.add("too-long", key, cells[key] ?? "");
  const [purposeCell = "", sourceCell = "", termCell = "", dayCell = ""] = [cells["purpose"], cells["source"], cells["term"], cells["day"]];
  const purpose = purposeOfName(purposeCell);
  const source = sourceOfName(sourceCell);
  const term = termOfName(termCell);
  const day = dayOfCell(dayCell);
  if (purposeCell !== "" && purpose === null)
    errors.add("unknown-purpose", "purpose", purposeCell, nearest(purposeCell, Object.values(purposesOfSheet)));
  if (sourceCell !== "" && source === null)
    errors.add("unknown-source", "source", sourceCell, nearest(sourceCell, Object.values(sourcesOfSheet)));
  if (termCell !== "" && term === null) errors.add("term-form", "term", termCell);
  if (dayCell !== "" && day === null) errors.add("day-form", "day", dayCell);
  const value: ImportedPayment = {
    partnershipId: pairOf(cells, pairs, errors),
    voucherNo: cells["voucherNo"] ?? "",
    purpose: purpose ?? "other",
    source: source ?? "county",
    amount: amountOf(cells["amount"] ?? "", errors),
    term: term ?? "",
    day,
    payer: cells["payer"] === "教育局" ? "bureau" : "helper",
    summary: cells["summary"] ?? "",
    note: cells["note"] || null,
  };
  return { row, value: errors.errors.length === 0 ? value : null, errors: errors.errors };
}
