import yauzl from "yauzl";

/** The most that the XML parts of a document may unpack to. Our choice: far above what a typed document has, far below what a bomb claims. */
export const inflatedBytesMax = 32 * 1024 * 1024;
/**
 * The most tags in those parts; mammoth's memory follows them, not the bytes. Measured just below the limit: 0.6 GB
 * for 98,000 plain paragraphs of 6 tags each, 1.1 GB and 3 s for forged empty ones.
 */
export const packageTagsMax = 600_000;
/** The most parts of a package. Our choice: a plan with a photograph of every school of a province stays below it. */
export const packagePartsMax = 10_000;

export type ZipPackage =
  | { readonly kind: "parts"; readonly names: ReadonlySet<string> }
  | { readonly kind: "encrypted" }
  | { readonly kind: "too-many-parts"; readonly parts: number }
  | { readonly kind: "inflates-too-much" }
  | { readonly kind: "too-many-tags" }
  | { readonly kind: "damaged" };

interface Measure {
  readonly bytes: number;
  readonly tags: number;
}

function countTags(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf("<"); at >= 0; at = chunk.indexOf("<", at + 1)) count++;
  return count;
}

/** Unpacks one part into nothing and gives its true measure; ends as soon as it passes `bytesMax`. */
function measurePart(archive: yauzl.ZipFile, entry: yauzl.Entry, bytesMax: number): Promise<Measure> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(error);
        return;
      }
      let bytes = 0;
      let tags = 0;
      stream.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        tags += countTags(chunk);
        if (bytes <= bytesMax) return;
        resolve({ bytes, tags });
        stream.destroy();
      });
      stream.on("end", () => {
        resolve({ bytes, tags });
      });
      stream.on("error", reject);
    });
  });
}

/** The reader of documents unpacks XML parts only; pictures stay as they are and may be as large as the file allows. */
function isUnpackedByReader(name: string): boolean {
  return name.endsWith(".xml") || name.endsWith(".rels");
}

async function checkPackage(bytes: Buffer): Promise<ZipPackage> {
  const archive = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
  if (archive.entryCount > packagePartsMax) return { kind: "too-many-parts", parts: archive.entryCount };
  const names = new Set<string>();
  const unpacked: yauzl.Entry[] = [];
  for await (const entry of archive.eachEntry()) {
    if (entry.isEncrypted()) return { kind: "encrypted" };
    names.add(entry.fileName);
    if (isUnpackedByReader(entry.fileName)) unpacked.push(entry);
  }
  let bytesLeft = inflatedBytesMax;
  let tagsLeft = packageTagsMax;
  for (const entry of unpacked) {
    // The declared size refuses an honest bomb at once; a lying one is measured, never past what is left.
    if (entry.uncompressedSize > bytesLeft) return { kind: "inflates-too-much" };
    const measure = await measurePart(archive, entry, bytesLeft);
    bytesLeft -= measure.bytes;
    tagsLeft -= measure.tags;
    if (bytesLeft < 0) return { kind: "inflates-too-much" };
    if (tagsLeft < 0) return { kind: "too-many-tags" };
  }
  return { kind: "parts", names };
}

/** Looks through a zip package before a library unpacks it: what is in it, and that it unpacks to a bearable size. */
export async function openZipPackage(bytes: Buffer): Promise<ZipPackage> {
  try {
    return await checkPackage(bytes);
  } catch (error) {
    // The zip library reports every broken or lying package with an Error.
    if (error instanceof Error) return { kind: "damaged" };
    throw error;
  }
}
