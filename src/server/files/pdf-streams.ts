import { inflateSync } from "node:zlib";

/** How far before its content the description of a stream may begin. Our choice: real ones have 50-400 bytes. */
const descriptionBytesMax = 2048;

const filter = "/FlateDecode";

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** Unpacks as many times as filters are named; null where the result would have more than `limit` bytes. */
function inflatedSize(packed: Uint8Array, times: number, limit: number): number | null {
  let content = packed;
  for (let pass = 0; pass < times; pass++) {
    try {
      content = inflateSync(content, { maxOutputLength: limit });
    } catch (error) {
      const code = errorCode(error);
      if (code === "ERR_BUFFER_TOO_LARGE") return null;
      // Cut off, encrypted or no stream at all: the PDF library judges that.
      if (typeof code === "string" && code.startsWith("Z_")) return 0;
      throw error;
    }
  }
  return content.length;
}

/**
 * Whether the packed streams of a PDF, pictures aside, unpack to more than `limitBytes` together. Looks at the bytes
 * only: streams cannot hide in other objects. Encrypted and LZW-packed streams are not seen.
 */
export function inflatesBeyond(bytes: Buffer, limitBytes: number): boolean {
  let left = limitBytes;
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6)) {
    if (bytes.toString("latin1", Math.max(0, at - 3), at) === "end") continue;
    const before = bytes.toString("latin1", Math.max(0, at - descriptionBytesMax), at);
    const description = before.slice(before.lastIndexOf("obj") + 1);
    const times = description.split(filter).length - 1;
    if (times === 0 || description.includes("/Image")) continue;
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
    const size = inflatedSize(bytes.subarray(start), times, left);
    if (size === null || size > left) return true;
    left = Math.max(1, left - size);
  }
  return false;
}
