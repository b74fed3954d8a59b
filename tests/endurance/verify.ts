import { Client } from "pg";
import { getRecord } from "../../src/contract/record.ts";
import { eventNotes } from "../../src/domain/event/event.ts";
import { findEmbedded } from "../../src/server/db/embedded-postgres.ts";
import { afterWrite, hashOf, type Entry, type Expected } from "./ledger.ts";
import { download, send } from "./visitor.ts";
import { recordIdIn, sendWrite, settle, type Writer } from "./writer.ts";

/** What the database holds of one record, over all its tables. */
interface Kept {
  readonly key: string;
  readonly record_id: string;
  readonly version: number;
  readonly state: Expected["state"];
  readonly note: string;
  readonly revisions: number;
  readonly last_note: string;
  readonly moves: string[];
  readonly audited: number;
  readonly attached: number;
  readonly files: string[];
}

const keptText = `
  with step as (
    select trail_step.thing_id, array_agg(trail_step.move order by trail_step.at, trail_step.step_id) as moves
      from trail_step
     group by trail_step.thing_id
  ), audit as (
    select audit_entry.thing_id,
           count(*) filter (where audit_entry.action <> 'record.attach')::integer as audited,
           count(*) filter (where audit_entry.action = 'record.attach')::integer as attached
      from audit_entry
     group by audit_entry.thing_id
  ), revision as (
    select record_revision.record_id,
           count(*)::integer as revisions,
           (array_agg(record_revision.content ->> 'note' order by record_revision.version desc))[1] as last_note
      from record_revision
     group by record_revision.record_id
  ), file as (
    select attachment.thing_id as record_id, array_agg(encode(attachment.sha256, 'hex') order by encode(attachment.sha256, 'hex')) as files
      from attachment
     where attachment.thing_kind = 'record'
     group by attachment.thing_id
  )
  select record.idempotency_key as key, record.record_id, record.version, record.state, record.note,
         coalesce(revision.revisions, 0) as revisions, coalesce(revision.last_note, '') as last_note,
         coalesce(step.moves, '{}') as moves, coalesce(audit.audited, 0) as audited, coalesce(audit.attached, 0) as attached,
         coalesce(file.files, '{}') as files
    from record
    left join step on step.thing_id = record.record_id
    left join audit on audit.thing_id = record.record_id
    left join revision on revision.record_id = record.record_id
    left join file on file.record_id = record.record_id
   where record.idempotency_key = any($1::uuid[])`;

/** What must hold over the whole county, whoever wrote it: each finds what breaks it. */
const wholeness: Readonly<Record<string, string>> = {
  "a record whose trail is not one step for each version": `
    select record.record_id as id
      from record
     where record.version <> (
       select count(*)
         from trail_step
        where trail_step.thing_id = record.record_id
          and trail_step.move not in (${eventNotes.map((note) => `'${note}'`).join(", ")}))`,
  "a record without its first revision": `
    select record.record_id as id
      from record
     where not exists (select from record_revision where record_revision.record_id = record.record_id and record_revision.version = 1)`,
  "a step of no record": `
    select trail_step.step_id as id
      from trail_step
     where trail_step.thing_kind = 'record'
       and not exists (select from record where record.record_id = trail_step.thing_id)`,
  "a file that is not its pieces": `
    select attachment.attachment_id as id
      from attachment
      left join lateral (
        select count(*) as pieces,
               max(attachment_piece.ordinal) as last,
               sum(length(attachment_piece.content)) as bytes,
               sha256(string_agg(attachment_piece.content, ''::bytea order by attachment_piece.ordinal)) as sha256
          from attachment_piece
         where attachment_piece.attachment_id = attachment.attachment_id) as piece on true
     where piece.bytes is distinct from attachment.bytes
        or piece.sha256 is distinct from attachment.sha256
        or piece.last <> piece.pieces - 1`,
};

const revisionText = `
  select partnership.partnership_id as id,
         partnership.revision::integer - (select count(*) from trail_step where trail_step.partnership_id = partnership.partnership_id)::integer as ahead
    from partnership`;

/** A connection to the product's own database, past the product, as an administrator has it. */
export async function administrate<T>(data: string, work: (client: Client) => Promise<T>): Promise<T> {
  const server = await findEmbedded(data);
  if (!server) throw new Error(`expected a database to run on ${data}, found none`);
  const client = new Client(server.connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** By how much each pair's revision runs ahead of its trail. Every step of a record raises it by one, so this never changes. */
export async function readRevisions(client: Client): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ id: string; ahead: number }>(revisionText);
  return new Map(rows.map(({ id, ahead }) => [id, ahead]));
}

function asExpected(kept: Kept | undefined, note: string): Expected {
  if (!kept) return { version: 0, state: "none", note, revisions: 0, moves: [], files: [] };
  const { version, state, revisions, moves, files } = kept;
  return { version, state, note: kept.note, revisions, moves, files };
}

