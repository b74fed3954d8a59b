import type { FastifyRequest } from "fastify";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request comes from our own pages, as far as it changes anything. Three signs, each enough to refuse: the
 * browser's own word (Sec-Fetch-Site), an Origin of another host, and a missing header that a foreign page cannot set
 * without asking first, which is never granted. The cookie's SameSite=Strict is the fourth.
 */
export function isFromOwnPages(request: Pick<FastifyRequest, "method" | "headers">): boolean {
  if (safeMethods.has(request.method)) return true;
  const { origin, host, "sec-fetch-site": site, "x-xieshou": own } = request.headers;
  if (own !== "1") return false;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
