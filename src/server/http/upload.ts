import type { FastifyRequest } from "fastify";
import type { UploadedFile } from "./context.ts";
import type { Language } from "../../domain/language.ts";
import { languageOf } from "./language.ts";
import { refuse, type Refusal } from "./refusal.ts";

/** Says how large a file may be: the routes differ, and who is refused has to know what would pass. */
const tooLarge: Readonly<Record<Language, (megabytes: number) => string>> = {
  "zh-CN": (megabytes) => `文件太大，最大 ${megabytes} MB；请压缩后再传`,
  "zh-TW": (megabytes) => `檔案太大，最大 ${megabytes} MB；請壓縮後再傳`,
  en: (megabytes) => `The file is too large; the limit is ${megabytes} MB. Please send a smaller one`,
};

/** Longest file name that is kept; file systems stop at 255 bytes. */
const fileNameMax = 120;

/** The last part of a path, without characters that a file system or a header would trip over. */
function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return last.replaceAll(/[\p{Cc}"<>|:*?]/gu, "_").slice(-fileNameMax) || "file";
}

/** The one file of a multipart request, whole; a refusal where there is none or it is larger than the route allows. */
export async function readUpload(request: FastifyRequest, limit: number | null): Promise<UploadedFile | Refusal> {
  if (!request.isMultipart()) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
  const part = await request.file({ limits: { files: 1, ...(limit === null ? {} : { fileSize: limit }) }, throwFileSizeLimit: false });
  if (!part) return refuse("bad-input", { fields: [{ path: "file", code: "missing" }] });
  const content = await part.toBuffer();
  if (part.file.truncated) {
    const sentence = tooLarge[languageOf(request.headers["accept-language"])];
    return refuse("too-large", limit === null ? {} : { detail: sentence(Math.floor(limit / 1024 / 1024)) });
  }
  if (content.length === 0) return refuse("bad-input", { fields: [{ path: "file", code: "empty" }] });
  return { name: safeName(part.filename), mediaType: part.mimetype, content };
}
