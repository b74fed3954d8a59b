import { problemCodes, type ProblemCode } from "../../contract/shared.ts";

/** One wrong field of a body. */
export interface WrongField {
  readonly path: string;
  readonly code: string;
}

interface ProblemParts {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string | null;
  readonly fields: readonly WrongField[];
  readonly requestId: string | null;
}

/** The server understood and said no. `detail` is a sentence in the reader's language where there is one. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string | null;
  readonly fields: readonly WrongField[];
  readonly requestId: string | null;

  constructor(parts: ProblemParts) {
    super(`${parts.code} (${parts.status})`);
    this.name = "Problem";
    this.status = parts.status;
    this.code = parts.code;
    this.detail = parts.detail;
    this.fields = parts.fields;
    this.requestId = parts.requestId;
  }
}

/** What went wrong, put by a form into its reader's own words. */
export class Explained extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "Explained";
  }
}

/** The server could not be reached. */
export class NetworkFailure extends Error {
  constructor() {
    super("the server cannot be reached");
    this.name = "NetworkFailure";
  }
}

/** Something answered that is not the server: a proxy's error page, say. */
export class UnexpectedReply extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the reply is no JSON (${status})`);
    this.name = "UnexpectedReply";
    this.status = status;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWrongField(value: unknown): value is WrongField {
  return isRecord(value) && typeof value["path"] === "string" && typeof value["code"] === "string";
}

function codeOf(value: unknown, status: number): ProblemCode {
  const code = problemCodes.find((known) => known === value);
  if (code !== undefined) return code;
  if (status === 401) return "not-signed-in";
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  if (status === 413) return "too-large";
  if (status === 429) return "too-many-attempts";
  return status < 500 ? "bad-input" : "bug";
}

/** Reads a problem document without the schema library, so that the phone's first page need not wait for it. */
export function problemOf(status: number, value: unknown): Problem {
  const document = isRecord(value) ? value : {};
  const { detail, fields, requestId } = document;
  return new Problem({
    status,
    code: codeOf(document["code"], status),
    detail: typeof detail === "string" && detail !== "" ? detail : null,
    fields: Array.isArray(fields) ? fields.filter(isWrongField) : [],
    requestId: typeof requestId === "string" ? requestId : null,
  });
}
