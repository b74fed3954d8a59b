import mammoth from "mammoth";
import { refuse, textOrRefusal, type FileText, type ForeignFormat } from "./refusal.ts";
import { newTextLines, type TextLines } from "./text-lines.ts";
import { inflatedBytesMax, openZipPackage, packagePartsMax, packageTagsMax } from "./zip-package.ts";

/** What the document model of mammoth 1.13 holds, as far as text goes; it calls the model unstable, so its version is pinned. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function write(node: Node, lines: TextLines): void {
  if (node.type === "text") lines.write(node.value ?? "");
  else if (node.type === "tab") lines.write("\t");
  else if (node.type === "break") lines.endLine();
  for (const child of node.children ?? []) write(child, lines);
  if (node.type === "paragraph") lines.endLine();
  else if (node.type === "tableCell") lines.endCell();
  else if (node.type === "tableRow") lines.endRow();
}

/**
 * The library's own `extractRawText` runs table cells and line breaks together, and its HTML mixes note numbers
 * into sentences; so its document is taken before it is made into either.
 */
async function extract(bytes: Buffer): Promise<FileText> {
  const lines = newTextLines();
  const takeDocument = (document: unknown): unknown => {
    if (!isNode(document)) throw new Error("expected a document of mammoth, found another value");
    write(document, lines);
    return { ...document, children: [] };
  };
  try {
    await mammoth.convertToHtml({ buffer: bytes }, { transformDocument: takeDocument, externalFileAccess: false });
  } catch (error) {
    // mammoth throws plain Errors, and RangeErrors for XML nested deeper than the stack; both are the file's fault.
    if (error instanceof Error) return refuse({ kind: "damaged" });
    throw error;
  }
  return textOrRefusal(lines.toText(), "docx");
}

function foreignFormat(names: ReadonlySet<string>): ForeignFormat {
  if (names.has("xl/workbook.xml") || names.has("xl/workbook.bin")) return "excel";
  if (names.has("ppt/presentation.xml")) return "powerpoint";
  if (names.has("OFD.xml")) return "ofd";
  return names.has("content.xml") && names.has("mimetype") ? "opendocument" : "archive";
}

/** Word names its main part word/document.xml; the web version also writes word/document2.xml. */
function hasDocument(names: ReadonlySet<string>): boolean {
  return [...names].some((name) => name.startsWith("word/document") && name.endsWith(".xml"));
}

/** The text of a .docx, or what else the zip package is. */
export async function readZipped(bytes: Buffer): Promise<FileText> {
  const opened = await openZipPackage(bytes);
  switch (opened.kind) {
    case "parts":
      if (hasDocument(opened.names)) return await extract(bytes);
      return refuse({ kind: "unknown-format", found: foreignFormat(opened.names) });
    case "encrypted":
      return refuse({ kind: "password-protected" });
    case "inflates-too-much":
      return refuse({ kind: "inflates-too-much", limitBytes: inflatedBytesMax });
    case "too-many-tags":
      return refuse({ kind: "too-many-tags", limit: packageTagsMax });
    case "too-many-parts":
      return refuse({ kind: "too-many-parts", parts: opened.parts, limit: packagePartsMax });
    case "damaged":
      return refuse({ kind: "damaged" });
    default:
      return opened satisfies never;
  }
}
