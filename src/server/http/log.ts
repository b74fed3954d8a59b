import type { FastifyError, FastifyRequest, FastifyServerOptions } from "fastify";
import { errorCode } from "../db/error-code.ts";

/** How much is logged; `silent` in tests. */
export type LogLevel = "silent" | "error" | "warn" | "info" | "debug";

/** Where log lines go other than to standard output. */
export interface LogStream {
  write(line: string): void;
}

/** The frames of a stack without its first lines: messages of the database or of a parser quote what people entered. */
function framesOf(stack: string | undefined): string {
  return (stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}

function describeError(error: FastifyError): { type: string; message: string; stack: string; cause?: string } {
  const described = { type: error.name, message: errorCode(error) ?? error.name, stack: framesOf(error.stack) };
  const cause = errorCode(error.cause);
  return cause === undefined ? described : { ...described, cause };
}

/**
 * What a log line may hold: the number of the request, method, route and status. No names, no query (it may hold what
 * somebody searched for), no body, no cookies, no text of an error.
 */
export function loggerOptions(level: LogLevel, stream: LogStream | undefined): FastifyServerOptions["logger"] {
  if (level === "silent") return false;
  return {
    level,
    ...(stream === undefined ? {} : { stream }),
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: request.routeOptions.url ?? "unknown" }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: describeError,
    },
    redact: ["req.headers", "body", "password"],
  };
}
