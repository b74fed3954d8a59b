import type { FastifyInstance } from "fastify";

/** `/healthz`: the process answers. `/readyz`: the database does, too; balancers and start scripts wait for it. */
export function serveHealth(http: FastifyInstance, isDatabaseReady: () => Promise<boolean>): void {
  http.get("/healthz", { schema: { hide: true }, config: { rateLimit: false } }, async () => ({ status: "ok" }));
  http.get("/readyz", { schema: { hide: true }, config: { rateLimit: false } }, async (_, reply) => {
    const isReady = await isDatabaseReady().catch(() => false);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ok" : "database unreachable" });
  });
}
