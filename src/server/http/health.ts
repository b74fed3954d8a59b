import type { FastifyInstance } from "fastify";
import { setTimeout as pause } from "node:timers/promises";

/** A balancer asks every few seconds; a database that takes longer serves nobody. Our choice. */
const answerMsMax = 2000;

/** `/healthz`: the process answers. `/readyz`: the database does, too; balancers and start scripts wait for it. */
export function serveHealth(http: FastifyInstance, isDatabaseReady: () => Promise<boolean>): void {
  http.get("/healthz", { schema: { hide: true }, config: { rateLimit: false } }, async () => ({ status: "ok" }));
  http.get("/readyz", { schema: { hide: true }, config: { rateLimit: false } }, async (_, reply) => {
    const isReady = await Promise.race([isDatabaseReady().catch(() => false), pause(answerMsMax, false, { ref: false })]);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ok" : "database unreachable" });
  });
}
