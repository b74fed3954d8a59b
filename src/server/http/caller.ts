import type { FastifyReply } from "fastify";

/** Whoever asked has gone: the connection closed before the answer. Nobody is to be told; the work is given up. */
export class CallerGone extends Error {
  constructor() {
    super("the caller went away before the answer");
  }
}

/** Aborts with `CallerGone` when the connection closes before the whole answer is out. */
export function signalOf(reply: FastifyReply): AbortSignal {
  const control = new AbortController();
  reply.raw.once("close", () => {
    if (!reply.raw.writableFinished) control.abort(new CallerGone());
  });
  return control.signal;
}
