import type { FastifyRequest } from "fastify";
import type { UploadedFile } from "./context.ts";
import { refuse, type Refusal } from "./refusal.ts";

/** Longest file name that is kept; file systems stop at 255 bytes. */
const fileNameMax = 120;

/** The last part of a path, without characters that a file system or a header would trip over. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return last.replaceAll(/[\u0000-\u001f"<>|:*?]/g, "_").slice(-fileNameMax) || "file";
}

/** The one file of a multipart request, whole; a refusal where there is none or it is larger than the route allows. */
export async function readUpload(request: FastifyRequest, limit: number | null): Promise<UploadedFile | Refusal> {
  if (!request.isMultipart()) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
  const part = await request.file({ limits: { files: 1, ...(limit === null ? {} : { fileSize: limit }) }, throwFileSizeLimit: false });
  if (!part) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
  const content = await part.toBuffer();
  if (part.file.truncated) return refuse("too-large");
  if (content.length === 0) return refuse("bad-input", { fields: [{ path: "file", code: "empty" }] });
  return { name: safeName(part.filename), mediaType: part.mimetype, content };
}
