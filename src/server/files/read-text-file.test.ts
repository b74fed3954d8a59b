import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import cfb from "cfb";
import { fc, test as property } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import yazl from "yazl";
import { decodeText } from "./decode-text.ts";
import { refusalMessage } from "./messages.ts";
import { fileBytesMax, readTextBytes, readTextFile } from "./read-text-file.ts";

const sentence = "每学期开展两次经验交流会，每次不少于2人。";
const fixture = (name: string): string => fileURLToPath(new URL(`../../../tests/files/${name}`, import.meta.url));

function zip(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    archive.outputStream.on("data", (chunk: Buffer) => chunks.push(chunk));
    archive.outputStream.on("end", () => {
      resolve(Buffer.concat(chunks));
    });
    archive.outputStream.on("error", reject);
  });
}

const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

function docx(body: string): Promise<Buffer> {
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  });
}

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A PDF of one page with the given content stream. */
function pdf(content: string): Buffer {
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  const parts = ["%PDF-1.4\n"];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(parts.join("").length);
    parts.push(`${index + 1} 0 obj\n${object}\nendobj\n`);
  }
  const start = parts.join("").length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(`xref\n0 6\n0000000000 65535 f \n${table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`);
  return Buffer.from(parts.join(""), "latin1");
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xieshou-files-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** GB18030 bytes of a text: the encoder of the platform knows UTF-8 only, so the table is turned round. */
function gb18030(text: string): Buffer {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

describe("plain text in the encodings of Chinese offices", () => {
  const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
  test.for([
    ["UTF-8", Buffer.from(sentence)],
    ["UTF-8 with mark", Buffer.from(`\ufeff${sentence}`)],
    ["GB18030", gb18030(sentence)],
    ["UTF-16 LE with mark", Buffer.from(`\ufeff${sentence}`, "utf16le")],
    ["UTF-16 BE with mark", utf16be(`\ufeff${sentence}`)],
    ["UTF-16 LE without mark", Buffer.from(`${sentence}\n`, "utf16le")],
  ] as const)("%s", async ([, bytes]) => {
    const result = await readTextBytes("plan.txt", Buffer.from(bytes));
    expect(result).toMatchObject({ kind: "text", format: "text" });
    expect(result.kind === "text" ? result.text.trim() : "").toBe(sentence);
  });

  property.prop([fc.string({ unit: fc.constantFrom(..."每学期开展两次abc 12\n，。".split("")), minLength: 1 })])(
    "any text survives UTF-8",
    (text) => {
      expect(decodeText(Buffer.from(text))).toBe(text);
    },
  );
});

describe("documents", () => {
  test("a .docx gives its paragraphs, and its tables as rows with bars", async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const bytes = await docx(`${paragraph(sentence)}<w:tbl><w:tr>${cell("送教")}${cell("12场")}</w:tr></w:tbl>`);
    const result = await readTextBytes("plan.docx", bytes);
    expect(result.kind === "text" ? result.text : result).toMatch(new RegExp(`${sentence}[\\s\\S]*送教[\\s|]*12场`));
  });

  test("a .doc written by an office program is read whole", async () => {
    const result = await readTextFile(fixture("plan.doc"));
    const expected = readFileSync(fileURLToPath(new URL("../../../examples/plan.txt", import.meta.url)), "utf8");
    expect(result).toMatchObject({ kind: "text", format: "doc" });
    const squeezed = (text: string): string => text.replace(/\s+/g, "");
    expect(result.kind === "text" ? squeezed(result.text) : "").toContain("一、帮扶时间");
    expect(result.kind === "text" ? squeezed(result.text).length : 0).toBeGreaterThan(squeezed(expected).length * 0.9);
  });

  test("a PDF with text", async () => {
    expect(await readTextBytes("plan.pdf", pdf("BT /F1 12 Tf 20 100 Td (2 lessons a term) Tj ET"))).toMatchObject({
      kind: "text",
      format: "pdf",
      text: "2 lessons a term",
    });
  });

  test("HTML: script is dropped, blocks are lines, entities are characters", async () => {
    const page =
      "<!doctype html><html><head><title>方案</title><script>alert(1)</script></head><body><p>每学期&nbsp;2次</p><table><tr><td>送教</td><td>12场</td></tr></table></body></html>";
    const result = await readTextBytes("plan.html", Buffer.from(page));
    expect(
      result.kind === "text"
        ? result.text
            .split("\n")
            .map((line) => line.trim())
            .filter((line) => line !== "")
        : [],
    ).toEqual(["方案", "每学期\u00a02次", "送教 | 12场 |"]);
  });
});

