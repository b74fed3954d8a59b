import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** Seconds; from a cached page to a large import. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts requests by route and status, and serves the figures at /metrics for Prometheus. They name no person. */
export function measureRequests(http: FastifyInstance): void {
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
  http.get("/metrics", { schema: { hide: true } }, async (_, reply) => {
    void reply.header("content-type", registry.contentType);
    return registry.metrics();
  });
}
