import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { EntryHints } from "../../contract/workbench.ts";
import type { RecordLine, RecordPage, recordList } from "../../contract/record.ts";
import { can } from "../../domain/access/access.ts";
import { reachOf } from "../../domain/access/reach.ts";
import { sideNames } from "../../domain/access/role-words.ts";
import { recordMoveRules, recordMoves } from "../../domain/evidence/record-state.ts";
import { recordStateNames } from "../../domain/evidence/record-words.ts";
import { isStage, listsOf } from "../../domain/school/stage.ts";
import type { Context, FileReply } from "../http/context.ts";
import { sentenceLanguage } from "../http/language.ts";
import { categoryName } from "../../domain/reading/category-name.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply, type TableColumn } from "../sheet/write-table.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { helpedOf, helperOf, partnershipColumns, partnershipJoins, withinReach, type PartnershipViewRow } from "../partnership/store.ts";
import { listSteps, sideOf } from "../trail/store.ts";
import { listAttachments } from "../attachment/store.ts";
import { recordColumns, recordJoins, recordLine, subjectOfRecord, type RecordRow } from "./store.ts";

export type RecordQuery = z.output<typeof recordList>;

/** Records that wait for a coordinator: submitted or planned by somebody who is not of the same school. */
export function waitingFor(context: Pick<Context, "actor">): RawBuilder<boolean> {
  const schoolIds = context.actor.grants.flatMap(({ role, scope }) =>
    role === "coordinator" && scope.kind === "school" ? [scope.schoolId] : [],
  );
  return sql`record.state = 'submitted'
    and ((record.helper_school_id = any(${schoolIds}::uuid[]) and record.stated_by_school_id is distinct from record.helper_school_id)
      or (record.helped_school_id = any(${schoolIds}::uuid[]) and record.stated_by_school_id is distinct from record.helped_school_id))`;
}

function filters(context: Context, query: RecordQuery): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [
    sql`record.county_code = ${context.countyCode}`,
    withinReach(reachOf(context.actor), context.countyCode),
  ];
  if (query.partnershipId) conditions.push(sql`record.partnership_id = ${query.partnershipId}`);
  if (query.schoolId) conditions.push(sql`(record.helper_school_id = ${query.schoolId} or record.helped_school_id = ${query.schoolId})`);
  if (query.category) conditions.push(sql`record.category = ${query.category}`);
  if (query.state) conditions.push(sql`record.state = ${query.state}`);
  if (query.waiting) conditions.push(waitingFor(context));
  if (query.from) conditions.push(sql`record.to_day >= ${query.from}`);
  if (query.to) conditions.push(sql`record.from_day <= ${query.to}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(record.search_text like ${pattern} or helper.name like ${pattern} or helped.name like ${pattern}
      or helper.initials like ${pattern} or helped.initials like ${pattern})`);
  }
  return sql`${sql.join(conditions, sql` and `)}`;
}

const sorts = {
  "-from": sql`record.from_day`,
  from: sql`record.from_day`,
  state: sql`record.state`,
  category: sql`record.category`,
  helper: sql`helper.initials`,
  helped: sql`helped.initials`,
  updatedAt: sql`record.changed_at`,
};

/** One page of records, the latest first unless told otherwise. */
export async function listRecords(context: Context, query: RecordQuery): Promise<{ rows: RecordLine[]; total: number }> {
  const where = filters(context, query);
  const { rows } = await sql<RecordRow>`
    select ${recordColumns}
      from record ${recordJoins}
     where ${where}
     ${orderBy(query.sort ?? "-from", sorts, sql`record.record_id`)}
     ${pageOf(query)}`.execute(context.db);
  const counted = await sql<{ total: number }>`select count(*) as total from record ${recordJoins} where ${where}`.execute(context.db);
  return { rows: rows.map(recordLine), total: counted.rows[0]?.total ?? 0 };
}

/** A record with its files and trail, and what the person may do with it now. */
export async function describeRecord(context: Context, record: RecordRow): Promise<RecordPage> {
  const { db, countyCode, actor } = context;
  const subject = subjectOfRecord(record);
  const { rows } = await sql<{ display_name: string }>`
    select account.display_name from account where account.county_code = ${countyCode} and account.account_id = ${record.entered_by}`.execute(
    db,
  );
  return {
    ...recordLine(record),
    files: await listAttachments(db, countyCode, record.record_id),
    trail: await listSteps(db, countyCode, record.record_id),
    moves: recordMoves.filter(
      (move) => recordMoveRules[move].from.includes(record.state) && can(actor, recordMoveRules[move].action, subject),
    ),
    enteredBy: rows[0]?.display_name ?? "—",
  };
}

