import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import type { z } from "zod";
import { nothing, type Route } from "../../contract/route.ts";
import { CallerGone, signalOf } from "./caller.ts";
import { dayIn } from "./clock.ts";
import type { Context, FileReply, PublicContext, UploadedFile } from "./context.ts";
import { languageOf } from "./language.ts";
import { problem as problemSchema } from "../../contract/shared.ts";
import { problemOf } from "./problem.ts";
import { progressLines, type ProgressLines, type Work } from "./progress.ts";
import { isRefusal, refuse, type Refusal } from "./refusal.ts";
import { readUpload } from "./upload.ts";
import { withCounty, type CountyTransaction } from "../db/with-county.ts";
import type { Database } from "../db/pool.ts";
import type { DigestCache } from "../standing/digest.ts";
import { writeAudit } from "../audit/store.ts";
import { errorCode } from "../db/error-code.ts";
import { findSession } from "../session/store.ts";
import { readCookie } from "./cookie.ts";

/** What the server's parts share: joined once in main.ts. */
export interface Application {
  readonly http: FastifyInstance;
  readonly database: Database;
  readonly clock: () => Date;
  readonly digests: DigestCache;
}

export interface Input<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Set for upload routes only. */
  readonly file: UploadedFile | null;
  readonly work: Work;
}

type AnyRoute = Route<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;
type InputOf<R extends AnyRoute> = Input<z.output<R["params"]>, z.output<R["query"]>, z.output<R["body"]>>;
/** JSON routes hand back the reply's input form; file routes a file. */
type Output<R extends AnyRoute> = z.input<R["reply"]> | FileReply | Refusal;

