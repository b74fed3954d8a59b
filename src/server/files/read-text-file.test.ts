import { chmodSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fc, test as property } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { docx, gb18030, paragraph, pdf, sentence, utf16le } from "../../../tests/files/build.ts";
import { refusalMessage } from "./messages.ts";
import { fileBytesMax, readTextFile } from "./read-text-file.ts";
import type { ForeignFormat, Refusal } from "./refusal.ts";

const fixture = (name: string): string => fileURLToPath(new URL(`../../../tests/files/${name}`, import.meta.url));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xieshou-files-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const page = `<!-- saved --><?xml version="1.0"?>\n<!DOCTYPE html><html><body><p>${sentence}</p></body></html>`;

describe("the content decides, not the name", () => {
  test.for([
    ["plan.txt", () => Buffer.from(sentence), "text", "utf-8"],
    ["plan.md", () => gb18030(sentence), "text", "gb18030"],
    ["plan.docx", () => Buffer.from(sentence), "text", "utf-8"],
    ["plan", () => utf16le(`\ufeff${sentence}`), "text", "utf-16le"],
    ["plan.doc", () => docx(paragraph(sentence)), "docx", undefined],
    ["plan.txt", () => pdf([sentence]), "pdf", undefined],
    ["plan.doc", () => Buffer.from(page), "html", "utf-8"],
    ["plan.txt", () => utf16le(`\ufeff${page}`), "html", "utf-16le"],
    ["plan.HTML", () => gb18030(sentence), "html", "gb18030"],
  ] as const)("%s (%#)", async ([name, make, format, encoding]) => {
    const bytes = await make();
    expect(await readTextFile({ name, bytes })).toEqual({
      kind: "text",
      text: sentence,
      format,
      ...(encoding === undefined ? {} : { encoding }),
    });
  });

  test("an angle bracket does not make a page of a text", async () => {
    const text = "<方案>\n<p>保持原样</p>";
    expect(await readTextFile({ name: "plan.md", bytes: Buffer.from(text) })).toMatchObject({ format: "text", text });
  });
});

test("a .doc written by an office program holds every line of the plan", async () => {
  const result = await readTextFile(fixture("plan.doc"));
  const squeezed = (text: string): string => text.replace(/\s+/g, "");
  expect(result).toMatchObject({ kind: "text", format: "doc" });
  expect(result.kind === "text" ? squeezed(result.text) : "").toContain("一、帮扶时间");
});

describe("refusals", () => {
  test.for([
    ["empty.txt", Buffer.alloc(0), { kind: "empty" }],
    ["blank.txt", Buffer.from(" \n\u3000"), { kind: "no-text" }],
    ["torn.txt", Buffer.from("每学期").subarray(0, -1), { kind: "unknown-encoding" }],
    ["torn.docx", Buffer.from("89ab00ff", "hex"), { kind: "damaged" }],
    ["data.bin", Buffer.from("89ab00ff", "hex"), { kind: "unknown-format", found: "unknown" }],
    ["photo.txt", Buffer.from("ffd8ffe000104a46", "hex"), { kind: "unknown-format", found: "picture" }],
    ["plan.doc", Buffer.from("{\\rtf1 x}"), { kind: "unknown-format", found: "rtf" }],
    ["plan.rar", Buffer.from("526172211a0700", "hex"), { kind: "unknown-format", found: "archive" }],
    ["plan.doc", Buffer.from("MIME-Version: 1.0\r\n"), { kind: "unknown-format", found: "mhtml" }],
    ["plan.doc", Buffer.from('<?xml version="1.0"?><w:wordDocument>'), { kind: "unknown-format", found: "word-xml" }],
    ["cut.docx", Buffer.from("504b030414000000", "hex"), { kind: "damaged" }],
    ["cut.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), { kind: "damaged" }],
    ["large.txt", Buffer.alloc(fileBytesMax + 1), { kind: "too-large", bytes: fileBytesMax + 1, limitBytes: fileBytesMax }],
  ] as const)("%s (%#)", async ([name, bytes, reason]) => {
    expect(await readTextFile({ name, bytes })).toEqual({ kind: "refused", reason });
  });

  test("a password on a PDF", async () => {
    expect(await readTextFile(fixture("password.pdf"))).toMatchObject({ reason: { kind: "password-protected" } });
  });

  test("a missing file, a folder, a path that cannot be, a device, a file over 50 MB", async () => {
    const large = join(folder, "large.txt");
    writeFileSync(large, "x");
    truncateSync(large, fileBytesMax + 1);
    expect(await readTextFile(join(folder, "none.txt"))).toMatchObject({ reason: { kind: "not-found" } });
    expect(await readTextFile("a\0b")).toMatchObject({ reason: { kind: "not-found" } });
    expect(await readTextFile(folder)).toMatchObject({ reason: { kind: "is-folder" } });
    expect(await readTextFile(large)).toMatchObject({ reason: { kind: "too-large" } });
    if (process.platform !== "win32") expect(await readTextFile("/dev/zero")).toMatchObject({ reason: { kind: "not-readable" } });
  });

  // The superuser may read everything, so there this says nothing.
  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)("a file of somebody else", async () => {
    const closed = join(folder, "closed.txt");
    writeFileSync(closed, sentence);
    chmodSync(closed, 0);
    expect(await readTextFile(closed)).toMatchObject({ reason: { kind: "not-readable" } });
  });
});

