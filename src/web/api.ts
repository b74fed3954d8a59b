import type { z } from "zod";
import type { ProblemCode } from "../contract/shared.ts";
import type { Route } from "../contract/route.ts";
import { currentLanguage } from "./app/language.ts";
import { NetworkFailure, problemOf, UnexpectedReply } from "./app/problem.ts";
import { pathOf, queryOf, type Words } from "./app/address.ts";

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** Whether a schema takes nothing: `z.strictObject({})` reads as a record of never. */
type TakesNothing<Value> = keyof Value extends never ? true : string extends keyof Value ? true : false;
type Part<Key extends string, Schema extends z.ZodType> =
  TakesNothing<z.input<Schema>> extends true
    ? { readonly [K in Key]?: never }
    : Partial<z.input<Schema>> extends z.input<Schema>
      ? { readonly [K in Key]?: z.input<Schema> }
      : { readonly [K in Key]: z.input<Schema> };

/** What a call of a route must give: exactly the parts that the contract asks for. */
export type Input<R extends AnyRoute> = Part<"params", R["params"]> & Part<"query", R["query"]> & Part<"body", R["body"]>;
/** What a route answers. */
export type Output<R extends AnyRoute> = z.output<R["reply"]>;

interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

/** What to do where the session is over: resolves once somebody is signed in again, rejects where they give up. */
type SignInAgain = () => Promise<void>;
let signInAgain: SignInAgain | null = null;

/** The page tells here how it asks for signing in again in place. */
export function onSessionOver(handler: SignInAgain | null): void {
  signInAgain = handler;
}

interface CallOptions {
  readonly signal?: AbortSignal;
  /** False for the questions that find out whether somebody is signed in. */
  readonly mayAskToSignIn?: boolean;
}

function isWords(value: unknown): value is Words {
  return typeof value === "object" && value !== null;
}

function addressOf(route: AnyRoute, input: LooseInput): string {
  const params = isWords(input.params) ? input.params : {};
  return pathOf(route.path, params) + queryOf(isWords(input.query) ? input.query : {});
}

function headersOf(route: AnyRoute, hasBody: boolean): Record<string, string> {
  return {
    Accept: "application/json, application/problem+json",
    "Accept-Language": currentLanguage(),
    ...(route.method === "GET" ? {} : { "X-Xieshou": "1" }),
    ...(hasBody ? { "Content-Type": "application/json" } : {}),
  };
}

async function request(route: AnyRoute, input: LooseInput, signal: AbortSignal | undefined): Promise<Response> {
  const body = input.body === undefined ? (route.method === "GET" || route.method === "DELETE" ? undefined : {}) : input.body;
  try {
    return await fetch(addressOf(route, input), {
      method: route.method,
      headers: headersOf(route, body !== undefined),
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new NetworkFailure();
  }
}

async function readJson(response: { readonly status: number; text(): Promise<string> }): Promise<unknown> {
  const text = await response.text();
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw new UnexpectedReply(response.status);
  }
}

/** The reply as the contract types it. Development builds check it; others trust the server, which checked it. */
export function typed<R extends AnyRoute>(route: R, value: unknown): Output<R> {
  if (import.meta.env.DEV) route.reply.parse(value);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server sends nothing but what this very schema printed
  return value as Output<R>;
}

const sessionIsOver: ProblemCode = "not-signed-in";

/** The answer where the server said yes, still to be read. Throws as `call` does. */
export async function answerOf<R extends AnyRoute>(route: R, input: Input<R>, options: CallOptions = {}): Promise<Response> {
  const response = await request(route, input, options.signal);
  if (response.ok) return response;
  const problem = problemOf(response.status, await readJson(response));
  if (problem.code !== sessionIsOver || options.mayAskToSignIn === false || signInAgain === null) throw problem;
  await signInAgain();
  return answerOf(route, input, { ...options, mayAskToSignIn: false });
}

/** Calls a route of the contract. Throws `Problem` where the server says no and `NetworkFailure` where it cannot be reached. */
export async function call<R extends AnyRoute>(route: R, input: Input<R>, options: CallOptions = {}): Promise<Output<R>> {
  return typed(route, await readJson(await answerOf(route, input, options)));
}

/** The address of a route, for links, pictures and downloads. */
export function downloadUrl<R extends AnyRoute>(route: R, input: Omit<Input<R>, "body">): string {
  return addressOf(route, input);
}

export interface UploadOptions {
  readonly file: Blob;
  readonly fileName: string;
  /** Between 0 and 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

function send(route: AnyRoute, input: LooseInput, options: UploadOptions): Promise<{ status: number; text(): Promise<string> }> {
  return new Promise((resolve, reject) => {
    const transfer = new XMLHttpRequest();
    transfer.open(route.method, addressOf(route, input));
    for (const [name, value] of Object.entries(headersOf(route, false))) transfer.setRequestHeader(name, value);
    transfer.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) options.onProgress?.(loaded / total);
    });
    transfer.addEventListener("load", () => resolve({ status: transfer.status, text: () => Promise.resolve(transfer.responseText) }));
    transfer.addEventListener("error", () => reject(new NetworkFailure()));
    transfer.addEventListener("abort", () => reject(new DOMException("Cancelled", "AbortError")));
    options.signal?.addEventListener("abort", () => transfer.abort(), { once: true });
    const form = new FormData();
    form.append("file", options.file, options.fileName);
    transfer.send(form);
  });
}

/** Sends a file to an upload route. XMLHttpRequest, because fetch tells no progress of what is sent. */
export async function upload<R extends AnyRoute>(route: R, input: Omit<Input<R>, "body">, options: UploadOptions): Promise<Output<R>> {
  if (options.signal?.aborted === true) throw new DOMException("Cancelled", "AbortError");
  const answer = await send(route, input, options);
  if (answer.status >= 200 && answer.status < 300) return typed(route, await readJson(answer));
  const problem = problemOf(answer.status, await readJson(answer));
  if (problem.code !== sessionIsOver || signInAgain === null) throw problem;
  await signInAgain();
  const again = await send(route, input, options);
  if (again.status >= 200 && again.status < 300) return typed(route, await readJson(again));
  throw problemOf(again.status, await readJson(again));
}
