import { sql, type RawBuilder } from "kysely";
import type { z } from "zod";
import type { RequestLine, RequestPage } from "../../contract/request.ts";
import type { requestList } from "../../contract/filters.ts";
import { can } from "../../domain/access/access.ts";
import { schoolsWhere } from "../../domain/access/reach.ts";
import { isEditable, movesFor } from "../../domain/approval/approval.ts";
import { approvalNames, approvalStateName } from "../../domain/approval/words.ts";
import { higherLevelNames, requestKindNames } from "../../domain/request/request-words.ts";
import { listAttachments } from "../attachment/store.ts";
import type { Context, FileReply } from "../http/context.ts";
import { likePattern, orderBy, pageOf } from "../http/paging.ts";
import { headingsIn } from "../sheet/export-words.ts";
import { tableReply, type TableColumn } from "../sheet/write-table.ts";
import { schoolsWithin } from "../school/store.ts";
import { listSteps } from "../trail/store.ts";
import { isReferable, subjectOfRequest } from "./actions.ts";
import { listProgress, requestJoins, selectRequests, type RequestRow } from "./store.ts";

type RequestQuery = z.output<typeof requestList>;

/** What is completed is done, whatever was reported last. */
function percentOf({ state, percent }: RequestRow): number {
  return state === "completed" ? 100 : percent;
}

function lineOf({ actor }: Pick<Context, "actor">, row: RequestRow): RequestLine {
  return {
    id: row.request_id,
    state: row.state,
    version: row.version,
    moves: movesFor(actor, {
      kind: "request",
      state: row.state,
      subject: subjectOfRequest(row),
      wholeState: null,
      submittedBy: row.submitted_by,
    }),
    school: { id: row.school_id, name: row.school_name, shortName: row.school_short },
    kind: row.kind,
    title: row.title,
    estimateFen: row.estimate_fen,
    grantedFen: row.granted_fen,
    actualFen: row.actual_fen,
    percent: percentOf(row),
    wantedBy: row.wanted_by,
    opinions: { for: row.opinions_for, conditional: row.opinions_conditional, against: row.opinions_against },
    referredTo: row.referred_to,
    changedAt: row.changed_at,
  };
}

function filters(context: Context, query: RequestQuery): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [schoolsWithin(schoolsWhere(context.actor, "request.read"))];
  if (query.schoolId) conditions.push(sql`request.school_id = ${query.schoolId}`);
  if (query.kind) conditions.push(sql`request.kind = ${query.kind}`);
  if (query.state) conditions.push(sql`request.state = ${query.state}`);
  if (query.q) {
    const pattern = likePattern(query.q);
    conditions.push(sql`(request.search_text like ${pattern} or school.name like ${pattern} or school.initials like ${pattern})`);
  }
  return sql.join(conditions, sql` and `);
}

const sorts = {
  changedAt: sql`request.changed_at`,
  title: sql`request.title`,
  school: sql`school.initials`,
  kind: sql`request.kind`,
  state: sql`request.state`,
  estimate: sql`request.estimate_fen`,
  granted: sql`request.granted_fen`,
  wantedBy: sql`request.wanted_by`,
};

async function pageOfRows(context: Context, query: RequestQuery): Promise<RequestRow[]> {
  const order = orderBy(query.sort ?? "-changedAt", sorts, sql`request.request_id`);
  return selectRequests(context, filters(context, query), sql`${order} ${pageOf(query)}`);
}

