import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdf, pdfOf, pdfStream, picturePdf, sentence } from "../../../tests/files/build.ts";
import { pdfInflatedBytesMax, pdfPagesMax, readPdf } from "./pdf-text.ts";
import type { FileText } from "./refusal.ts";
import { joinSpacedText } from "./spaced-text.ts";

const textOf = (file: FileText): unknown => (file.kind === "text" ? file.text : file.reason);

test("pages are joined by a line break", async () => {
  expect(textOf(await readPdf(pdf([sentence, "第二页"])))).toBe(`${sentence}\n第二页`);
});

test("radicals of printed pages become the characters they look like, nothing else changes", async () => {
  expect(textOf(await readPdf(pdf(["⼯作由校⻓负责，⻅附件①，２次"])))).toBe("工作由校长负责，见附件①，２次");
});

test("pages of pictures only, and pages of nothing", async () => {
  expect(textOf(await readPdf(picturePdf()))).toEqual({ kind: "picture-only", pages: 1 });
  expect(textOf(await readPdf(pdf([""])))).toEqual({ kind: "no-text" });
});

test("a font that names a standard coding table is refused: it would read as a PDF without text", async () => {
  expect(textOf(await readPdf(pdf([sentence], "UniGB-UCS2-H")))).toEqual({ kind: "unreadable-fonts" });
});

test("a small file that unpacks to gigabytes, once or twice packed", async () => {
  const packed = deflateSync(Buffer.alloc(pdfInflatedBytesMax + 1, 32));
  for (const content of [pdfStream("/Filter/FlateDecode", packed), pdfStream("/Filter[/FlateDecode /FlateDecode]", deflateSync(packed))]) {
    expect(textOf(await readPdf(pdfOf(["<</Type/Catalog>>", content])))).toEqual({
      kind: "inflates-too-much",
      limitBytes: pdfInflatedBytesMax,
    });
  }
});

test("more pages than the limit", async () => {
  const bytes = pdf(Array.from({ length: pdfPagesMax + 1 }, () => ""));
  expect(textOf(await readPdf(bytes))).toEqual({ kind: "too-many-pages", pages: pdfPagesMax + 1, limit: pdfPagesMax });
});

test("what is no PDF behind its mark", async () => {
  expect(textOf(await readPdf(Buffer.from("%PDF-1.4 nothing")))).toEqual({ kind: "damaged" });
});

test.for([
  ["每 学 期 开 展 2 次 经 验 交 流 会 。", "每学期开展2次经验交流会。"],
  ["学科： 每 学 期 两 次 语文 数学", "学科： 每学期两次 语文 数学"],
  ["王 芳 语文 1 2 3 4 5", "王 芳 语文 1 2 3 4 5"],
  ["  两个空格  在前 ", "  两个空格  在前 "],
  ["一\n二\n三\n四", "一\n二\n三\n四"],
] as const)("letter-spaced text is joined, other blanks stay: %s", ([text, joined]) => {
  expect(joinSpacedText(text)).toBe(joined);
});
