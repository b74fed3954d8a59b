import { viewOf } from "./compound-file.ts";

/**
 * Where table rows end. A cell and a row end with the same character, 0x07; only the paragraph property sprmPFTtp
 * tells a row's end from an empty cell. Source: [MS-DOC] 2.8.2 (PlcBtePapx), 2.9.181 (PapxFkp), 2.9.114 (GrpPrlAndIstd), 2.6.2.
 */

const paragraphPagesAt = 0x0102;
const pageBytes = 512;
const runBytes = 13;
const rowEndProperty = 0x2417;
const tableDefinition = 0xd608;
const tabChange = 0xc615;

/** Bytes of a property's operand, by the top three bits of its code. Source: [MS-DOC] 2.2.5.1 (Sprm). */
const operandBytes = [1, 1, 2, 4, 2, 2, 0, 3] as const;

/** Whether the list of properties says that the paragraph ends a row. */
function hasRowEnd(properties: DataView): boolean {
  let at = 0;
  while (at + 2 < properties.byteLength) {
    const code = properties.getUint16(at, true);
    at += 2;
    if (code === rowEndProperty) return properties.getUint8(at) !== 0;
    const size = operandBytes[code >>> 13] ?? 0;
    if (size > 0) at += size;
    else if (code === tableDefinition) at += properties.byteLength - at < 2 ? 2 : properties.getUint16(at, true) + 1;
    else if (code === tabChange && properties.getUint8(at) === 255) return false;
    else at += properties.getUint8(at) + 1;
  }
  return false;
}

/** The properties of one paragraph of a page; they begin after the number of its style. */
function propertiesOf(page: DataView, runAt: number): DataView {
  const at = page.getUint8(runAt) * 2;
  if (at === 0) return new DataView(page.buffer, page.byteOffset, 0);
  const short = page.getUint8(at);
  const start = at + (short === 0 ? 4 : 3);
  const end = short === 0 ? at + 2 + page.getUint8(at + 1) * 2 : at + short * 2;
  return new DataView(page.buffer, page.byteOffset + start, Math.max(0, Math.min(end, pageBytes) - start));
}

/** The offsets in the main stream just behind every character that ends a row. */
export function readRowEnds(main: Uint8Array, table: Uint8Array): ReadonlySet<number> {
  const header = viewOf(main);
  const pages = viewOf(table);
  const start = header.getUint32(paragraphPagesAt, true);
  const count = Math.max(0, Math.floor((header.getUint32(paragraphPagesAt + 4, true) - 4) / 8));
  const ends = new Set<number>();
  for (let index = 0; index < count; index++) {
    const pageAt = (pages.getUint32(start + (count + 1) * 4 + index * 4, true) & 0x3f_ffff) * pageBytes;
    const page = viewOf(main.subarray(pageAt, pageAt + pageBytes));
    const runs = page.getUint8(pageBytes - 1);
    for (let run = 0; run < runs; run++) {
      const properties = propertiesOf(page, (runs + 1) * 4 + run * runBytes);
      if (hasRowEnd(properties)) ends.add(page.getUint32((run + 1) * 4, true));
    }
  }
  return ends;
}