/** One page of requests that somebody may see, the latest changed first. */
export async function listRequests(context: Context, query: RequestQuery): Promise<{ rows: RequestLine[]; total: number }> {
  const rows = await pageOfRows(context, query);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total
      from request ${requestJoins}
     where request.county_code = ${context.countyCode}
       and ${filters(context, query)}`.execute(context.db);
  return { rows: rows.map((row) => lineOf(context, row)), total: counted[0]?.total ?? 0 };
}

async function listOpinions({ db, countyCode }: Context, requestId: string): Promise<RequestPage["opinionList"]> {
  const { rows } = await sql<RequestPage["opinionList"][number]>`
    select opinion.opinion_id as id, opinion.source, opinion.office, opinion.stance, opinion.given_on as "givenOn", opinion.words,
           account.display_name as "enteredBy"
      from request_opinion opinion
      join account on account.county_code = opinion.county_code and account.account_id = opinion.entered_by
     where opinion.county_code = ${countyCode}
       and opinion.request_id = ${requestId}
     order by opinion.given_on, opinion.entered_at, opinion.opinion_id`.execute(db);
  return rows;
}

async function listReferrals({ db, countyCode }: Context, requestId: string): Promise<RequestPage["referrals"]> {
  const { rows } = await sql<RequestPage["referrals"][number]>`
    select referral.referral_id as id, referral.level, referral.sent_on as "sentOn", referral.paper_no as "paperNo", referral.note
      from request_referral referral
     where referral.county_code = ${countyCode}
       and referral.request_id = ${requestId}
     order by referral.sent_on, referral.entered_at, referral.referral_id`.execute(db);
  return rows;
}

/** What somebody may do with a request as it stands, besides the moves. */
function allowedOn({ actor }: Pick<Context, "actor">, row: RequestRow): RequestPage["allowed"] {
  const subject = subjectOfRequest(row);
  const { state } = row;
  const isBeingDecided = state === "submitted";
  return [
    ...(can(actor, "request.enter", subject) && isEditable(state) ? (["change"] as const) : []),
    ...(can(actor, "request.enter", subject) && state !== "withdrawn" ? (["attach"] as const) : []),
    ...(can(actor, "request.advise", subject) && isBeingDecided ? (["advise"] as const) : []),
    ...(can(actor, "request.decide", subject) && isBeingDecided ? (["decide"] as const) : []),
    ...(can(actor, "request.decide", subject) && isReferable(row) ? (["refer"] as const) : []),
    ...(can(actor, "request.report", subject) && state === "active" ? (["report"] as const) : []),
  ];
}

/** A request with opinions, progress, files and trail. */
export async function describeRequest(context: Context, row: RequestRow): Promise<RequestPage> {
  const { db, countyCode } = context;
  return {
    ...lineOf(context, row),
    description: row.description,
    lines: row.lines,
    approvedOn: row.approved_on,
    completedOn: row.completed_on,
    enteredBy: row.entered_by,
    opinionList: await listOpinions(context, row.request_id),
    referrals: await listReferrals(context, row.request_id),
    progress: await listProgress(context, row.request_id),
    files: await listAttachments(db, countyCode, row.request_id),
    trail: await listSteps(db, countyCode, row.request_id),
    allowed: allowedOn(context, row),
  };
}

function yuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}

/** The list as a workbook. */
export async function requestTable(context: Context, query: RequestQuery): Promise<FileReply> {
  const { language } = context;
  const heading = headingsIn(language);
  const text = (name: string): TableColumn => ({ heading: heading(name), kind: "text" });
  const money = (name: string): TableColumn => ({ heading: heading(name), kind: "money" });
  const rows = await pageOfRows(context, query);
  return tableReply(context, {
    title: heading("建设与设备申请"),
    columns: [
      ...["申请学校", "申请事项", "类别"].map(text),
      ...["估算", "批准金额", "实际费用"].map(money),
      { heading: heading("进度"), kind: "number" },
      ...["期望完成", "上报", "状态"].map(text),
    ],
    rows: rows.map((row) => [
      row.school_name,
      row.title,
      requestKindNames[language][row.kind],
      yuan(row.estimate_fen),
      yuan(row.granted_fen),
      yuan(row.actual_fen),
      percentOf(row),
      row.wanted_by,
      row.referred_to === null ? null : higherLevelNames[language][row.referred_to],
      approvalStateName(approvalNames[language], "request", row.state),
    ]),
  });
}