/** Sends what a handler gave: a problem document, a file, JSON that the route's schema has checked, or the last line of an answer in lines. */
async function send(reply: FastifyReply, route: AnyRoute, output: unknown, lines: ProgressLines): Promise<unknown> {
  if (isRefusal(output)) return lines.hasBegun() ? endWithProblem(reply, output, lines) : sendProblem(reply, output);
  if (route.replyKind === "progress") {
    lines.end({ reply: route.reply.parse(output) });
    return reply;
  }
  if (route.replyKind === "json") return reply.send(output);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the handler's type says that a file route gives a file
  const { fileName, mediaType, content, isInline } = output as FileReply;
  const disposition = `${isInline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  void reply.header("content-type", mediaType).header("content-disposition", disposition).header("x-content-type-options", "nosniff");
  return reply.send(Buffer.isBuffer(content) ? content : Readable.from(content));
}

function endWithProblem(reply: FastifyReply, refusal: Refusal, lines: ProgressLines): FastifyReply {
  const { request } = reply;
  lines.end({ problem: problemOf(refusal, languageOf(request.headers["accept-language"]), request.id) });
  return reply;
}

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { request } = reply;
  // Where a file breaks off before its first piece, its headers are set already, and the problem is not that file.
  for (const name of ["content-encoding", "content-disposition", "content-length"]) void reply.removeHeader(name);
  const problem = problemOf(refusal, languageOf(request.headers["accept-language"]), request.id);
  return reply.code(problem.status).header("content-type", "application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}

function publicContext(application: Application, request: FastifyRequest): PublicContext {
  const now = application.clock();
  return {
    database: application.database,
    now: now.toISOString(),
    today: dayIn(now),
    language: languageOf(request.headers["accept-language"]),
    requestId: request.id,
    digests: application.digests,
  };
}

function register<R extends AnyRoute>(
  application: Application,
  route: R,
  run: (request: FastifyRequest, reply: FastifyReply, input: InputOf<R>) => Promise<unknown>,
): void {
  const hasBody = route.body !== nothing;
  application.http.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === null ? {} : { bodyLimit: route.bodyLimit }),
    // Photos and workbooks are compressed by themselves; and what looks compressed but is not (two bytes in 500 files)
    // @fastify/compress 9.2.0 sends as it is under the name of gzip.
    ...(route.replyKind === "file" ? { compress: false as const } : {}),
    schema: {
      summary: route.summary,
      tags: [route.tag],
      params: route.params,
      querystring: route.query,
      ...(hasBody ? { body: route.body } : {}),
      ...(route.isUpload ? { consumes: ["multipart/form-data"] } : {}),
      ...(route.access === "public" ? {} : { security: [{ session: [] }] }),
      // What is no success is a problem document; it goes out as text and passes no serializer.
      response: { ...(route.replyKind === "json" ? { 200: route.reply } : {}), "4xx": problemSchema, "5xx": problemSchema },
    },
    handler: async (request, reply) => {
      const signal = signalOf(reply);
      const file = route.isUpload ? await readUpload(request, route.bodyLimit) : null;
      if (isRefusal(file)) return sendProblem(reply, file);
      const lines = progressLines(reply);
      const work: Work = { signal, report: lines.report };
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the validator has parsed all three by the route's schemas
      const input = { params: request.params, query: request.query, body: hasBody ? (request.body ?? {}) : {}, file, work } as InputOf<R>;
      try {
        return await send(reply, route, await run(request, reply, input), lines);
      } catch (error) {
        if (error instanceof CallerGone) return reply.hijack();
        if (!lines.hasBegun()) throw error;
        request.log.error({ err: error }, "bug");
        return endWithProblem(reply, refuse("bug"), lines);
      }
    },
  });
}

/** Binds a route that anybody may call. */
export function bindPublic<R extends AnyRoute>(
  application: Application,
  route: R,
  handler: (context: PublicContext, input: InputOf<R>, reply: FastifyReply) => Promise<Output<R>>,
): void {
  register(application, route, (request, reply, input) => handler(publicContext(application, request), input, reply));
}

/** PostgreSQL's code of a row that is there already. */
const uniqueViolation = "23505";

/** Lists taken out as workbooks. Who took what is written down for all of them here, so that a new one cannot forget it. */
function isExport(route: AnyRoute): boolean {
  return route.replyKind === "file" && route.path.endsWith("/export");
}

/** Carries a refusal out of a transaction, so that nothing of it stays. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`refused for ${refusal.refusedFor}`);
    this.refusal = refusal;
  }
}

async function allOrNothing<Result>(
  database: Database,
  countyCode: string,
  work: (db: CountyTransaction) => Promise<Result>,
): Promise<Result | Refusal> {
  try {
    return await withCounty(database, countyCode, async (db) => {
      const result = await work(db);
      if (isRefusal(result)) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    // Two people made the same thing in the same moment: each found none, and the database let one of them.
    if (errorCode(error) === uniqueViolation) return refuse("duplicate");
    throw error;
  }
}

/**
 * Binds a route for somebody signed in. The whole handler is one transaction in the scope of the county that the
 * session names; a refusal or an error leaves nothing behind. What the person may do there, the handler asks `can()`.
 */
export function bind<R extends AnyRoute>(
  application: Application,
  route: R,
  handler: (context: Context, input: InputOf<R>, reply: FastifyReply) => Promise<Output<R>>,
): void {
  register(application, route, async (request, reply, input) => {
    const token = readCookie(request);
    if (token === null) return refuse("not-signed-in");
    const base = publicContext(application, request);
    return allOrNothing(application.database, token.countyCode, async (db) => {
      const session = await findSession(db, token, base.now);
      if (!session) return refuse("not-signed-in");
      if (session.mustChangePassword && route.access !== "first-password") return refuse("first-password");
      const context = { ...base, db, countyCode: token.countyCode, actor: session.actor, displayName: session.displayName };
      const output = await handler(context, input, reply);
      if (isExport(route) && !isRefusal(output))
        await writeAudit(context, "list.export", { kind: route.tag, id: null, detail: { path: route.path, query: input.query } });
      // Who cancels long work, or loses the connection in it, was promised that nothing of it stays.
      if (route.isLong) input.work.signal.throwIfAborted();
      return output;
    });
  });
}
