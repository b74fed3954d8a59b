import { randomUUID } from "node:crypto";
import { listPartnerships } from "../../src/contract/partnership.ts";
import { getRecord } from "../../src/contract/record.ts";
import { getSession } from "../../src/contract/session.ts";
import type { Chance } from "../../src/server/demonstration/chance.ts";
import { afterWrite, fileOf, type Entry, type Write } from "./ledger.ts";
import { send, signIn, type Answer, type Visitor } from "./visitor.ts";

/** One writer: enters records, and confirms, corrects, voids or adds files to those it entered, one after the other. */
export interface Writer {
  readonly own: Visitor;
  /** Somebody of the other school, who confirms. */
  readonly across: Visitor;
  readonly chance: Chance;
  readonly entries: Entry[];
  readonly partnershipIds: readonly string[];
  /** The only one of these on which `across` may confirm. */
  readonly sharedId: string;
  readonly today: string;
}

/** How often a write is a new record; the rest go to records that are there. */
const newShare = 0.6;
/** Bytes of files: mostly in one piece of 512 KB, some in three. */
const smallFile = { from: 200, to: 30_000 };
const largeFile = { from: 1_100_000, to: 1_300_000 };
const largeShare = 0.05;

/** Makes a writer. Helper, helped and bureau take turns. */
export async function makeWriter(base: string, place: number, chance: Chance): Promise<Writer> {
  const loginName = ["helper", "helped", "bureau"][place % 3] ?? "helper";
  const own = await signIn(base, loginName);
  const across = await signIn(base, loginName === "helped" ? "helper" : "helped");
  const pairs = await send(own, "GET", "/api/partnerships?size=100");
  const shared = await send(own, "GET", `/api/partnerships?q=${encodeURIComponent("青山")}`);
  const session = await send(own, "GET", "/api/session");
  if (pairs.kind !== "acknowledged" || shared.kind !== "acknowledged" || session.kind !== "acknowledged")
    throw new Error(`expected pairs and session of ${loginName}, found ${JSON.stringify([pairs, shared, session])}`);
  const sharedId = listPartnerships.reply.parse(shared.body).rows.find(({ helper }) => helper.shortName === "一中")?.id;
  if (sharedId === undefined) throw new Error("expected a pair of 一中 and 青山, found none");
  const partnershipIds = listPartnerships.reply.parse(pairs.body).rows.map(({ id }) => id);
  return { own, across, chance, entries: [], partnershipIds, sharedId, today: getSession.reply.parse(session.body).today };
}

function contentOf(writer: Writer, note: string): unknown {
  return {
    category: "meeting",
    from: writer.today,
    to: writer.today,
    subjects: ["语文"],
    grades: [],
    people: [],
    amounts: { people: 4 },
    earmark: null,
    postingRole: null,
    place: null,
    note,
  };
}

function newEntry(writer: Writer): Entry {
  const key = randomUUID();
  const expected = { version: 0, state: "none", note: `记录 ${key}`, revisions: 0, moves: [], files: [] } as const;
  const partnershipId = writer.chance.pick(writer.partnershipIds) ?? writer.sharedId;
  return { key, partnershipId, recordId: null, expected, pending: null, isFresh: true };
}

/** The next write to a record that is there; undefined where it takes none any more. */
function nextWrite({ chance, sharedId }: Writer, entry: Entry): Write | undefined {
  const { state, version } = entry.expected;
  if (state === "voided" || state === "none") return undefined;
  const kinds = [
    "correct",
    "attach",
    "attach",
    "void",
    ...(state === "submitted" && entry.partnershipId === sharedId ? ["confirm", "confirm"] : []),
  ];
  const kind = chance.pick(kinds);
  if (kind === "attach") {
    const { from, to } = chance.next() < largeShare ? largeFile : smallFile;
    return { kind, bytes: chance.between(from, to) };
  }
  if (kind === "correct") return { kind, note: `更正 ${version} ${entry.key}` };
  return kind === "void" ? { kind } : kind === "confirm" ? { kind } : undefined;
}

/** Sends one write of a record as its page does. */
export async function sendWrite(writer: Writer, entry: Entry, write: Write): Promise<Answer> {
  const { own, across } = writer;
  const { version, note } = entry.expected;
  const path = `/api/records/${entry.recordId ?? ""}`;
  switch (write.kind) {
    case "enter": {
      const json = { idempotencyKey: entry.key, partnershipId: entry.partnershipId, content: contentOf(writer, note) };
      return await send(own, "POST", "/api/records", { json });
    }
    case "confirm":
      // Whoever corrected a record last stated it, so the other one confirms.
      return await send(across, "POST", `${path}/moves`, { json: { move: "confirm", version } });
    case "void":
      return await send(own, "POST", `${path}/moves`, { json: { move: "void", version, comment: "登记错了" } });
    case "correct":
      return await send(own, "PUT", path, { json: { version, content: contentOf(writer, write.note) } });
    case "attach":
      return await send(own, "POST", `/api/things/record/${entry.recordId ?? ""}/attachments`, { file: fileOf(entry.key, write.bytes) });
    default:
      return write satisfies never;
  }
}

/** The record that a write was taken for: a file is answered by the files of its record, all else by the record. */
export function recordIdIn(entry: Entry, write: Write, body: unknown): string {
  if (write.kind !== "attach") return getRecord.reply.parse(body).id;
  if (entry.recordId === null) throw new Error(`expected a file to be added to a record, found none of ${entry.key}`);
  return entry.recordId;
}

/** Notes an acknowledged write. */
export function settle(entry: Entry, write: Write, recordId: string): void {
  entry.recordId = recordId;
  entry.expected = afterWrite(entry.key, entry.expected, write);
  entry.pending = null;
  entry.isFresh = true;
}

/** Makes one write; true where it was acknowledged. A refusal is a fault of the product or of ours, and throws. */
export async function writeOnce(writer: Writer): Promise<boolean> {
  const { chance, entries } = writer;
  const old = chance.next() < newShare ? undefined : chance.pick(entries.slice(-200));
  const oldWrite = old && old.pending === null ? nextWrite(writer, old) : undefined;
  const entry = old && oldWrite ? old : newEntry(writer);
  const write = oldWrite ?? { kind: "enter" as const };
  if (entry !== old) entries.push(entry);
  entry.pending = write;
  const answer = await sendWrite(writer, entry, write);
  if (answer.kind === "refused") throw new Error(`expected ${write.kind} to be taken, found ${answer.status} ${answer.text}`);
  if (answer.kind === "unknown") return false;
  settle(entry, write, recordIdIn(entry, write, answer.body));
  return true;
}
