import mammoth from "mammoth";
import yauzl from "yauzl";
import { readHtml } from "./html-text.ts";
import { refuse, textOrRefusal, type FileText } from "./refusal.ts";

/** The most that the parts of a document may unpack to. Our choice: 300 typed pages are 3 MB; a bomb claims gigabytes. */
export const inflatedBytesMax = 200 * 1024 * 1024;
/** The most entries of a package. Our choice: one for each picture and part of the largest programme files, tenfold. */
const entriesMax = 10_000;

type PackageCheck = "document" | "not-a-document" | "spreadsheet" | "slides" | "encrypted" | "too-much" | "damaged";

/** Streams one entry and gives how many bytes it really unpacks to; the library fails if they differ from those declared. */
function measureEntry(archive: yauzl.ZipFile, entry: yauzl.Entry): Promise<number> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      let bytes = 0;
      stream.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > inflatedBytesMax) stream.destroy(new Error("unpacks to more than allowed"));
      });
      stream.on("end", () => {
        resolve(bytes);
      });
      stream.on("error", reject);
    });
  });
}

/** Looks through the package before a library unpacks it: what it is, and that its sizes are true and bearable. */
async function checkPackage(bytes: Buffer): Promise<PackageCheck> {
  const archive = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  let total = 0;
  let kind: PackageCheck = "not-a-document";
  if (archive.entryCount > entriesMax) return "too-much";
  for await (const entry of archive.eachEntry()) {
    if (entry.isEncrypted()) return "encrypted";
    if (entry.uncompressedSize > inflatedBytesMax) return "too-much";
    total += await measureEntry(archive, entry);
    if (total > inflatedBytesMax) return "too-much";
    if (entry.fileName === "word/document.xml") kind = "document";
    else if (entry.fileName === "xl/workbook.xml") kind = "spreadsheet";
    else if (entry.fileName === "ppt/presentation.xml") kind = "slides";
  }
  return kind;
}

async function packageKind(bytes: Buffer): Promise<PackageCheck> {
  try {
    return await checkPackage(bytes);
  } catch (error) {
    // The zip library reports every broken or lying package with an Error.
    if (error instanceof Error) return "damaged";
    throw error;
  }
}

async function extract(bytes: Buffer): Promise<FileText> {
  try {
    // HTML keeps table rows and cells apart; pictures are dropped.
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) },
    );
    return textOrRefusal(readHtml(new TextEncoder().encode(value)) ?? "", "docx");
  } catch (error) {
    if (error instanceof Error) return refuse({ kind: "damaged" });
    throw error;
  }
}

/** The text of a .docx, or what else the zip package is. */
export async function readDocx(bytes: Buffer): Promise<FileText> {
  const kind = await packageKind(bytes);
  switch (kind) {
    case "document":
      return await extract(bytes);
    case "encrypted":
      return refuse({ kind: "password-protected" });
    case "too-much":
      return refuse({ kind: "inflates-too-much", limitBytes: inflatedBytesMax });
    case "damaged":
      return refuse({ kind: "damaged" });
    case "spreadsheet":
      return refuse({ kind: "unknown-format", found: "Excel" });
    case "slides":
      return refuse({ kind: "unknown-format", found: "PowerPoint" });
    case "not-a-document":
      return refuse({ kind: "unknown-format", found: "ZIP" });
    default:
      return kind satisfies never;
  }
}