const foreign: Readonly<Record<ForeignFormat, true>> = {
  excel: true,
  powerpoint: true,
  opendocument: true,
  ofd: true,
  archive: true,
  rtf: true,
  picture: true,
  mhtml: true,
  "word-xml": true,
  "word-95": true,
  unknown: true,
};
const refusals: Readonly<Record<Exclude<Refusal["kind"], "unknown-format">, Refusal>> = {
  "not-found": { kind: "not-found" },
  "is-folder": { kind: "is-folder" },
  "not-readable": { kind: "not-readable" },
  "too-large": { kind: "too-large", bytes: 60 * 1024 * 1024, limitBytes: fileBytesMax },
  empty: { kind: "empty" },
  "no-text": { kind: "no-text" },
  "picture-only": { kind: "picture-only", pages: 3 },
  "unreadable-fonts": { kind: "unreadable-fonts" },
  "password-protected": { kind: "password-protected" },
  damaged: { kind: "damaged" },
  "inflates-too-much": { kind: "inflates-too-much", limitBytes: 1024 * 1024 },
  "too-many-parts": { kind: "too-many-parts", parts: 10_001, limit: 10_000 },
  "too-many-tags": { kind: "too-many-tags", limit: 600_000 },
  "too-many-pages": { kind: "too-many-pages", pages: 2001, limit: 2000 },
  "unknown-encoding": { kind: "unknown-encoding" },
};

test("every refusal is one line in both languages, and no two are the same", () => {
  const found = (Object.keys(foreign) as ForeignFormat[]).map((name): Refusal => ({ kind: "unknown-format", found: name }));
  for (const language of ["zh", "en"] as const) {
    const lines = [...Object.values(refusals), ...found].map((reason) => refusalMessage("方案.doc", reason, language));
    for (const line of lines) expect(line).toMatch(language === "zh" ? /^方案\.doc：[^\n]+。$/ : /^方案\.doc: [^\n]+\.$/);
    expect(new Set(lines).size).toBe(lines.length);
  }
});

const starts = fc.constantFrom(
  "",
  "%PDF-1.4\n",
  "PK\u0003\u0004",
  "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
  "<html>",
  "\u00ff\u00fe",
);
const names = fc.constantFrom("a.txt", "a.md", "a.docx", "a.pdf", "a.doc", "a.wps", "a.html", "a.xlsx", "a");

property.prop([fc.uint8Array({ maxLength: 800 }), starts, names], { numRuns: 300 })(
  "no bytes make it throw",
  async (bytes, start, name) => {
    const result = await readTextFile({ name, bytes: Buffer.concat([Buffer.from(start, "latin1"), bytes]) });
    expect(["text", "refused"]).toContain(result.kind);
  },
);

const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 });

property.prop([changes, fc.constantFrom("docx", "pdf", "plan.doc")], { numRuns: 150 })(
  "no change in a real document makes it throw",
  async (bytesChanged, kind) => {
    const source = kind === "docx" ? await docx(paragraph(sentence)) : kind === "pdf" ? pdf([sentence]) : readFileSync(fixture(kind));
    const bytes = Buffer.from(source);
    for (const [at, value] of bytesChanged) bytes[at % bytes.length] = value;
    expect(["text", "refused"]).toContain((await readTextFile({ name: "plan", bytes })).kind);
  },
);
