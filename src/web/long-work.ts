import type { z } from "zod";
import type { Route } from "../contract/route.ts";
import { answerOf, typed, type Input, type Output } from "./api.ts";
import { NetworkFailure, problemOf } from "./app/problem.ts";

/** Work of the server that lasts: how far it is, and a way to cancel it. Where it is cancelled, nothing of it stays. */

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

export interface LongOptions {
  readonly signal: AbortSignal;
  /** Between 0 and 1; null while it cannot be told. */
  readonly onProgress: (share: number | null) => void;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

async function* chunksOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new NetworkFailure();
  }
}

/** Cuts a text that comes in pieces into its lines, the last one too. */
async function* linesOf(response: Response, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunksOf(response, signal)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Calls a route that answers in lines; see `ReplyKind` of the contract. */
export async function callInLines<R extends AnyRoute>(route: R, input: Input<R>, options: LongOptions): Promise<Output<R>> {
  const response = await answerOf(route, input, { signal: options.signal });
  for await (const line of linesOf(response, options.signal)) {
    const value: unknown = JSON.parse(line);
    if (!isRecord(value)) continue;
    const { done, total, problem, reply } = value;
    if (typeof done === "number" && typeof total === "number") options.onProgress(total > 0 ? done / total : null);
    if (isRecord(problem)) throw problemOf(typeof problem["status"] === "number" ? problem["status"] : 500, problem);
    if (reply !== undefined) return typed(route, reply);
  }
  // The connection broke before the last line: whether the work was done, nobody has said.
  throw new NetworkFailure();
}

/** The name of a file by its header: `attachment; filename*=UTF-8''…`. */
export function fileNameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "")?.[1];
  return encoded === undefined ? "file" : decodeURIComponent(encoded);
}

/** Long enough for the slowest browser to begin saving, in milliseconds; the memory is given back after that. Our choice. */
const keepFileMs = 60_000;

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keepFileMs);
}

/** Fetches a file and hands it to the browser to save. */
export async function download<R extends AnyRoute>(route: R, input: Input<R>, options: LongOptions): Promise<void> {
  const response = await answerOf(route, input, { signal: options.signal });
  const total = Number(response.headers.get("content-length"));
  const parts: BlobPart[] = [];
  let received = 0;
  for await (const chunk of chunksOf(response, options.signal)) {
    parts.push(new Uint8Array(chunk));
    received += chunk.byteLength;
    options.onProgress(total > 0 ? Math.min(1, received / total) : null);
  }
  save(new Blob(parts, { type: response.headers.get("content-type") ?? "" }), fileNameOf(response.headers.get("content-disposition")));
}