describe("refusals", () => {
  const encryptedPackage = (): Buffer => {
    const container = cfb.utils.cfb_new();
    cfb.utils.cfb_add(container, "EncryptedPackage", Buffer.from("x"));
    return Buffer.from(cfb.write(container, { type: "buffer" }));
  };
  test.for([
    ["an empty file", "empty.txt", () => Buffer.alloc(0), "empty"],
    ["blanks only", "blank.txt", () => Buffer.from(" \n\u3000"), "no-text"],
    ["a picture", "photo.jpg", () => Buffer.from("ffd8ffe000104a46", "hex"), "unknown-format"],
    ["bytes of no encoding", "data.bin", () => Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 37) % 32)), "unknown-format"],
    ["a PDF of pictures", "scan.pdf", () => pdf("q 100 0 0 100 0 0 cm Q"), "picture-only"],
    ["a damaged PDF", "cut.pdf", () => Buffer.from("%PDF-1.4 nothing"), "damaged"],
    ["a damaged .doc", "cut.doc", () => Buffer.from("d0cf11e0a1b11ae1", "hex"), "damaged"],
    ["an encrypted .docx", "secret.docx", encryptedPackage, "password-protected"],
    ["an RTF", "plan.rtf", () => Buffer.from("{\\rtf1 x}"), "unknown-format"],
  ] as const)("%s", async ([, name, bytes, kind]) => {
    expect(await readTextBytes(name, bytes())).toMatchObject({ kind: "refused", reason: { kind } });
  });

  test("a spreadsheet is named as what it is", async () => {
    expect(await readTextBytes("plan.xlsx", await zip({ "xl/workbook.xml": "<x/>" }))).toMatchObject({
      reason: { kind: "unknown-format", found: "Excel" },
    });
  });

  test("a .docx that unpacks to more than the limit is not opened", async () => {
    expect(await readTextBytes("bomb.docx", await zip({ "word/document.xml": Buffer.alloc(201 * 1024 * 1024) }))).toMatchObject({
      reason: { kind: "inflates-too-much" },
    });
  });

  test("a password on a PDF", async () => {
    expect(await readTextFile(fixture("password.pdf"))).toMatchObject({ reason: { kind: "password-protected" } });
  });

  test("a missing file, a folder, a file over 50 MB: its size is looked at before it is loaded", async () => {
    const large = join(folder, "large.txt");
    writeFileSync(large, "x");
    truncateSync(large, fileBytesMax + 1);
    expect(await readTextFile(join(folder, "none.txt"))).toMatchObject({ reason: { kind: "not-found" } });
    expect(await readTextFile(folder)).toMatchObject({ reason: { kind: "is-folder" } });
    expect(await readTextFile(large)).toMatchObject({ reason: { kind: "too-large" } });
  });

  test("every refusal is one line in both languages", () => {
    for (const reason of [
      { kind: "empty" },
      { kind: "unknown-format", found: "Excel" },
      { kind: "too-large", bytes: 60 * 1024 * 1024, limitBytes: fileBytesMax },
    ] as const) {
      for (const language of ["zh", "en"] as const) expect(refusalMessage("a.txt", reason, language)).toMatch(/^a\.txt[：:].+$/);
    }
  });

  const starts = fc.constantFrom(
    "",
    "%PDF-1.4",
    "PK\u0003\u0004",
    "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
    "<html>",
    "\u00ff\u00fe",
  );
  property.prop([fc.uint8Array({ maxLength: 600 }), starts, fc.constantFrom("a.txt", "a.docx", "a.pdf", "a.doc", "a.html")], {
    numRuns: 150,
  })("no bytes make it throw", async (bytes, start, name) => {
    const result = await readTextBytes(name, Buffer.concat([Buffer.from(start, "latin1"), bytes]));
    expect(["text", "refused"]).toContain(result.kind);
  });
});
