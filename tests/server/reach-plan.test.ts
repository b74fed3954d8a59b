import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { reachOf } from "../../src/domain/access/reach.ts";
import { migrate } from "../../src/server/db/migrate.ts";
import { openDatabase, type OpenDatabase } from "../../src/server/db/pool.ts";
import { emptyDatabase } from "../../src/server/db/test-database.ts";
import { withCounty } from "../../src/server/db/with-county.ts";
import { partnershipColumns, partnershipJoins, withinReach } from "../../src/server/partnership/store.ts";
import { loadCounties } from "../bench/queries/load.ts";
import { countyCodeAt, helpedEach } from "../bench/queries/size.ts";

/** Large enough that going through everybody's rows costs more than looking up one's own. */
const size = { counties: 12, partnershipsEach: 300, recordsEach: 1 };
const code = countyCodeAt(1);

let database: OpenDatabase;

beforeAll(async () => {
  const connection = await emptyDatabase();
  await migrate(connection);
  await loadCounties(connection, size);
  database = openDatabase(connection, { connectionsMax: 1, onError: () => undefined });
  return async () => database.close();
}, 120_000);

interface PlanNode {
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many rows of a table a plan looked at, also those that it threw away. */
function rowsRead(node: PlanNode, table: string): number {
  const removed = node["Rows Removed by Filter"] ?? 0;
  const own = node["Relation Name"] === table ? (node["Actual Rows"] + removed) * node["Actual Loops"] : 0;
  return (node.Plans ?? []).reduce((sum, child) => sum + rowsRead(child, table), own);
}

async function planOf(schoolId: string): Promise<PlanNode> {
  const reach = reachOf({ accountId: schoolId, grants: [{ role: "coordinator", scope: { kind: "school", schoolId } }] });
  return withCounty(database.db, code, async (db) => {
    const { rows } = await sql<{ "QUERY PLAN": [{ Plan: PlanNode }] }>`
      explain (analyze, format json)
      select ${partnershipColumns}
        from partnership ${partnershipJoins}
       where partnership.county_code = ${code}
         and ${withinReach(reach, code)}
       order by helped.initials, partnership.partnership_id`.execute(db);
    const [found] = rows;
    if (!found) throw new Error("expected a plan");
    return found["QUERY PLAN"][0].Plan;
  });
}

async function schoolNamed(login: string): Promise<string> {
  return withCounty(database.db, code, async (db) => {
    const { rows } = await sql<{ school_id: string }>`
      select g.scope_id as school_id
        from account_grant g
        join account on account.county_code = g.county_code and account.account_id = g.account_id
       where account.county_code = ${code}
         and account.login_name = ${login}`.execute(db);
    return rows[0]?.school_id ?? "";
  });
}

describe("what a coordinator's list reads of 300 partnerships", () => {
  test.for([
    ["helper7", helpedEach],
    ["helped9", 1],
  ] as const)("%s: the rows of the own school, once to find and once to show them", async ([login, own]) => {
    const plan = await planOf(await schoolNamed(login));
    expect(plan["Actual Rows"]).toBe(own);
    expect(rowsRead(plan, "partnership")).toBe(own * 2);
    expect(rowsRead(plan, "plan_version")).toBe(own);
  });
});
