import type { FastifyInstance, FastifyRequest } from "fastify";
import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { sendProblem } from "./bind.ts";
import { refuse } from "./refusal.ts";

/** Seconds; from a cached page to a large import. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const loopback: ReadonlySet<string | undefined> = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/**
 * The figures name no person, but tell how busy an office is: the machine itself may read them, and who bears the
 * token. What a proxy hands on comes from elsewhere, whatever it says of the address.
 */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  const { authorization = "", "x-forwarded-for": forwarded } = request.headers;
  if (token !== undefined && timingSafeEqual(hashOf(authorization), hashOf(`Bearer ${token}`))) return true;
  return forwarded === undefined && loopback.has(request.socket.remoteAddress);
}

/** Counts requests by route and status, and serves the figures at /metrics for Prometheus. */
export function measureRequests(http: FastifyInstance, token: string | undefined): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "xieshou_request_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["method", "route", "status"],
    buckets,
    registers: [registry],
  });
  http.addHook("onResponse", async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? "none", status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  http.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, token)) return sendProblem(reply, refuse("forbidden"));
    void reply.header("content-type", registry.contentType);
    return registry.metrics();
  });
}
