import { sql, type RawBuilder } from "kysely";
import type { RequestContent } from "../../contract/request.ts";
import { estimateOf, type HigherLevel, type RequestKind, type RequestState } from "../../domain/request/request.ts";
import type { Context } from "../http/context.ts";
import { initialsOf } from "../school/initials.ts";

export interface RequestRow {
  readonly request_id: string;
  readonly school_id: string;
  readonly school_name: string;
  readonly school_short: string | null;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly version: number;
  readonly changed_at: string;
  readonly title: string;
  readonly description: string;
  readonly wanted_by: string | null;
  readonly lines: RequestContent["lines"];
  readonly estimate_fen: number;
  readonly granted_fen: number | null;
  readonly approved_on: string | null;
  readonly actual_fen: number | null;
  readonly completed_on: string | null;
  readonly submitted_by: string | null;
  readonly entered_by: string;
  readonly percent: number;
  readonly opinions_for: number;
  readonly opinions_conditional: number;
  readonly opinions_against: number;
  readonly referred_to: HigherLevel | null;
}

export const requestJoins = sql`join school on school.county_code = request.county_code and school.school_id = request.school_id`;

/** Requests with their school; `where` speaks of request and school. */
export async function selectRequests(
  { db, countyCode }: Pick<Context, "db" | "countyCode">,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select request.request_id, request.school_id, school.name as school_name, school.short_name as school_short, request.kind, request.state,
           request.version, request.changed_at, request.title, request.description, request.wanted_by, request.lines, request.estimate_fen,
           request.granted_fen, request.approved_on, request.actual_fen, request.completed_on, request.submitted_by,
           asker.display_name as entered_by,
           coalesce((select max(entry.percent) from request_progress entry
              where entry.county_code = request.county_code and entry.request_id = request.request_id), 0) as percent,
           coalesce(heard.favour, 0) as opinions_for, coalesce(heard.conditional, 0) as opinions_conditional,
           coalesce(heard.against, 0) as opinions_against,
           (select referral.level from request_referral referral
             where referral.county_code = request.county_code and referral.request_id = request.request_id
             order by referral.sent_on desc, referral.entered_at desc
             limit 1) as referred_to
      from request ${requestJoins}
      join account asker on asker.county_code = request.county_code and asker.account_id = request.created_by
      left join lateral (
        select count(*) filter (where opinion.stance = 'for') as favour,
               count(*) filter (where opinion.stance = 'conditional') as conditional,
               count(*) filter (where opinion.stance = 'against') as against
          from request_opinion opinion
         where opinion.county_code = request.county_code
           and opinion.request_id = request.request_id) heard on true
     where request.county_code = ${countyCode}
       and ${where}
     ${tail}`.execute(db);
  return rows;
}

function searchTextOf({ title, description }: RequestContent): string {
  return `${title} ${initialsOf(title)} ${description}`.toLowerCase();
}

export interface NewRequest {
  readonly requestId: string;
  readonly schoolId: string;
  readonly content: RequestContent;
}

/** Begins a request; false where its id is there already. */
export async function insertRequest(
  { db, countyCode, actor, now }: Pick<Context, "db" | "countyCode" | "actor" | "now">,
  { requestId, schoolId, content }: NewRequest,
): Promise<boolean> {
  const { rows } = await sql<{ request_id: string }>`
    insert into request (county_code, request_id, school_id, kind, state, changed_at, title, description, wanted_by, lines, estimate_fen,
                         search_text, created_by, created_at)
    values (${countyCode}, ${requestId}, ${schoolId}, ${content.kind}, 'draft', ${now}, ${content.title}, ${content.description},
            ${content.wantedBy}, ${JSON.stringify(content.lines)}::jsonb, ${estimateOf(content.lines)}, ${searchTextOf(content)},
            ${actor.accountId}, ${now})
    on conflict (county_code, request_id) do nothing
    returning request_id`.execute(db);
  return rows.length > 0;
}

export async function replaceRequest(
  { db, countyCode, now }: Pick<Context, "db" | "countyCode" | "now">,
  requestId: string,
  content: RequestContent,
): Promise<void> {
  await sql`
    update request
       set kind = ${content.kind}, title = ${content.title}, description = ${content.description}, wanted_by = ${content.wantedBy},
           lines = ${JSON.stringify(content.lines)}::jsonb, estimate_fen = ${estimateOf(content.lines)},
           search_text = ${searchTextOf(content)}, version = version + 1, changed_at = ${now}
     where county_code = ${countyCode}
       and request_id = ${requestId}`.execute(db);
}

export interface ProgressRow {
  readonly id: string;
  readonly on: string;
  readonly percent: number;
  readonly words: string;
  readonly enteredBy: string;
}

/** Entries of progress, the first one first. */
export async function listProgress({ db, countyCode }: Pick<Context, "db" | "countyCode">, requestId: string): Promise<ProgressRow[]> {
  const { rows } = await sql<ProgressRow>`
    select entry.progress_id as id, entry.on_day as on, entry.percent, entry.words, account.display_name as "enteredBy"
      from request_progress entry
      join account on account.county_code = entry.county_code and account.account_id = entry.entered_by
     where entry.county_code = ${countyCode}
       and entry.request_id = ${requestId}
     order by entry.on_day, entry.entered_at, entry.progress_id`.execute(db);
  return rows;
}
