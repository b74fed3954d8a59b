import { parseDocument } from "htmlparser2";
import { isText, type AnyNode } from "domhandler";
import { decodeText } from "./decode-text.ts";

const blockTags = new Set(
  "address article aside blockquote br dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul title".split(
    " ",
  ),
);
const droppedTags = new Set(["script", "style", "noscript", "template", "svg"]);

/** Collects the text of a tree without recursion: pages nest deeper than the stack. */
function textOf(root: AnyNode): string {
  const parts: string[] = [];
  const open: (AnyNode | string)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === "string") parts.push(node);
    else if (isText(node)) parts.push(node.data.replace(/[\r\n\t]/g, " "));
    else if ("children" in node) {
      const name = "name" in node ? node.name : "";
      if (droppedTags.has(name)) continue;
      const mark = blockTags.has(name) ? "\n" : name === "td" || name === "th" ? " | " : "";
      if (mark !== "") open.push(mark);
      for (const child of node.children.toReversed()) open.push(child);
      if (mark === "\n") parts.push("\n");
    }
  }
  return parts.join("").replace(/\n[ \n]*\n/g, "\n");
}

/** The encoding that a page declares in its first kilobyte; null if it declares none that we know. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  const name = /charset\s*=\s*["']?([a-z0-9-]{2,20})/i.exec(head)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  return name.startsWith("gb") ? "gb18030" : name === "big5" ? "big5" : null;
}

/** The text of an HTML page, block elements as lines, table cells parted by bars; null if its bytes are no text. */
export function readHtml(bytes: Uint8Array): string | null {
  const declared = declaredEncoding(bytes);
  const source = declared ? new TextDecoder(declared).decode(bytes) : decodeText(bytes);
  return source === null ? null : textOf(parseDocument(source, { decodeEntities: true }));
}