/** How many of a person's last records the hints are drawn from. */
const hintRecords = 200;
const hintsMax = 12;

function mostUsed<Value extends string>(values: readonly Value[]): Value[] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1]).map(([value]) => value);
}

/** What the record form offers first: what this person's schools recorded lately, most used first. */
export async function describeHints(context: Context, partnershipId: string | undefined): Promise<EntryHints> {
  const { db, countyCode, actor } = context;
  const { rows: all } = await sql<PartnershipViewRow>`
    select ${partnershipColumns}
      from partnership ${partnershipJoins}
     where partnership.county_code = ${countyCode}
       and ${withinReach(reachOf(actor), countyCode)}
     order by helped.initials
     limit ${hintRecords}`.execute(db);
  const allowed = all.filter((row) => can(actor, "record.enter", sidesSubject(row)));
  const chosen = allowed.find((row) => row.partnership_id === partnershipId) ?? allowed[0];
  const recent = chosen === undefined ? [] : (await recentOf(context, chosen.partnership_id)).rows;
  const lists = listsOf((chosen?.helped_stages ?? []).filter(isStage));
  return {
    partnerships: allowed.map((row) => ({
      id: row.partnership_id,
      helper: helperOf(row),
      helped: helpedOf(row),
      mine: sideOf(actor, sidesSubject(row)),
    })),
    categories: mostUsed(recent.map(({ category }) => category)),
    subjects: [...new Set([...mostUsed(recent.flatMap(({ subjects }) => subjects)), ...lists.subjects])],
    grades: [...lists.grades],
    people: await listPeople(context, chosen),
    places: mostUsed(recent.flatMap(({ place }) => (place === null ? [] : [place]))).slice(0, hintsMax),
  };
}

function sidesSubject(row: PartnershipViewRow): {
  kind: "partnership";
  programmeId: string;
  helperSchoolId: string;
  helpedSchoolId: string;
} {
  return { kind: "partnership", programmeId: row.programme_id, helperSchoolId: row.helper_id, helpedSchoolId: row.helped_id };
}

async function recentOf(context: Context, partnershipId: string): Promise<{ rows: RecordRow[] }> {
  return sql<RecordRow>`
    select ${recordColumns}
      from record ${recordJoins}
     where record.county_code = ${context.countyCode}
       and record.partnership_id = ${partnershipId}
     order by record.from_day desc, record.record_id
     limit ${hintRecords}`.execute(context.db);
}

/** Staff of the helper school, who come most, then of the helped school. */
async function listPeople(context: Context, chosen: PartnershipViewRow | undefined): Promise<EntryHints["people"]> {
  if (!chosen) return [];
  const { rows } = await sql<{ staff_id: string; name: string; subjects: string[] }>`
    select staff.staff_id, staff.name, staff.subjects
      from staff
     where staff.county_code = ${context.countyCode}
       and staff.school_id in (${chosen.helper_id}, ${chosen.helped_id})
       and staff.is_active
     order by staff.school_id = ${chosen.helped_id}, staff.initials
     limit 500`.execute(context.db);
  return rows.map(({ staff_id: staffId, name, subjects }) => ({ name, staffId, subject: subjects[0] ?? null }));
}

/** The list of records as a workbook. */
export async function recordTable(context: Context, rows: readonly RecordLine[]): Promise<FileReply> {
  const heading = headingsIn(context.language);
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  return tableReply(context, {
    title: heading("帮扶台账"),
    columns: [
      ...["开始", "结束", "支援校", "受援校", "类别", "学科", "人员"].map(text),
      { heading: heading("人数"), kind: "count" },
      { heading: heading("节数"), kind: "count" },
      { heading: heading("金额"), kind: "money" },
      ...["地点", "说明", "状态", "登记方"].map(text),
      { heading: heading("附件"), kind: "number" },
    ],
    rows: rows.map((row) => [
      row.from,
      row.to,
      row.helper.name,
      row.helped.name,
      categoryName(row.category, sentenceLanguage(context.language)),
      [...new Set(row.subjects)].join("、") || null,
      row.people.map(({ name }) => name).join("、") || null,
      row.amounts.people ?? null,
      row.amounts.lessons ?? null,
      row.amounts.yuan ?? null,
      row.place,
      row.note,
      recordStateNames[context.language][row.state],
      sideNames[context.language][row.statedBy],
      row.attachments,
    ]),
  });
}
