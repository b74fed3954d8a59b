import { getDocumentProxy } from "unpdf";
import { inflatesBeyond } from "./pdf-streams.ts";
import { refuse, type FileText } from "./refusal.ts";
import { joinSpacedText } from "./spaced-text.ts";

/** The most pages of one file. Our choice: the plans of a whole county in one volume. */
export const pdfPagesMax = 2000;

/**
 * The most that the streams of one file may unpack to, pictures aside. Our choice: five times the largest file we take.
 * Measured: a forged file of 2 KB that unpacks to 1 GB made the library take 2.3 GB.
 */
export const pdfInflatedBytesMax = 256 * 1024 * 1024;

/**
 * Radicals that stand for a character of the same shape. Browsers print ⻓ for 长 and ⼯ for 工; Unicode's NFKC maps the
 * Kangxi radicals (U+2F00) but of these, the simplified forms, only two.
 * Source: Unicode Character Database 14.0, EquivalentUnifiedIdeograph.txt; all pairs compared with it.
 */
const radicalPairs =
  "⺎兀⺒巳⺓幺⺠民⺩王⺶羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟";
const plainRadicals: ReadonlyMap<string, string> = new Map(
  Array.from({ length: radicalPairs.length / 2 }, (_, index) => [radicalPairs.charAt(index * 2), radicalPairs.charAt(index * 2 + 1)]),
);
const radicals = /[\u2e80-\u2fdf]/g;

function plainHan(text: string): string {
  return text.replace(radicals, (radical) => plainRadicals.get(radical) ?? radical.normalize("NFKC"));
}

/** Whether the file holds a picture object; these stand outside of packed objects, so the bytes tell. */
function hasPicture(bytes: Buffer): boolean {
  for (let at = bytes.indexOf("/Subtype"); at >= 0; at = bytes.indexOf("/Subtype", at + 8)) {
    const next = bytes.toString("latin1", at + 8, at + 20).trimStart();
    if (next.startsWith("/Image")) return true;
  }
  return false;
}

type Pages =
  | { readonly kind: "pages"; readonly texts: readonly string[] }
  | { readonly kind: "too-many"; readonly count: number }
  /** A font asked for a coding table that the library does not carry, e.g. UniGB-UCS2-H. */
  | { readonly kind: "no-tables" };

/** Pages are read one after the other: the library's own helper starts them all at once. */
async function readPages(bytes: Uint8Array): Promise<Pages> {
  let lacksTables = false;
  class NoTables {
    fetch(): Promise<never> {
      lacksTables = true;
      return Promise.reject(new Error("expected a PDF with its own coding tables, found one that names a standard table"));
    }
  }
  // The library takes the bytes away from its caller, so it gets a copy.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, BinaryDataFactory: NoTables });
  try {
    if (pdf.numPages > pdfPagesMax) return { kind: "too-many", count: pdf.numPages };
    const texts: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      texts.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
      page.cleanup();
    }
    return lacksTables ? { kind: "no-tables" } : { kind: "pages", texts };
  } catch (error) {
    // The library gives up on a page whose table is missing; whatever else it throws is for the caller.
    if (lacksTables) return { kind: "no-tables" };
    throw error;
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function textOrReason(pages: Pages, bytes: Buffer): FileText {
  switch (pages.kind) {
    case "too-many":
      return refuse({ kind: "too-many-pages", pages: pages.count, limit: pdfPagesMax });
    case "no-tables":
      // Part of a text is never given for the whole.
      return refuse({ kind: "unreadable-fonts" });
    case "pages": {
      const text = joinSpacedText(plainHan(pages.texts.join("\n")));
      if (text.trim() !== "") return { kind: "text", text, format: "pdf" };
      return refuse(hasPicture(bytes) ? { kind: "picture-only", pages: pages.texts.length } : { kind: "no-text" });
    }
    default:
      return pages satisfies never;
  }
}

/** The text of a PDF, one line break between pages. */
export async function readPdf(bytes: Buffer): Promise<FileText> {
  if (inflatesBeyond(bytes, pdfInflatedBytesMax)) return refuse({ kind: "inflates-too-much", limitBytes: pdfInflatedBytesMax });
  try {
    return textOrReason(await readPages(bytes), bytes);
  } catch (error) {
    // The PDF library names its exceptions; a password is the only one that the user can do something else about.
    if (error instanceof Error) return refuse({ kind: error.name === "PasswordException" ? "password-protected" : "damaged" });
    throw error;
  }
}
