import { sql } from "kysely";
import type { Session } from "../../contract/session.ts";
import { dayText } from "../../domain/calendar/day.ts";
import { termKey } from "../../domain/calendar/school-calendar.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { CountyTransaction } from "../db/with-county.ts";
import { getCounty, getRules } from "../settings/store.ts";

interface AccountRow {
  readonly login_name: string;
  readonly display_name: string;
  readonly must_change_password: boolean;
}

interface NamedGrantRow {
  readonly role: Session["grants"][number]["role"];
  readonly scope_kind: "county" | "programme" | "school";
  readonly scope_id: string;
  readonly scope_name: string | null;
}

/** Grants with the names of their scopes; a scope that is gone is named by a dash. */
export async function listNamedGrants(db: CountyTransaction, countyCode: string, accountId: string): Promise<Session["grants"]> {
  const { rows } = await sql<NamedGrantRow>`
    select g.role, g.scope_kind, g.scope_id, coalesce(programme.name, school.name, county.name) as scope_name
      from account_grant g
      left join programme on g.scope_kind = 'programme' and programme.county_code = g.county_code and programme.programme_id = g.scope_id
      left join school on g.scope_kind = 'school' and school.county_code = g.county_code and school.school_id = g.scope_id
      left join county on g.scope_kind = 'county' and county.county_code = g.county_code
     where g.county_code = ${countyCode}
       and g.account_id = ${accountId}
     order by g.role, scope_name`.execute(db);
  return rows.map(({ role, scope_kind: kind, scope_id: scopeId, scope_name: scopeName }) => ({
    role,
    scope: kind === "county" ? { kind } : kind === "programme" ? { kind, programmeId: scopeId } : { kind, schoolId: scopeId },
    scopeName: scopeName ?? "—",
  }));
}

/** All terms that the county's programmes run over, in order. */
async function listTerms(db: CountyTransaction, countyCode: string): Promise<Session["terms"]> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(programme.first_school_year) as first, max(programme.last_school_year) as last
      from programme
     where programme.county_code = ${countyCode}`.execute(db);
  const { first, last } = rows[0] ?? { first: null, last: null };
  if (first === null || last === null) return [];
  const { calendar } = await getRules(db, countyCode);
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset).flatMap((schoolYear) =>
    calendar.terms(schoolYear).map((term) => ({
      key: termKey(term),
      schoolYear,
      season: term.season,
      from: dayText(term.from),
      to: dayText(term.to),
    })),
  );
}

/** Everything that the pages need to know of the person signed in. */
export async function describeSession(db: CountyTransaction, countyCode: string, accountId: string, today: Day): Promise<Session> {
  const { rows } = await sql<AccountRow>`
    select account.login_name, account.display_name, account.must_change_password
      from account
     where account.county_code = ${countyCode}
       and account.account_id = ${accountId}`.execute(db);
  const [account] = rows;
  if (!account) throw new Error(`expected account ${accountId}, found none`);
  return {
    account: {
      id: accountId,
      loginName: account.login_name,
      displayName: account.display_name,
      mustChangePassword: account.must_change_password,
    },
    county: { code: countyCode, ...(await getCounty(db, countyCode)) },
    grants: await listNamedGrants(db, countyCode, accountId),
    today: dayText(today),
    terms: await listTerms(db, countyCode),
  };
}
