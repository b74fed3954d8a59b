import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import underPressure from "@fastify/under-pressure";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { randomUUID } from "node:crypto";
import { DatabaseLost } from "../db/database-lost.ts";
import { sendProblem } from "./bind.ts";
import { isFromOwnPages } from "./cross-site.ts";
import { loggerOptions, type LogLevel, type LogStream } from "./log.ts";
import { measureRequests } from "./metrics.ts";
import { refuse, type Refusal } from "./refusal.ts";

/** How the server behaves towards the outside; read from the environment in main.ts. */
export interface HttpSettings {
  /** Whether a proxy in front speaks https and sets x-forwarded-*. Without it nothing forces a browser to https. */
  readonly isBehindTls: boolean;
  readonly logLevel: LogLevel;
  /** Standard output unless told. */
  readonly logStream?: LogStream;
  /** Lets its bearer read /metrics from elsewhere; without it only the machine itself may. */
  readonly metricsToken?: string;
  /** Requests of one session or address in a minute; a person clicks far less, a runaway script far more. */
  readonly requestsPerMinute: number;
}

/** Bodies of JSON routes; the longest form has some thousand characters. Uploads state their own limit. */
const jsonBytesMax = 256 * 1024;
/** Longest wait for a whole request: a 50 MB photo over a village line of 4 Mbit/s takes 100 s. */
const requestTimeoutMs = 180_000;
/**
 * Pages up to this size are compressed in one go and not through a stream, whose making costs more than the work; at a
 * level that takes a third of the default's time for a tenth more bytes: 0.1 ms for 57 KB, 0.7 ms for the largest page,
 * the overview of 300 partnerships with 106 KB.
 */
const compressAtOnceBytesMax = 128 * 1024;
const compressLevel = 3;
/** Above this delay of the event loop new requests are turned away for a moment rather than queued. */
const eventLoopDelayMaxMs = 3000;

/** What an error is to the caller. Only what the framework or a schema says is told; everything else is a bug. */
function refusalOf(error: FastifyError): Refusal {
  if (error instanceof DatabaseLost) return refuse("busy");
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map(({ instancePath, keyword }) => ({ path: instancePath.replace(/^\//, ""), code: keyword }));
    return refuse("bad-input", { fields });
  }
  if (error.statusCode === 413) return refuse("too-large");
  if (error.statusCode === 429) return refuse("too-many-attempts");
  if (error.statusCode === 503) return refuse("busy");
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return refuse("bad-input");
  return refuse("bug");
}

function onError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error);
  if (error instanceof DatabaseLost) request.log.warn({ err: error }, "the database did not answer");
  if (refusal.refusedFor === "bug") request.log.error({ err: error }, "bug");
  return sendProblem(reply, refusal);
}

async function secure(http: FastifyInstance, settings: HttpSettings): Promise<void> {
  await http.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // On a plain-http intranet these would lock people out.
    strictTransportSecurity: settings.isBehindTls,
    crossOriginOpenerPolicy: settings.isBehindTls,
    originAgentCluster: settings.isBehindTls,
    referrerPolicy: { policy: "same-origin" },
  });
  await http.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: "1 minute",
    keyGenerator: (request) => request.cookies["xieshou"] ?? request.ip,
  });
  await http.register(underPressure, { maxEventLoopDelay: eventLoopDelayMaxMs, exposeStatusRoute: false });
  http.addHook("onRequest", async (request, reply) => {
    if (!isFromOwnPages(request)) return sendProblem(reply, refuse("cross-site"));
    return undefined;
  });
}

/**
 * The page that reads the interface lives under the same policy as all others. Its own would send browsers on a
 * plain-http intranet to https, and let them load from anywhere. Pictures stand in its style sheet as data.
 */
const docsPolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A file in a form, as uploads take it: the validator does not see it, so the document says it here. */
const fileBody = { type: "object", properties: { file: { type: "string", format: "binary" } }, required: ["file"] };

function describeRoute(route: Parameters<typeof jsonSchemaTransform>[0]): ReturnType<typeof jsonSchemaTransform> {
  const described = jsonSchemaTransform(route);
  const isUpload = route.schema?.consumes?.includes("multipart/form-data") ?? false;
  return isUpload ? { ...described, schema: { ...described.schema, body: fileBody } } : described;
}

async function describe(http: FastifyInstance): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Xieshou 携手",
        version: "1",
        description: "School-support programmes: plans, obligations, records. Errors are RFC 9457 problem documents.",
      },
      components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: "xieshou" } } },
    },
    transform: describeRoute,
  });
  await http.register(swaggerUi, { routePrefix: "/api/docs", staticCSP: docsPolicy });
  http.get("/api/openapi.json", { schema: { hide: true } }, async () => http.swagger());
}

/** The HTTP server with everything that holds for all routes; features bind theirs to it. */
export async function makeHttp(settings: HttpSettings): Promise<FastifyInstance> {
  const http = Fastify({
    logger: loggerOptions(settings.logLevel, settings.logStream) ?? false,
    trustProxy: settings.isBehindTls,
    genReqId: () => randomUUID(),
    bodyLimit: jsonBytesMax,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: "idle",
  });
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler(onError);
  http.setNotFoundHandler((_, reply) => sendProblem(reply, refuse("not-found")));
  await http.register(cookie);
  await secure(http, settings);
  await http.register(compress, {
    global: true,
    threshold: 2048,
    syncThreshold: compressAtOnceBytesMax,
    zlibOptions: { level: compressLevel },
    encodings: ["gzip", "identity"],
  });
  await http.register(multipart, { limits: { files: 1, fields: 5 } });
  measureRequests(http, settings.metricsToken);
  await describe(http);
  return http;
}
