import type { FastifyReply, FastifyRequest } from "fastify";
import { createHash, randomBytes } from "node:crypto";

/** The cookie of a session: the county that it belongs to and a secret of 256 bits. The database holds its hash only. */
export interface SessionToken {
  readonly countyCode: string;
  readonly secret: string;
}

const cookieName = "xieshou";
/** A working week: who signs in on Monday is not asked again until the next. Idle sessions end sooner (see the store). */
const lifeSeconds = 7 * 24 * 60 * 60;

export function newToken(countyCode: string): SessionToken {
  return { countyCode, secret: randomBytes(32).toString("base64url") };
}

export function hashOf(token: SessionToken): Buffer {
  return createHash("sha256").update(token.secret).digest();
}

/** The session that a request names; null where it names none or the cookie is malformed. */
export function readCookie(request: FastifyRequest): SessionToken | null {
  const match = /^(\d{6})\.([\w-]{43})$/.exec(request.cookies[cookieName] ?? "");
  const [, countyCode, secret] = match ?? [];
  return countyCode === undefined || secret === undefined ? null : { countyCode, secret };
}

/**
 * Hands the session to the browser. `secure` only where the page came by https: plain-http intranets must work.
 */
export function writeCookie(reply: FastifyReply, token: SessionToken): void {
  void reply.setCookie(cookieName, `${token.countyCode}.${token.secret}`, {
    httpOnly: true,
    sameSite: "strict",
    secure: reply.request.protocol === "https",
    path: "/",
    maxAge: lifeSeconds,
  });
}

export function clearCookie(reply: FastifyReply): void {
  void reply.clearCookie(cookieName, { path: "/" });
}
