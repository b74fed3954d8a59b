import { expect, test } from "vitest";
import { docx, paragraph, run, sentence, table, zip } from "../../../tests/files/build.ts";
import { readZipped } from "./docx-text.ts";
import type { FileText } from "./refusal.ts";
import { inflatedBytesMax, packagePartsMax, packageTagsMax } from "./zip-package.ts";

const textOf = (file: FileText): unknown => (file.kind === "text" ? file.text : file.reason);

test.for([
  ["paragraphs are lines", paragraph("一") + paragraph(sentence), `一\n${sentence}`],
  ["empty paragraphs are none", `${paragraph("一")}<w:p/>${paragraph("二")}`, "一\n二"],
  ["tabs and line breaks", `<w:p>${run("<w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t>")}</w:p>`, "一\t二\n三"],
  [
    "a table",
    paragraph("前") + table([["项目", "数据", "说明"].map(paragraph), [paragraph("送教"), "<w:p/>", paragraph("12场")]]) + paragraph("后"),
    "前\n项目 | 数据 | 说明 |\n送教 | | 12场 |\n后",
  ],
  ["paragraphs of one cell are lines", table([[paragraph("一") + paragraph("二"), paragraph("三")]]), "一\n二 | 三 |"],
  ["text spaced by characters", `<w:p><w:r><w:rPr><w:spacing w:val="60"/></w:rPr><w:t>每学期</w:t></w:r></w:p>`, "每学期"],
  [
    "deleted text is gone, inserted text is there",
    `<w:p><w:del>${run("<w:delText>旧</w:delText>")}</w:del><w:ins>${run("<w:t>新</w:t>")}</w:ins></w:p>`,
    "新",
  ],
  ["numbers of notes stay out", `<w:p>${run("<w:t>二人</w:t>")}${run('<w:footnoteReference w:id="7"/>')}</w:p>`, "二人"],
] as const)("%s", async ([, body, text]) => {
  expect(textOf(await readZipped(await docx(body)))).toBe(text);
});

/** Writes another unpacked size into the last entry of the package's directory. */
function lie(bytes: Buffer, size: number): Buffer {
  const forged = Buffer.from(bytes);
  forged.writeUInt32LE(size, forged.lastIndexOf(Buffer.from("504b0102", "hex")) + 24);
  return forged;
}

test("a package that unpacks to more than the limit is not opened, whatever size it declares", async () => {
  const bomb = await docx("", { "word/styles.xml": Buffer.alloc(inflatedBytesMax + 1) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(textOf(await readZipped(bomb))).toEqual({ kind: "inflates-too-much", limitBytes: inflatedBytesMax });
  expect(textOf(await readZipped(lie(bomb, 1000)))).toEqual({ kind: "damaged" });
});

test("pictures may be larger than what XML may unpack to", async () => {
  const bytes = await docx(paragraph(sentence), { "word/media/image1.bmp": Buffer.alloc(inflatedBytesMax + 1) });
  expect(textOf(await readZipped(bytes))).toBe(sentence);
});

test("more tags or parts than the limit", async () => {
  expect(textOf(await readZipped(await docx("<w:p/>".repeat(packageTagsMax))))).toEqual({ kind: "too-many-tags", limit: packageTagsMax });
  // The end record alone names the number of parts.
  const end = Buffer.concat([Buffer.from("504b0506", "hex"), Buffer.alloc(18)]);
  for (const at of [8, 10]) end.writeUInt16LE(packagePartsMax + 1, at);
  expect(textOf(await readZipped(end))).toEqual({
    kind: "too-many-parts",
    parts: packagePartsMax + 1,
    limit: packagePartsMax,
  });
});

test.for([
  ["xl/workbook.xml", "excel"],
  ["ppt/presentation.xml", "powerpoint"],
  ["OFD.xml", "ofd"],
  ["photo.jpg", "archive"],
] as const)("a package with %s is %s", async ([part, found]) => {
  expect(textOf(await readZipped(await zip({ [part]: "<x/>" })))).toEqual({ kind: "unknown-format", found });
});

test("XML that is broken or nested deeper than the stack", async () => {
  expect(textOf(await readZipped(await docx("<w:p>")))).toEqual({ kind: "damaged" });
  const deep = await readZipped(await docx(`${"<w:sdt><w:sdtContent>".repeat(20_000)}${"</w:sdtContent></w:sdt>".repeat(20_000)}`));
  expect(deep.kind).toBe("refused");
});
