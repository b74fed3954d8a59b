import { setTimeout as pause } from "node:timers/promises";
import { demonstrationAccounts } from "../../src/server/demonstration/accounts.ts";
import { demonstrationCode } from "../../src/server/demonstration/county.ts";

/** Somebody signed in to the running product over HTTP. */
export interface Visitor {
  readonly loginName: string;
  readonly base: string;
  readonly cookie: string;
}

/** What came of a request. `unknown`: no answer, or one that says that the product could not tell. */
export type Answer =
  | { readonly kind: "acknowledged"; readonly body: unknown }
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly status: number; readonly text: string };

/** Longer than the product lets any request wait. */
const answerMsMax = 60_000;
/** The limit of requests is by the minute; a pause this long lets some through again. */
const tooManyPauseMs = 1000;

type Body = { readonly json: unknown } | { readonly file: Buffer } | null;

function requestOf(visitor: Pick<Visitor, "cookie">, method: string, body: Body): RequestInit {
  const headers = { "x-xieshou": "1", cookie: visitor.cookie };
  const signal = AbortSignal.timeout(answerMsMax);
  if (body === null) return { method, headers, signal };
  if ("json" in body) {
    return { method, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body.json), signal };
  }
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(body.file)]), "photo.bin");
  return { method, headers, body: form, signal };
}

/** Sends a request; one that is turned away for coming too often is sent again. */
export async function send(visitor: Visitor, method: "GET" | "POST" | "PUT", path: string, body: Body = null): Promise<Answer> {
  for (;;) {
    try {
      const reply = await fetch(`${visitor.base}${path}`, requestOf(visitor, method, body));
      const text = await reply.text();
      if (reply.ok) return { kind: "acknowledged", body: JSON.parse(text) };
      if (reply.status >= 500) return { kind: "unknown" };
      if (reply.status !== 429) return { kind: "refused", status: reply.status, text };
    } catch {
      // The connection broke, or never came: whether the write was done is what the check after the restart finds out.
      return { kind: "unknown" };
    }
    await pause(tooManyPauseMs);
  }
}

/** A file as downloaded; one that is turned away for coming too often is asked for again. */
export async function download(visitor: Visitor, path: string): Promise<{ readonly status: number; readonly content: Buffer }> {
  for (;;) {
    const reply = await fetch(`${visitor.base}${path}`, requestOf(visitor, "GET", null));
    const content = Buffer.from(await reply.arrayBuffer());
    if (reply.status !== 429) return { status: reply.status, content };
    await pause(tooManyPauseMs);
  }
}

/** Signs in to the demonstration county. Sessions are kept by the database, so they outlive a kill. */
export async function signIn(base: string, loginName: string): Promise<Visitor> {
  const password = demonstrationAccounts.find((account) => account.loginName === loginName)?.password;
  const json = { countyCode: demonstrationCode, loginName, password };
  const reply = await fetch(`${base}/api/session`, requestOf({ cookie: "" }, "POST", { json }));
  const cookie = reply.headers.get("set-cookie")?.split(";")[0];
  if (!reply.ok || cookie === undefined) throw new Error(`expected ${loginName} to sign in, found ${reply.status}`);
  return { loginName, base, cookie };
}
