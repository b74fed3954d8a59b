import { sql } from "kysely";
import type { z } from "zod";
import type { summaryQuery } from "../../contract/report.ts";
import { schoolYearOf, schoolYearSpan } from "../../domain/calendar/school-calendar.ts";
import { summaryOf, type SummaryEvidence } from "../../domain/report/summary.ts";
import type { Context, FileReply } from "../http/context.ts";
import { refuse, type Refusal } from "../http/refusal.ts";
import { openPartnership } from "../partnership/queries.ts";
import { dayOf, getRules } from "../settings/store.ts";
import { asOfDay, obligationsOn } from "../standing/queries.ts";
import { loadFacts, type LoadedFacts } from "../standing/store.ts";
import { wordType, writeDocument } from "../word/write-document.ts";

interface DetailRow {
  readonly record_id: string;
  readonly place: string | null;
  readonly note: string | null;
}

/** Evidence with place and note, which standings do not need and a report does. */
async function withDetails({ db, countyCode }: Context, { facts, sources }: LoadedFacts): Promise<SummaryEvidence[]> {
  const ids = sources.filter(({ kind }) => kind === "record").map(({ id }) => id);
  const { rows } = await sql<DetailRow>`
    select record.record_id, record.place, record.note
      from record
     where record.county_code = ${countyCode}
       and record.record_id = any(${ids}::uuid[])`.execute(db);
  const details = new Map(rows.map((row) => [row.record_id, row]));
  return facts.records.map((record, index) => {
    const found = details.get(sources[index]?.id ?? "");
    return { record, place: found?.place ?? null, note: found?.note ?? null };
  });
}

/** The year's summary of a pair as a Word document, as it stood on a day. */
export async function writeSummary(
  context: Context,
  partnershipId: string,
  query: z.output<typeof summaryQuery>,
): Promise<FileReply | Refusal> {
  const row = await openPartnership(context, partnershipId);
  if ("refusedFor" in row) return row;
  const asOf = asOfDay(context, query.asOf);
  const schoolYear = query.schoolYear ?? schoolYearOf(asOf);
  const span = schoolYearSpan(schoolYear);
  if (span.from > dayOf(row.to_day) || span.to < dayOf(row.from_day))
    return refuse("bad-input", { fields: [{ path: "schoolYear", code: "outside" }] });
  const rules = await getRules(context.db, context.countyCode);
  const loaded = (await loadFacts(context.db, context.countyCode, [row])).get(partnershipId);
  if (!loaded) throw new Error(`expected the facts of partnership ${partnershipId}`);
  const summary = summaryOf({
    programme: row.programme_name,
    helper: row.helper_name,
    helped: row.helped_name,
    agreementNo: row.agreement_no,
    schoolYear,
    asOf,
    calendar: rules.calendar,
    obligations: obligationsOn(loaded, asOf, rules).filter(
      ({ obligation: { period } }) => period.due >= span.from && period.due <= span.to,
    ),
    evidence: await withDetails(context, loaded),
  });
  return {
    fileName: `${summary.title}（${row.helped_short ?? row.helped_name}）.docx`,
    mediaType: wordType,
    content: await writeDocument(summary),
    isInline: false,
  };
}
