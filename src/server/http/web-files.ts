import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the built pages lie: beside the sources in a clone, beside the compiled server in a package. */
const webFolder = [new URL("../../../dist/web/", import.meta.url), new URL("../../web/", import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((folder) => existsSync(join(folder, "index.html")));

/** The place in a page where the nonce of its response goes. */
const noncePlace = "__CSP_NONCE__";

/** Sends a page with a fresh nonce, which the style sheets made at run time carry. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .header("content-type", "text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .send(page.replaceAll(noncePlace, reply.cspNonce.style));
}

/** Serves the desktop pages at / and the phone pages at /m; hashed files may be kept for a year. */
export async function serveWeb(http: FastifyInstance): Promise<void> {
  if (webFolder === undefined) return;
  const desktop = readFileSync(join(webFolder, "index.html"), "utf8");
  const phone = readFileSync(join(webFolder, "m", "index.html"), "utf8");
  await http.register(fastifyStatic, {
    root: join(webFolder, "assets"),
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    preCompressed: true,
    index: false,
  });
  // The few files beside the pages: the mark, the script that turns away browsers below the floor.
  const loose = readdirSync(webFolder, { withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith(".html"));
  for (const { name } of loose) {
    http.get(`/${name}`, { schema: { hide: true } }, async (_, reply) =>
      reply.sendFile(name, webFolder, { maxAge: "1h", immutable: false }),
    );
  }
  // A page is whatever is no file and no part of the interface; its own router reads the rest of the address.
  http.get("/m", { schema: { hide: true } }, async (_, reply) => sendPage(reply, phone));
  http.get("/m/*", { schema: { hide: true } }, async (_, reply) => sendPage(reply, phone));
  http.get("/", { schema: { hide: true } }, async (_, reply) => sendPage(reply, desktop));
  http.get("/*", { schema: { hide: true } }, async (request, reply) =>
    request.url.startsWith("/api/") ? reply.callNotFound() : sendPage(reply, desktop),
  );
}
