import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { PaymentContent } from "../../contract/funding.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { isEditable } from "../../domain/approval/approval.ts";
import { parsePayment, paymentColumns, type ImportedPayment, type KnownPair } from "../../domain/funding/payment-import.ts";
import { fen } from "../../domain/money/fen.ts";
import { withoutTwins, type ParsedRow } from "../../domain/school/school-import.ts";
import type { RowError, SheetRow } from "../../domain/school/sheet-columns.ts";
import type { Context } from "../http/context.ts";
import { isRefusal } from "../http/refusal.ts";
import { withinReach } from "../partnership/store.ts";
import { contentProblem, enterPayment, noteStep } from "../payment/actions.ts";
import { contentOf, selectPayments, updatePayment, type PaymentRow } from "../payment/store.ts";
import { getRules } from "../settings/store.ts";
import { planOf, type RowPlan, type Writers } from "../sheet/import-plan.ts";
import type { SheetImport } from "../sheet/import-sheet.ts";

interface PairRow {
  readonly partnership_id: string;
  readonly programme_id: string;
  readonly helper_school_id: string;
  readonly helped_school_id: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly helper_names: string[];
  readonly helped_names: string[];
}

/** The pairs that somebody may enter payments for, with every name of their schools. */
async function listKnownPairs({ db, countyCode, actor }: Context): Promise<(KnownPair & { readonly from: string; readonly to: string })[]> {
  const { rows } = await sql<PairRow>`
    select partnership.partnership_id, partnership.programme_id, partnership.helper_school_id, partnership.helped_school_id,
           partnership.from_day, partnership.to_day,
           array_remove(array[helper.name, helper.short_name, helper.school_code], null) as helper_names,
           array_remove(array[helped.name, helped.short_name, helped.school_code], null) as helped_names
      from partnership
      join school helper on helper.county_code = partnership.county_code and helper.school_id = partnership.helper_school_id
      join school helped on helped.county_code = partnership.county_code and helped.school_id = partnership.helped_school_id
     where partnership.county_code = ${countyCode}
       and ${withinReach(reachOf(actor), countyCode)}
     order by partnership.from_day desc, partnership.partnership_id`.execute(db);
  return rows
    .filter((row) =>
      can(actor, "payment.enter", {
        kind: "partnership",
        programmeId: row.programme_id,
        helperSchoolId: row.helper_school_id,
        helpedSchoolId: row.helped_school_id,
      }),
    )
    .map((row) => ({
      id: row.partnership_id,
      helperNames: row.helper_names,
      helpedNames: row.helped_names,
      from: row.from_day,
      to: row.to_day,
    }));
}

function contentOfRow(row: ImportedPayment): PaymentContent {
  const { purpose, source, amount, term, day, payer, voucherNo, summary, note } = row;
  return { purpose, source, amountFen: amount, term, day, payer, voucherNo, summary, note };
}

/** What tells a row that was taken over before. */
function keyOf(partnershipId: string, voucherNo: string | null): string {
  return `${partnershipId} ${voucherNo}`;
}

const comparedKeys = ["purpose", "source", "amountFen", "term", "day", "payer", "summary", "note"] as const;

/** A payment as it is stored, in the shape of a row. */
interface StoredPayment extends ImportedPayment {
  readonly before: PaymentRow;
}

function storedOf(before: PaymentRow): StoredPayment {
  const { amountFen, voucherNo, ...content } = contentOf(before);
  return { ...content, partnershipId: before.partnership_id, voucherNo: voucherNo ?? "", amount: fen(amountFen), before };
}

function isSamePayment(value: ImportedPayment, stored: ImportedPayment): boolean {
  const [one, other] = [contentOfRow(value), contentOfRow(stored)];
  return comparedKeys.every((key) => one[key] === other[key]);
}

function wrongRow(
  parsed: ParsedRow<ImportedPayment>,
  code: RowError["code"],
  column: string | null,
  found: string,
): ParsedRow<ImportedPayment> {
  return { row: parsed.row, value: null, errors: [{ code, column, found, suggestion: null }] };
}

/** Rows become drafts. The voucher number tells a row that was taken over before; what was submitted since is frozen. */
async function planPayments(context: Context, rows: readonly SheetRow[], columns: ReadonlyMap<string, number>): Promise<RowPlan[]> {
  const pairs = await listKnownPairs(context);
  const { calendar } = await getRules(context.db, context.countyCode);
  const pairById = new Map(pairs.map((pair) => [pair.id, pair]));
  const ids = sql`payment.partnership_id = any(${pairs.map(({ id }) => id)}::uuid[])`;
  const stored = await selectPayments(context, sql`${ids} and payment.voucher_no is not null and payment.state <> 'withdrawn'`);
  const known = new Map(stored.map((row) => [keyOf(row.partnership_id, row.voucher_no), storedOf(row)]));
  const checked: ParsedRow<ImportedPayment>[] = [];
  for (const row of rows) {
    const parsed = parsePayment(row, pairs);
    const { value } = parsed;
    const pair = value === null ? undefined : pairById.get(value.partnershipId);
    const before = value === null ? undefined : known.get(keyOf(value.partnershipId, value.voucherNo));
    const problem = value && pair ? contentProblem(calendar, pair, contentOfRow(value), false) : null;
    if (value && problem) {
      const isDay = problem.fields?.[0]?.path.endsWith("day") === true;
      checked.push(wrongRow(parsed, "outside", isDay ? "day" : "term", isDay ? (value.day ?? "") : value.term));
    } else if (value && before && !isEditable(before.before.state) && !isSamePayment(value, before))
      checked.push(wrongRow(parsed, "frozen", "voucherNo", value.voucherNo));
    else checked.push(parsed);
  }
  const writers = paymentWriters(context);
  return withoutTwins(checked, (value) => keyOf(value.partnershipId, value.voucherNo), "voucherNo").map((parsed, index) => {
    const { value } = parsed;
    const before = value === null ? undefined : known.get(keyOf(value.partnershipId, value.voucherNo));
    return planOf({ parsed, title: rows[index]?.cells["summary"] ?? "", stored: before, columns }, writers);
  });
}

function paymentWriters(context: Context): Writers<ImportedPayment, StoredPayment> {
  return {
    isSame: isSamePayment,
    async insert(value) {
      const outcome = await enterPayment(context, value.partnershipId, { idempotencyKey: newId(), content: contentOfRow(value) });
      return isRefusal(outcome) ? outcome : null;
    },
    async update(value, { before }) {
      await updatePayment(context, before, contentOfRow(value));
      await noteStep(context, before, "change");
      return null;
    },
    columnOf: { day: "day", payer: "payer", note: "note" },
  };
}

export const paymentImport: SheetImport = {
  kind: "payments",
  title: "帮扶经费",
  columns: paymentColumns,
  mayImport: ({ actor }) => actor.grants.some(({ role }) => role === "bureauOfficer" || role === "coordinator"),
  plan: planPayments,
};
