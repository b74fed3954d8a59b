import { sql } from "kysely";
import { planDistribution, readCatalog } from "./distribution-plan.ts";
import type { Database } from "./pool.ts";
import { asOwner, hasCitus } from "./with-county.ts";

/** How many statements were run, 0 where every table lay on the cluster already. */
export type Distributed =
  | { readonly kind: "distributed"; readonly statements: number }
  | { readonly kind: "refused"; readonly reason: { readonly kind: "no-citus" } };

/** Spreads our tables over a Citus cluster, by county; to be run again after each migration. All of it or nothing. */
export async function distribute(db: Database): Promise<Distributed> {
  if (!(await hasCitus(db))) return { kind: "refused", reason: { kind: "no-citus" } };
  return await asOwner(db, async (trx) => {
    // Moving a full table takes as long as copying it.
    await sql`set local statement_timeout = 0`.execute(trx);
    const statements = planDistribution(await readCatalog(trx, true));
    for (const statement of statements) await sql.raw(statement).execute(trx);
    return { kind: "distributed", statements: statements.length };
  });
}
