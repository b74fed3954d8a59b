import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { useSyncExternalStore } from "react";
import { addAttachment, enterRecord, type RecordContent } from "../../contract/record.ts";
import { call, upload } from "../api.ts";
import { NetworkFailure, Problem } from "../app/problem.ts";

/** A record that is not at the server yet, with its photos. It stays on the phone until the server has said yes. */
export interface Waiting {
  readonly key: string;
  readonly accountId: string;
  readonly partnershipId: string;
  readonly content: RecordContent;
  readonly photos: readonly Blob[];
  /** Why the server refused it, where it did; such a record waits for its owner. */
  readonly refusal: string | null;
}

interface Outbox extends DBSchema {
  waiting: { key: string; value: Waiting };
  draft: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Outbox>> | undefined;

async function open(): Promise<IDBPDatabase<Outbox>> {
  opened ??= openDB<Outbox>("xieshou", 1, {
    upgrade(database) {
      database.createObjectStore("waiting", { keyPath: "key" });
      database.createObjectStore("draft");
    },
  });
  return opened;
}

let waiting: readonly Waiting[] = [];
const listeners = new Set<() => void>();

async function reload(): Promise<void> {
  waiting = await (await open()).getAll("waiting");
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The records that wait on this phone. */
export function useOutbox(): readonly Waiting[] {
  return useSyncExternalStore(subscribe, () => waiting);
}

/** Sends one record and its photos. The key makes sending it twice harmless. Gives the record's id. */
async function send({ key, partnershipId, content, photos }: Waiting): Promise<void> {
  const record = await call(enterRecord, { body: { idempotencyKey: key, partnershipId, isPlanned: false, content } });
  for (const [index, photo] of photos.entries())
    await upload(addAttachment, { params: { recordId: record.id } }, { file: photo, fileName: `${content.from}-${index + 1}.jpg` });
}

export type Sent = "sent" | "kept" | "refused";

async function trySending(item: Waiting): Promise<Sent> {
  const database = await open();
  try {
    await send(item);
    await database.delete("waiting", item.key);
    return "sent";
  } catch (error) {
    if (error instanceof NetworkFailure) return "kept";
    // What the server understood and refused is not sent again by itself.
    const refusal = error instanceof Problem ? (error.detail ?? error.message) : String(error);
    await database.put("waiting", { ...item, refusal });
    return "refused";
  } finally {
    await reload();
  }
}

/** Without a store (some private modes have none) a record goes straight to the server, and a failure is told at once. */
async function sendDirectly(item: Waiting): Promise<Sent> {
  try {
    await send(item);
    return "sent";
  } catch {
    return "refused";
  }
}

/** Keeps a record on the phone first and then sends it: whatever happens, it is not lost. */
export async function enqueue(item: Omit<Waiting, "refusal">): Promise<Sent> {
  const kept: Waiting = { ...item, refusal: null };
  try {
    await (await open()).put("waiting", kept);
  } catch {
    return sendDirectly(kept);
  }
  return trySending(kept);
}

/** Sends what waits for this account; called when the page opens and when the phone is back on line. */
export async function flush(accountId: string): Promise<void> {
  await reload();
  for (const item of waiting) {
    if (item.accountId !== accountId || item.refusal !== null) continue;
    if ((await trySending(item)) === "kept") return;
  }
}

/** Takes a refused record off the phone, at its owner's wish. */
export async function discard(key: string): Promise<void> {
  await (await open()).delete("waiting", key);
  await reload();
}

/** Keeps a half-filled form: the system may end the page while the camera is open. */
export async function keepDraft(accountId: string, draft: unknown): Promise<void> {
  await (await open()).put("draft", draft, accountId);
}

export async function findDraft(accountId: string): Promise<unknown> {
  return (await open()).get("draft", accountId);
}

export async function dropDraft(accountId: string): Promise<void> {
  await (await open()).delete("draft", accountId);
}
