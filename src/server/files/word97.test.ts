import { readFileSync } from "node:fs";
import cfb from "cfb";
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { openCompoundFile } from "./compound-file.ts";
import type { FileText } from "./refusal.ts";
import { readWord97 } from "./word97.ts";

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../tests/files/${name}`, import.meta.url));
const textOf = (file: FileText): unknown => (file.kind === "text" ? file.text : file.reason);

function container(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const file = cfb.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) cfb.utils.cfb_add(file, name, content);
  return Buffer.from(cfb.write(file, { type: "buffer" }));
}

/** The main stream of a fixture with 16 bits of its header changed. */
function withHeader(at: number, value: number): Buffer {
  const source = cfb.parse(fixture("table.doc"));
  const streamOf = (name: string): Buffer => Buffer.from(cfb.find(source, name)?.content ?? []);
  const main = streamOf("WordDocument");
  main.writeUInt16LE(value, at);
  return container({ WordDocument: main, "1Table": streamOf("1Table") });
}

test("spaced characters, fields and tables of a .doc written by LibreOffice", () => {
  expect(textOf(readWord97(fixture("table.doc")))).toBe(
    [
      "青山中学帮扶方案",
      "每学期开展两次经验交流会。",
      "详见附件一说明",
      "项目 | 数据 | 说明 |",
      "送教 | | 12场 |",
      "| 第一段",
      "第二段 | |",
      "完。",
    ].join("\n"),
  );
});

test("an unchanged header leaves the text readable, so the refusals below are for what was changed", () => {
  expect(textOf(readWord97(withHeader(0, 0xa5ec)))).toContain("青山中学");
});

test.for([
  ["the encryption flag", withHeader(0x0a, 0x0300), { kind: "password-protected" }],
  ["an older Word", withHeader(0, 0xa5dc), { kind: "unknown-format", found: "word-95" }],
  [
    "an encrypted .docx",
    container({ EncryptedPackage: Buffer.alloc(5000), EncryptionInfo: Buffer.alloc(200) }),
    { kind: "password-protected" },
  ],
  ["an old spreadsheet", container({ Workbook: Buffer.alloc(5000) }), { kind: "unknown-format", found: "excel" }],
  ["a file cut off", fixture("table.doc").subarray(0, 3000), { kind: "damaged" }],
] as const)("%s", ([, bytes, reason]) => {
  expect(textOf(readWord97(bytes))).toEqual(reason);
});

property.prop([fc.array(fc.uint8Array({ maxLength: 9000 }), { minLength: 1, maxLength: 5 })])(
  "streams of every size are read as another library wrote them",
  (contents) => {
    const file = openCompoundFile(container(Object.fromEntries(contents.map((content, index) => [`s${index}`, content]))));
    for (const [index, content] of contents.entries())
      expect(Buffer.from(file.readStream(`s${index}`) ?? [])).toEqual(Buffer.from(content));
  },
);

test("a file whose list of sectors outgrows its header", () => {
  const content = Buffer.alloc(9 * 1024 * 1024, "方案");
  const read = openCompoundFile(container({ WordDocument: content })).readStream("WordDocument");
  expect(read && content.equals(read)).toBe(true);
});

property.prop([fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 40 })], { numRuns: 300 })(
  "no change of bytes makes it throw or run on",
  (changes) => {
    const bytes = Buffer.from(fixture("table.doc"));
    for (const [at, value] of changes) bytes[at % bytes.length] = value;
    expect(["text", "refused"]).toContain(readWord97(bytes).kind);
  },
);
