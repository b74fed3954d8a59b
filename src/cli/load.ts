import { readText } from "../domain/reading/read-text.ts";
import type { Reading } from "../domain/reading/reading.ts";
import { refusalMessage, type Language } from "../server/files/messages.ts";
import { readTextFile } from "../server/files/read-text-file.ts";

export interface LoadedFile {
  readonly file: string;
  readonly reading: Reading;
}

/** The readings of all files, or one line for each file that cannot be read. */
export type Loaded =
  | { readonly kind: "loaded"; readonly files: readonly LoadedFile[] }
  | { readonly kind: "refused"; readonly lines: readonly string[] };

/** Reads files one after the other: a large one needs its memory for itself. */
export async function loadFiles(paths: readonly string[], language: Language): Promise<Loaded> {
  const files: LoadedFile[] = [];
  const lines: string[] = [];
  for (const file of paths) {
    const result = await readTextFile(file);
    if (result.kind === "refused") lines.push(refusalMessage(file, result.reason, language));
    else files.push({ file, reading: readText(result.text) });
  }
  return lines.length > 0 ? { kind: "refused", lines } : { kind: "loaded", files };
}
