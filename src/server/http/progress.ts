import type { FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "../../contract/shared.ts";

/** Tells the caller how far long work has come. Throws `Cancelled` where nobody waits for it any more. */
export type Progress = (done: number, total: number) => void;

/** For work whose caller asked for no progress. */
export const silentProgress: Progress = () => undefined;

/** The caller has gone away: the work is given up and its transaction rolled back. */
export class Cancelled extends Error {
  constructor() {
    super("the caller has gone away");
    this.name = "Cancelled";
  }
}

/** A reply that is either short, or lines of JSON of which the last one holds the outcome. */
export interface ProgressReply {
  readonly progress: Progress;
  /** Whether lines have been sent, so that the outcome must be one too. */
  readonly hasBegun: () => boolean;
  readonly end: (last: { readonly result: unknown } | { readonly problem: Problem }) => void;
}

/**
 * Progress as lines of JSON (`application/x-ndjson`): `{"done":500,"total":10000}` … and last `{"result":…}` or
 * `{"problem":…}`. Nothing is sent before the first step is done, so short work and early refusals answer as ever.
 */
export function progressReply(request: FastifyRequest, reply: FastifyReply): ProgressReply {
  let hasBegun = false;
  const write = (line: unknown): void => {
    reply.raw.write(`${JSON.stringify(line)}\n`);
  };
  const begin = (): void => {
    hasBegun = true;
    reply.hijack();
    reply.raw.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)),
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      // A proxy that collects the lines would show them all at the end.
      "x-accel-buffering": "no",
    });
  };
  return {
    progress: (done, total) => {
      if (request.raw.destroyed || reply.raw.destroyed) throw new Cancelled();
      if (!hasBegun) begin();
      write({ done, total });
    },
    hasBegun: () => hasBegun,
    end: (last) => {
      write(last);
      reply.raw.end();
    },
  };
}