/** What is wrong with one record; a write without an answer may be there whole or not at all. */
function problemsOf(entry: Entry, kept: Kept | undefined): string[] {
  const found = JSON.stringify(asExpected(kept, entry.expected.note));
  const allowed = [entry.expected, ...(entry.pending ? [afterWrite(entry.key, entry.expected, entry.pending)] : [])];
  const problems: string[] = [];
  if (!allowed.some((expected) => JSON.stringify(inOrder(expected)) === found)) {
    problems.push(`record ${entry.key}: expected ${allowed.map((one) => JSON.stringify(inOrder(one))).join(" or ")}, found ${found}`);
  }
  if (kept && kept.last_note !== kept.note) problems.push(`record ${entry.key}: the last revision is not its content`);
  if (kept && kept.audited !== kept.version)
    problems.push(`record ${entry.key}: ${kept.audited} audit entries for version ${kept.version}`);
  if (kept && kept.attached !== kept.files.length)
    problems.push(`record ${entry.key}: ${kept.attached} audit entries for ${kept.files.length} files`);
  return problems;
}

/** The fields in one order, so that two of them can be compared as text. */
function inOrder({ version, state, note, revisions, moves, files }: Expected): Expected {
  return { version, state, note, revisions, moves, files };
}

export interface Checked {
  readonly problems: string[];
  /** What of the database belongs to each entry, by its key. */
  readonly kept: ReadonlyMap<string, Kept>;
}

/** Looks at every table for what the writers know, and at the county for anything half-written. */
export async function checkDatabase(data: string, entries: readonly Entry[], revisions: ReadonlyMap<string, number>): Promise<Checked> {
  return await administrate(data, async (client) => {
    const { rows } = await client.query<Kept>(keptText, [entries.map(({ key }) => key)]);
    const kept = new Map(rows.map((row) => [row.key, row]));
    const problems = entries.flatMap((entry) => problemsOf(entry, kept.get(entry.key)));
    if (kept.size !== rows.length) problems.push(`${rows.length - kept.size} records were entered twice`);
    for (const [what, text] of Object.entries(wholeness)) {
      const broken = await client.query<{ id: string }>(text);
      problems.push(...broken.rows.map(({ id }) => `${what}: ${id}`));
    }
    for (const [id, ahead] of await readRevisions(client)) {
      if (revisions.get(id) !== ahead) problems.push(`pair ${id}: revision ${ahead} ahead of its trail, expected ${revisions.get(id)}`);
    }
    return { problems, kept };
  });
}

/** Sends again what had no answer, as a phone does: with its key, and moves only where the version has not moved on. */
export async function sendAgain(writer: Writer, entry: Entry, kept: Kept | undefined): Promise<string[]> {
  const { pending } = entry;
  if (pending === null) return [];
  const isDone = pending.kind !== "enter" && pending.kind !== "attach" && kept?.version === entry.expected.version + 1;
  if (isDone) {
    settle(entry, pending, kept.record_id);
    return [];
  }
  const answer = await sendWrite(writer, entry, pending);
  if (answer.kind !== "acknowledged") return [`record ${entry.key}: sent again, expected to be taken, found ${JSON.stringify(answer)}`];
  const recordId = recordIdIn(entry, pending, answer.body);
  if (kept && recordId !== kept.record_id) return [`record ${entry.key}: sent again, it became another one`];
  settle(entry, pending, recordId);
  return [];
}

async function checkFile(writer: Writer, path: string, hashes: readonly string[]): Promise<string | undefined> {
  const { status, content } = await download(writer.own, path);
  if (status !== 200) return `a file came back as ${status} ${content.toString()}`;
  return hashes.includes(hashOf(content)) ? undefined : "a file came back changed";
}

/** Reads a record as its page does, and one of its files byte by byte. */
export async function checkOverHttp(writer: Writer, entry: Entry): Promise<string[]> {
  const { expected, key, recordId } = entry;
  const answer = await send(writer.own, "GET", `/api/records/${recordId ?? ""}`);
  if (answer.kind !== "acknowledged") return [`record ${key}: expected its page, found ${JSON.stringify(answer)}`];
  const { version, state, note, trail, files } = getRecord.reply.parse(answer.body);
  const found = JSON.stringify([version, state, note, trail.map(({ move }) => move), files.length]);
  const wanted = JSON.stringify([expected.version, expected.state, expected.note, expected.moves, expected.files.length]);
  if (found !== wanted) return [`record ${key}: expected the page to show ${wanted}, found ${found}`];
  entry.isFresh = false;
  const [file] = files;
  const problem = file ? await checkFile(writer, `/api/attachments/${file.id}`, expected.files) : undefined;
  return problem === undefined ? [] : [`record ${key}: ${problem}`];
}
