import { extractText, getDocumentProxy } from "unpdf";
import { refuse, type FileText } from "./refusal.ts";

/** PDFs printed by Chromium and Edge hold Kangxi radicals in place of characters: ⼯ for 工. */
const radicals = /[\u2e80-\u2fdf]/g;

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "";
}

/** The text of a PDF, one line break between pages; a PDF without any text on its pages holds pictures only. */
export async function readPdf(bytes: Uint8Array): Promise<FileText> {
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
    const { text } = await extractText(pdf, { mergePages: false });
    const joined = text.join("\n").replace(radicals, (radical) => radical.normalize("NFKC"));
    return joined.trim() === "" ? refuse({ kind: "picture-only" }) : { kind: "text", text: joined, format: "pdf" };
  } catch (error) {
    // The PDF library names its exceptions; a password is the only one that the user can do something else about.
    if (errorName(error) === "PasswordException") return refuse({ kind: "password-protected" });
    if (error instanceof Error) return refuse({ kind: "damaged" });
    throw error;
  }
}
