import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { useSyncExternalStore } from "react";
import { v7 as newId } from "uuid";
import { enterMonth, type MonthFigures } from "../../contract/attendance.ts";
import { addAttachment } from "../../contract/attachment.ts";
import { enterRecord, type RecordContent } from "../../contract/record.ts";
import { call, upload } from "../api.ts";
import { recall, remember } from "../app/memory.ts";
import { isEntry, type Entry, type EntryFile } from "./enter-model.ts";
import { isWorthRetrying } from "./sending.ts";

interface Item {
  readonly key: string;
  readonly accountId: string;
}

/** A record with its files. */
export interface RecordItem extends Item {
  readonly partnershipId: string;
  readonly content: RecordContent;
  readonly files: readonly EntryFile[];
}

/** A month of a post. `version`: of what the server had when it was entered. Its key is that of the month, so the last word counts. */
export interface MonthItem extends Item {
  readonly postingId: string;
  readonly month: string;
  readonly version: number;
  readonly figures: MonthFigures;
}

/** What is not at the server yet. It stays on the phone until the server has said yes. */
export type Waiting = (RecordItem | MonthItem) & {
  /** Why the server refused it, where it did; such an item waits for its owner. */
  readonly refusal: string | null;
  /** Tells what was entered from what was entered for the same key before. Items of former pages have none. */
  readonly stamp?: string;
};

/** The months among what waits. */
export function isMonthItem<Kept extends RecordItem | MonthItem>(item: Kept): item is Kept & MonthItem {
  return "postingId" in item;
}

/** Names a month of a post on the phone. */
export function monthKey({ postingId, month }: Pick<MonthItem, "postingId" | "month">): string {
  return `${postingId} ${month}`;
}

/** What became of an item: at the server, kept here until it can be sent, or refused, with the error. */
export type Sent = { readonly kind: "sent" } | { readonly kind: "kept" } | { readonly kind: "refused"; readonly error: unknown };

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

/** What an account has waiting on this phone. A phone may be lent: those of others are not shown. */
export function useOutbox(accountId: string): readonly Waiting[] {
  return useSyncExternalStore(subscribe, () => waiting).filter((item) => item.accountId === accountId);
}

/**
 * Sends one item. Twice is harmless: the server knows a record by its key, keeps the same file once, and takes a month
 * with the figures that it has already as done.
 */
async function send(item: Waiting): Promise<void> {
  if (isMonthItem(item)) {
    const { postingId, month, version, figures } = item;
    await call(enterMonth, { params: { postingId, month }, body: { ...figures, version } });
    return;
  }
  const { key, partnershipId, content, files } = item;
  const record = await call(enterRecord, { body: { idempotencyKey: key, partnershipId, isPlanned: false, content } });
  for (const file of files)
    await upload(addAttachment, { params: { kind: "record", thingId: record.id } }, { file: file.content, fileName: file.name });
}

/** Ends an item, or keeps it as refused; what was entered for the same key meanwhile is left alone. */
async function settle(item: Waiting, refused: Waiting | null): Promise<void> {
  const { store, done } = (await open()).transaction("waiting", "readwrite");
  const now = await store.get(item.key);
  if (now !== undefined && now.stamp === item.stamp) await (refused === null ? store.delete(item.key) : store.put(refused));
  await done;
}

async function trySending(item: Waiting): Promise<Sent> {
  try {
    await send(item);
    await settle(item, null);
    return { kind: "sent" };
  } catch (error) {
    return isWorthRetrying(error) ? { kind: "kept" } : { kind: "refused", error };
  } finally {
    await reload();
  }
}

/** Without a store (some private modes have none) an item goes straight to the server; what fails stays in the form. */
async function sendDirectly(item: Waiting): Promise<Sent> {
  try {
    await send(item);
    return { kind: "sent" };
  } catch (error) {
    return { kind: "refused", error };
  }
}

/**
 * Keeps an item on the phone first and then sends it: whatever happens, it is not lost. What the server refuses at
 * once is taken back, as the form still holds it.
 */
export async function enqueue(item: RecordItem | MonthItem): Promise<Sent> {
  const kept: Waiting = { ...item, refusal: null, stamp: newId() };
  try {
    await (await open()).put("waiting", kept);
  } catch {
    return sendDirectly(kept);
  }
  const sent = await trySending(kept);
  if (sent.kind === "refused") {
    await settle(kept, null);
    await reload();
  }
  return sent;
}

interface Flushing {
  readonly accountId: string;
  /** The reason in words that a refused item is kept with. */
  readonly reasonOf: (error: unknown) => string;
}

let isFlushing = false;

/** Sends what waits for this account, the oldest first, and stops where there is no connection. Gives how many were sent. */
export async function flush({ accountId, reasonOf }: Flushing): Promise<number> {
  if (isFlushing) return 0;
  isFlushing = true;
  let count = 0;
  try {
    await reload();
    for (const { key } of waiting) {
      // As it is now: a month may have been entered anew while others were sent.
      const item = await (await open()).get("waiting", key);
      if (item === undefined || item.accountId !== accountId || item.refusal !== null) continue;
      const sent = await trySending(item);
      if (sent.kind === "kept") return count;
      if (sent.kind === "sent") count++;
      else await settle(item, { ...item, refusal: reasonOf(sent.error) });
    }
    return count;
  } finally {
    isFlushing = false;
    await reload();
  }
}

/** Takes a refused item off the phone, at its owner's wish. */
export async function discard(key: string): Promise<void> {
  await (await open()).delete("waiting", key);
  await reload();
}

const wordsOfDraft = (accountId: string): string => `phone-draft.${accountId}`;

/**
 * Keeps a half-filled form: the system may end the page while the camera is open, or at once. The store of files
 * answers later than a page can end, so what was typed is kept beside it, at once.
 */
export async function keepDraft(accountId: string, draft: Entry): Promise<void> {
  remember(wordsOfDraft(accountId), JSON.stringify({ ...draft, files: [] }));
  await (await open()).put("draft", draft, accountId);
}

/** The form as it was left: the latest words, with the files of the same form. */
export async function findDraft(accountId: string): Promise<unknown> {
  const whole: unknown = await (await open()).get("draft", accountId);
  const words = recall(wordsOfDraft(accountId)) ?? "";
  const typed: unknown = words === "" ? null : JSON.parse(words);
  if (!isEntry(typed)) return whole;
  return isEntry(whole) && whole.key === typed.key ? { ...typed, files: whole.files } : typed;
}

export async function dropDraft(accountId: string): Promise<void> {
  remember(wordsOfDraft(accountId), "");
  await (await open()).delete("draft", accountId);
}
