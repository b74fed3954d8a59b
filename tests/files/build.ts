import yazl from "yazl";

/** Builders of the files that tests read. All texts are our own; schools and places are invented. */

export const sentence = "每学期开展两次经验交流会，每次不少于2人。";

export function zip(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
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

const wordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const documentRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

export function docx(body: string, others: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${documentRelation}" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${wordNamespace}"><w:body>${body}</w:body></w:document>`,
    ...others,
  });
}

export const run = (content: string): string => `<w:r>${content}</w:r>`;
export const paragraph = (text: string): string => `<w:p>${run(`<w:t>${text}</w:t>`)}</w:p>`;
export function table(rows: readonly (readonly string[])[]): string {
  const cell = (content: string): string => `<w:tc>${content}</w:tc>`;
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join("")}</w:tr>`).join("")}</w:tbl>`;
}

/** A PDF of the given numbered objects; the first is the catalog. */
export function pdfOf(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${Buffer.concat(parts).length}\n%%EOF`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

export function pdfStream(description: string, content: Buffer | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`<<${description}/Length ${bytes.length}>>\nstream\n`), bytes, Buffer.from("\nendstream")]);
}

const descendant =
  "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 6/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 90>>>>]";

/** Pages whose codes are Unicode; the font says so itself or names a standard coding table. */
export function pdf(pages: readonly string[], font: "with-unicode" | "UniGB-UCS2-H" = "with-unicode"): Buffer {
  const hex = (text: string): string => Buffer.from(text, "utf16le").swap16().toString("hex");
  const kids = pages.map((_, index) => `${5 + index * 2} 0 R`).join(" ");
  const fontObject =
    font === "with-unicode"
      ? `<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/ToUnicode 4 0 R${descendant}>>`
      : `<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/${font}${descendant}>>`;
  return pdfOf([
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    fontObject,
    pdfStream(
      "",
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end",
    ),
    ...pages.flatMap((text, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 300]/Contents ${6 + index * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      pdfStream("", text === "" ? "" : `BT /F1 12 Tf 20 100 Td <${hex(text)}> Tj ET`),
    ]),
  ]);
}

/** A page with one grey picture and no text. */
export function picturePdf(): Buffer {
  return pdfOf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 300]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>",
    pdfStream("", "q 600 0 0 300 0 0 cm /P Do Q"),
    pdfStream("/Type/XObject /Subtype /Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", "\u0010\u0020\u0030\u0040"),
  ]);
}

/** Bytes of a text in a two-byte encoding: the platform encodes UTF-8 only, so its decoding table is turned round. */
function newEncoder(encoding: "gb18030" | "big5"): (text: string) => Buffer {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== "\ufffd") codes.set(character, [lead, trail]);
    }
  }
  return (text) => Buffer.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

export const gb18030: (text: string) => Buffer = newEncoder("gb18030");
export const big5: (text: string) => Buffer = newEncoder("big5");
export const utf16le = (text: string): Buffer => Buffer.from(text, "utf16le");
export const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
