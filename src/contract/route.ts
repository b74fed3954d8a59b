import { z } from "zod";

/**
 * What a route hands back: JSON, a file to save, or lines of JSON while long work goes on: `{"done":…,"total":…}` after
 * each stretch, and last `{"reply":…}` or `{"problem":…}`.
 */
export type ReplyKind = "json" | "file" | "progress";

/** `first-password` is open, too, to somebody who has yet to replace the password that an officer gave. */
export type Access = "public" | "first-password" | "signed-in";

/**
 * One route of the HTTP interface, described once: the server binds a handler to it, the web calls it, and the OpenAPI
 * document is printed from it. `access` says who gets as far as the handler; what they may do there, `can()` decides.
 */
export interface Route<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** With `:name` for each parameter. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
  readonly replyKind: ReplyKind;
  /** Largest body in bytes; 64 KB unless told. Files come as `multipart/form-data` in the field `file`. */
  readonly bodyLimit: number | null;
  readonly isUpload: boolean;
  /** Work that may take seconds: where the caller goes away before its end, nothing of it stays. */
  readonly isLong: boolean;
}

/** What a route takes where it says nothing else. */
export const nothing = z.strictObject({});
export type Nothing = typeof nothing;

interface RouteParts<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType> {
  readonly method: Route<Params, Query, Body, Reply>["method"];
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access?: Access;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply?: Reply;
  readonly replyKind?: ReplyKind;
  readonly bodyLimit?: number;
  readonly isUpload?: boolean;
  readonly isLong?: boolean;
}

/** Makes a route of its parts. */
export function route<
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
  Reply extends z.ZodType = Nothing,
>(parts: RouteParts<Params, Query, Body, Reply>): Route<Params, Query, Body, Reply>;
export function route(parts: RouteParts<z.ZodType, z.ZodType, z.ZodType, z.ZodType>): Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType> {
  return {
    access: "signed-in",
    params: nothing,
    query: nothing,
    body: nothing,
    reply: nothing,
    replyKind: "json",
    bodyLimit: null,
    isUpload: false,
    isLong: false,
    ...parts,
  };
}
