import { sql, type Kysely } from "kysely";

/** How a table lies on a Citus cluster. Everything is local where there is no Citus. */
export type Placement = "local" | "distributed" | "reference";

/** What the catalog says of a table of ours. Names are quoted as SQL wants them. */
export interface TableShape {
  readonly name: string;
  /** First column of the primary key; null where there is none. */
  readonly leadingKey: string | null;
  readonly placement: Placement;
}

/** A foreign key: the table it stands on, the one it points at, and its text as PostgreSQL writes it. */
export interface ForeignKey {
  readonly name: string;
  readonly table: string;
  readonly target: string;
  readonly definition: string;
}

export interface Catalog {
  readonly tables: readonly TableShape[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** Column that decides on which machine a row lies: all rows of a county lie together. */
const distributionColumn = "county_code";

/** The migration runner's own record stays where the runner connects. */
const localTables: ReadonlySet<string> = new Set(["migration"]);

function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function addKey(key: ForeignKey): string {
  return `alter table ${key.table} add constraint ${key.name} ${key.definition}`;
}

/** The targets of foreign keys before the tables that point at them, in the order of names where nothing decides. */
function inKeyOrder(tables: readonly TableShape[], foreignKeys: readonly ForeignKey[]): TableShape[] {
  const ordered: TableShape[] = [];
  let rest = tables.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  while (rest.length > 0) {
    const waiting = new Set(rest.map((table) => table.name));
    const isFree = (table: TableShape): boolean =>
      !foreignKeys.some((key) => key.table === table.name && key.target !== table.name && waiting.has(key.target));
    // In a ring of keys nobody is free: the first name begins, as the keys are dropped meanwhile anyway.
    const next = rest.find(isFree) ?? rest[0];
    if (next) ordered.push(next);
    rest = rest.filter((table) => table !== next);
  }
  return ordered;
}

/**
 * The statements that spread local tables over a Citus cluster, for one transaction; none where all are spread.
 * Foreign keys from or to such a table are dropped first and added last: Citus refuses a key between a local and a
 * distributed table, and there is no order in which every table could go alone.
 */
export function planDistribution(catalog: Catalog): string[] {
  const local = catalog.tables.filter((table) => table.placement === "local" && !localTables.has(table.name));
  const moving = new Set(local.map((table) => table.name));
  if (moving.size === 0) return [];
  const keys = catalog.foreignKeys.filter((key) => moving.has(key.table) || moving.has(key.target));
  const ordered = inKeyOrder(local, catalog.foreignKeys);
  const references = ordered.filter((table) => table.leadingKey !== distributionColumn);
  const byCounty = ordered.filter((table) => table.leadingKey === distributionColumn);
  const anchor = catalog.tables.find((table) => table.placement === "distributed") ?? byCounty[0];
  const distribute = (table: TableShape): string => {
    const colocation = anchor && anchor !== table ? `, colocate_with => ${quoteLiteral(anchor.name)}` : "";
    return `select create_distributed_table(${quoteLiteral(table.name)}, ${quoteLiteral(distributionColumn)}${colocation})`;
  };
  return [
    // Citus otherwise opens several connections to a worker, which do not see each other's uncommitted tables.
    "set local citus.multi_shard_modify_mode = 'sequential'",
    ...keys.map((key) => `alter table ${key.table} drop constraint ${key.name}`),
    ...references.map((table) => `select create_reference_table(${quoteLiteral(table.name)})`),
    ...byCounty.map(distribute),
    ...keys.map(addKey),
  ];
}

/** Text of a query for the placement of pg_class's row; `partmethod` 'h' is by hash, 'n' a reference table. */
const citusPlacement = sql<Placement>`
  coalesce(
    (select case when pg_dist_partition.partmethod = 'n' then 'reference' else 'distributed' end
       from pg_dist_partition
      where pg_dist_partition.logicalrelid = pg_class.oid),
    'local')`;

/** Reads our tables and foreign keys: those of the current schema; a partition goes with its parent. */
export async function readCatalog<Schema>(db: Kysely<Schema>, isCitus: boolean): Promise<Catalog> {
  const tables = await sql<TableShape>`
    select pg_class.oid::regclass::text as name,
           pg_attribute.attname::text as "leadingKey",
           ${isCitus ? citusPlacement : sql.lit("local")} as placement
      from pg_class
      left join pg_index
        on pg_index.indrelid = pg_class.oid
       and pg_index.indisprimary
      left join pg_attribute
        on pg_attribute.attrelid = pg_class.oid
       and pg_attribute.attnum = pg_index.indkey[0]
     where pg_class.relnamespace = current_schema()::regnamespace
       and pg_class.relkind in ('r', 'p')
       and not pg_class.relispartition
     order by name`.execute(db);
  const foreignKeys = await sql<ForeignKey>`
    select quote_ident(pg_constraint.conname) as name,
           pg_constraint.conrelid::regclass::text as "table",
           pg_constraint.confrelid::regclass::text as target,
           pg_get_constraintdef(pg_constraint.oid) as definition
      from pg_constraint
     where pg_constraint.contype = 'f'
       and pg_constraint.conparentid = 0
       and pg_constraint.connamespace = current_schema()::regnamespace
     order by "table", name`.execute(db);
  return { tables: tables.rows, foreignKeys: foreignKeys.rows };
}
