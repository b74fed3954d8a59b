import type { FastifyReply } from "fastify";
import { PassThrough } from "node:stream";

/** What long work is told and tells: whether anybody still waits for it, and how far it is. */
export interface Work {
  readonly signal: AbortSignal;
  readonly report: (done: number, total: number) => void;
}

/** For work that nobody watches: the step of an action, not of a request. */
export const unwatched: Work = { signal: new AbortController().signal, report: () => undefined };

/** Between two lines of progress, in milliseconds: smooth to look at, nothing to send. Our choice. */
const pauseMs = 100;

/** An answer in lines, which begins with the first report; see `ReplyKind` of the contract. */
export interface ProgressLines {
  readonly report: Work["report"];
  hasBegun(): boolean;
  /** The last line. */
  end(line: { readonly reply: unknown } | { readonly problem: unknown }): void;
}

/** An answer in lines of JSON; reports within a moment of the last line are left out. */
export function progressLines(reply: FastifyReply): ProgressLines {
  let lines: PassThrough | null = null;
  let next = 0;
  const write = (line: unknown): PassThrough => {
    if (lines === null) {
      lines = new PassThrough();
      void reply.header("content-type", "application/x-ndjson; charset=utf-8").header("cache-control", "no-store, no-transform");
      // A proxy that collects the whole answer would show no progress.
      void reply.header("x-accel-buffering", "no").send(lines);
    }
    lines.write(`${JSON.stringify(line)}\n`);
    return lines;
  };
  return {
    report(done, total) {
      if (performance.now() < next) return;
      next = performance.now() + pauseMs;
      write({ done, total });
    },
    hasBegun: () => lines !== null,
    end(line) {
      write(line).end();
    },
  };
}
